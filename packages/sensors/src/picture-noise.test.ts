import { expect, test } from 'vitest'
import { noiseBetween } from './picture-noise.ts'
import { aRoom, sitterIn } from './testing-sitter.ts'

const room = aRoom()
const luma = (moment: Parameters<typeof sitterIn>[1]) => sitterIn(room, moment).luma(160, 120)

test('a still has no noise', () => {
  const still = luma({})
  expect(noiseBetween(still, still)).toBe(0)
})

test('the noise of two frames is that of their difference', () => {
  expect(noiseBetween(luma({ noise: 2 }), luma({ noise: 2 }))).toBeCloseTo(2 * Math.SQRT2 * 0.87, 0)
})

test('somebody who moves is no noise', () => {
  expect(noiseBetween(luma({ noise: 0 }), luma({ noise: 0, x: 20 }))).toBeLessThan(0.01)
})

test('in the dark nothing can be said of noise', () => {
  expect(noiseBetween(luma({ light: 0.02 }), luma({ light: 0.02 }))).toBeUndefined()
})
