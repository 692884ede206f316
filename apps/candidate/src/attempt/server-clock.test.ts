import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createServerClock } from './server-clock.ts'

const eight = Date.parse('2026-11-22T08:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: eight })
})
afterEach(() => {
  vi.useRealTimers()
})

test('what an earlier page knew gives way to the first answer of the server, however slow that is', () => {
  const clock = createServerClock()
  clock.suppose(3 * 3_600_000)
  const askedAt = performance.now()
  vi.advanceTimersByTime(4_000)
  clock.note(eight + 2_000, askedAt)
  expect(clock.now()).toBe(eight + 4_000)
})

test('a word that was long on its way does not turn the clock back', () => {
  const clock = createServerClock()
  clock.note(eight, performance.now())
  vi.advanceTimersByTime(20_000)
  clock.note(new Date(eight + 5_000).toISOString())
  expect(clock.now()).toBe(eight + 20_000)
  clock.note(eight + 30_000)
  expect(clock.now()).toBe(eight + 30_000)
})

test('an answer without a time changes nothing', () => {
  const clock = createServerClock()
  clock.note(eight, performance.now())
  clock.note('' as string, performance.now())
  expect(clock.now()).toBe(eight)
})

test('setting the clock of the machine does not move it', () => {
  const clock = createServerClock()
  clock.note(eight, performance.now())
  vi.setSystemTime(0)
  expect([clock.now(), clock.offset()]).toEqual([eight, eight])
})
