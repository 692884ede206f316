import { expect, test } from 'vitest'
import { Lateness } from './lateness.ts'

test('beats in time excuse nothing', () => {
  const lateness = new Lateness(100)
  for (const at of [0, 100, 215, 300]) lateness.beat(at)
  expect(lateness.ms(300)).toBe(0)
})

test('a beat that came late excuses as much for a while', () => {
  const lateness = new Lateness(100)
  for (const at of [0, 100, 500, 600]) lateness.beat(at)
  expect(lateness.ms(600)).toBe(300)
  expect(lateness.ms(1_900)).toBe(300)
  expect(lateness.ms(2_100)).toBe(0)
})

test('the lateness of the server comes on top, as long as it says so, and there is a most', () => {
  const lateness = new Lateness(100)
  for (const at of [0, 300]) lateness.beat(at)
  lateness.hear(150, 350)
  expect(lateness.ms(400)).toBe(350)
  lateness.hear(9_000, 450)
  expect(lateness.ms(500)).toBe(1_000)
  expect(lateness.ms(3_000)).toBe(0)
})
