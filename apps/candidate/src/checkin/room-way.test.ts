import { expect, test } from 'vitest'
import { coverageOf, isNewPlace, nextWish, nothingShown, type Shown, showAlso } from './room-way.ts'

const at = (pan: number, tilt = 0) => ({ pan, tilt })
const after = (...places: { pan: number; tilt: number }[]): Shown => places.reduce(showAlso, nothingShown)

test('a camera that does not turn has shown the middle', () => {
  expect(coverageOf(after(at(0), at(0.1)))).toBeCloseTo(1 / 6)
})

test('one side is asked for, then the other, then the desk', () => {
  expect(nextWish(after(at(0)))).toBe('side')
  expect(nextWish(after(at(0), at(0.5), at(0.9)))).toBe('other-side')
  expect(nextWish(after(at(0), at(0.9), at(0), at(-0.9)))).toBe('desk')
  expect(nextWish(after(at(0), at(0.9), at(-0.9), at(0, 0.5)))).toBe('done')
})

test('the whole way round is all of it', () => {
  expect(coverageOf(after(at(0), at(0.9), at(-0.9), at(0, 0.5)))).toBe(1)
})

test('what was shown stays shown', () => {
  expect(after(at(0.9), at(0))).toEqual([false, false, true, true, true, false])
})

test('a still is taken where none was taken yet', () => {
  expect(isNewPlace(at(0), [])).toBe(true)
  expect(isNewPlace(at(0.3), [at(0)])).toBe(false)
  expect(isNewPlace(at(0.5), [at(0)])).toBe(true)
  expect(isNewPlace(at(0, 0.5), [at(0)])).toBe(true)
  expect(isNewPlace(at(0), [at(-0.5), at(0.1)])).toBe(false)
})
