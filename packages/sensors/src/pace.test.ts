import { expect, test } from 'vitest'
import { afterFrame, intervalOf, type Pace } from './pace.ts'

/** The pace after `count` frames of the same cost. */
function after(count: number, milliseconds: number): Pace {
  return Array.from({ length: count }, () => milliseconds).reduce(afterFrame, { wishedPerSecond: 2, cost: 0 })
}

test('a fast machine looks as often as wished', () => {
  expect(intervalOf(after(50, 60))).toBe(500)
})

test('a slow machine looks less often, so that a quarter of a core is enough', () => {
  expect(intervalOf(after(50, 300))).toBeCloseTo(1200, 0)
})

test('even the slowest machine looks every two seconds', () => {
  expect(intervalOf(after(50, 9000))).toBe(2000)
})

test('the first frame, which is slow on every machine, does not slow it down', () => {
  expect(intervalOf(after(1, 500))).toBe(500)
})

test('one hiccup does not slow it down either', () => {
  expect(intervalOf(afterFrame(after(50, 60), 300))).toBe(500)
})
