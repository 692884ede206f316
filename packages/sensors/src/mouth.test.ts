import { expect, test } from 'vitest'
import type { Mesh } from './mesh.ts'
import { mouthOpening } from './mouth.ts'

/** A mouth of 60 pixels whose inner lips are `opening` apart, on a head turned by `yaw` degrees. */
function aMouth(opening: number, yaw = 0): Mesh {
  const half = 30 * Math.cos((yaw * Math.PI) / 180)
  const depth = 30 * Math.sin((yaw * Math.PI) / 180)
  const places = new Map([
    [61, { x: -half, y: 0, z: -depth }],
    [291, { x: half, y: 0, z: depth }],
    [13, { x: 0, y: -opening / 2, z: 0 }],
    [14, { x: 0, y: opening / 2, z: 0 }],
  ])
  return {
    points: Array.from({ length: 468 }, (_, index) => places.get(index) ?? { x: 0, y: 0, z: 0 }),
    presence: 1,
  }
}

test('closed lips are no opening, parted ones a share of the mouth', () => {
  expect(mouthOpening(aMouth(0))).toBe(0)
  expect(mouthOpening(aMouth(15))).toBeCloseTo(0.25)
})

test('a turned head opens no mouth', () => {
  expect(mouthOpening(aMouth(15, 40))).toBeCloseTo(mouthOpening(aMouth(15)))
})
