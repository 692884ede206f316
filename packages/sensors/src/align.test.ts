import { expect, test } from 'vitest'
import { placeInPicture } from './affine.ts'
import { arcFaceCrop, dlibCrop, similarity } from './align.ts'
import type { Mesh } from './mesh.ts'

const corners = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
]

/** A face whose points lie where the template of ArcFace has them, twice as large and moved by (100, 50). */
function meshOnTemplate(): Mesh {
  const points = Array.from({ length: 468 }, () => ({ x: 0, y: 0, z: 0 }))
  const place = (numbers: readonly number[], x: number, y: number) =>
    numbers.map((number) => points.splice(number, 1, { x: 100 + 2 * (x + 0.5), y: 50 + 2 * (y + 0.5), z: 0 }))
  place([33, 133], 38.2946, 51.6963)
  place([362, 263], 73.5318, 51.5014)
  place([1], 56.0252, 71.7366)
  place([61], 41.5493, 92.3655)
  place([291], 70.7299, 92.2041)
  return { points, presence: 1 }
}

test('points that were shifted, turned and stretched are found back exactly', () => {
  const turned = corners.map(({ x, y }) => ({ x: 5 - 3 * y, y: 7 + 3 * x }))
  const found = similarity(corners, turned)
  const places = corners.map(({ x, y }) => placeInPicture(found, x, y))
  expect(places.map(({ x, y }) => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6])).toEqual(
    turned.map(({ x, y }) => [x, y]),
  )
})

test('a point out of place is shared out, and nothing is mirrored', () => {
  const found = similarity(corners, [{ x: 2, y: 0 }, ...corners.slice(1)])
  expect(found.xx).toBeCloseTo(0.95)
  expect(found.yy).toBe(found.xx)
  expect(found.xy).toBe(-found.yx)
})

test('a mirrored square is met as well as a turn can, never by a mirror', () => {
  const mirrored = corners.map(({ x, y }) => ({ x: -x, y }))
  const { xx, xy, yx, yy } = similarity(corners, mirrored)
  expect(xx * yy - xy * yx).toBeGreaterThanOrEqual(0)
})

test('points all in one place are refused', () => {
  expect(() => similarity([{ x: 1, y: 1 }], [{ x: 2, y: 2 }])).toThrow('no direction')
})

test('a face on the template of ArcFace is cut as large as it is', () => {
  const crop = arcFaceCrop(meshOnTemplate())
  expect(crop.xx).toBeCloseTo(2)
  expect(crop.yx).toBeCloseTo(0)
  expect(crop.x0).toBeCloseTo(100)
  expect(crop.y0).toBeCloseTo(50)
})

test('a face that is tilted and twice as large is cut tilted and twice as large', () => {
  const { points, presence } = meshOnTemplate()
  const upright = points.map((point, number) => (number === 2 ? { x: 212, y: 200, z: 0 } : point))
  const tilted = upright.map(({ x, y }) => ({ x: -2 * y, y: 2 * x, z: 0 }))
  const one = dlibCrop({ points: upright, presence })
  const other = dlibCrop({ points: tilted, presence })
  expect(other.xx).toBeCloseTo(-2 * one.yx)
  expect(other.yx).toBeCloseTo(2 * one.xx)
})
