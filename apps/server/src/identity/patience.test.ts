import { expect, test } from 'vitest'
import { createPatience, secondsToWait, tryKeys } from './patience.ts'

const noon = new Date('2026-11-21T12:00:00Z')
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

test.each([
  [1, 0],
  [4, 0],
  [5, 2],
  [6, 4],
  [10, 64],
  [40, 900],
])('after %i failures in a row one waits %i seconds', (count, seconds) => {
  expect(secondsToWait({ count, lastAt: noon }, 5, noon)).toBe(seconds)
})

test('waiting counts down', () => {
  expect(secondsToWait({ count: 7, lastAt: noon }, 5, after(3))).toBe(5)
  expect(secondsToWait({ count: 7, lastAt: noon }, 5, after(8))).toBe(0)
})

test('the same mailbox from another address is not held up by a few failures', () => {
  const patience = createPatience()
  const bad = tryKeys('linh@example.org', '10.0.0.1')
  const times = Array.from({ length: 6 }, (_, n) => after(n))
  times.map((at) => patience.failed(bad, at))
  expect(patience.wait(bad, after(6))).toBe(3)
  expect(patience.wait(tryKeys('linh@example.org', '10.0.0.2'), after(6))).toBe(0)
})

test('a success forgives', () => {
  const patience = createPatience()
  const keys = tryKeys('linh@example.org', '10.0.0.1')
  Array.from({ length: 9 }).map(() => patience.failed(keys, noon))
  patience.succeeded(keys[0])
  expect(patience.wait(keys, noon)).toBe(0)
})

test('half an hour later one begins anew', () => {
  const patience = createPatience()
  const keys = tryKeys('linh@example.org', '10.0.0.1')
  Array.from({ length: 9 }).map(() => patience.failed(keys, noon))
  patience.failed(keys, after(1801))
  expect(patience.wait(keys, after(1801))).toBe(0)
})
