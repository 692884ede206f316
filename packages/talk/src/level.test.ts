import { expect, test } from 'vitest'
import { levelOf } from './level.ts'

test('silence is nothing, a full tone nearly all, a tenth of it a third less', () => {
  const tone = (loudness: number) =>
    Float32Array.from({ length: 960 }, (_, at) => loudness * Math.sin(at / 5))
  expect(levelOf(new Float32Array(960))).toBe(0)
  expect(levelOf(tone(1))).toBeCloseTo(0.95, 1)
  expect(levelOf(tone(0.1))).toBeCloseTo(0.62, 1)
})
