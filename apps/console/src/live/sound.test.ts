import { expect, test } from 'vitest'
import { levelOf } from './sound.ts'

test('silence is nothing, full scale is everything, and a thousandth of it nearly nothing', () => {
  expect(levelOf(new Float32Array(100))).toBe(0)
  expect(levelOf(new Float32Array(100).fill(1))).toBe(1)
  expect(levelOf(new Float32Array(100).fill(0.001))).toBeCloseTo(0)
  expect(levelOf(new Float32Array(100).fill(0.0316))).toBeCloseTo(0.5, 2)
})
