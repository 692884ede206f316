import { expect, test } from 'vitest'
import { allowedMinutes } from './allowed-minutes.ts'

test('without an accommodation a candidate has the sitting’s minutes', () => {
  expect(allowedMinutes(60, { timeFactor: 1, extraMinutes: 0 })).toBe(60)
})

test('a third more time and ten minutes are both given', () => {
  expect(allowedMinutes(90, { timeFactor: 4 / 3, extraMinutes: 10 })).toBe(130)
})

test('a part of a minute is given whole', () => {
  expect(allowedMinutes(45, { timeFactor: 1.25, extraMinutes: 0 })).toBe(57)
})

test('rounding in the computer gives nobody a minute', () => {
  expect(allowedMinutes(60, { timeFactor: 1.1, extraMinutes: 0 })).toBe(66)
})
