import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropOfSquare, inverse, placeInPicture } from './affine.ts'

const square = fc.record({
  centre: fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 1000 }) }),
  side: fc.integer({ min: 10, max: 500 }),
  roll: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
})

test('the middle of a crop is the middle of its square, mirrored or not', () => {
  fc.assert(
    fc.property(square, fc.boolean(), (wanted, isMirrored) => {
      const middle = placeInPicture(cropOfSquare(wanted, 64, isMirrored), 32, 32)
      expect(middle.x).toBeCloseTo(wanted.centre.x, 6)
      expect(middle.y).toBeCloseTo(wanted.centre.y, 6)
    }),
  )
})

test('from the crop into the picture and back is where one started', () => {
  fc.assert(
    fc.property(square, fc.boolean(), (wanted, isMirrored) => {
      const affine = cropOfSquare(wanted, 64, isMirrored)
      const there = placeInPicture(affine, 10, 50)
      const back = placeInPicture(inverse(affine), there.x, there.y)
      expect(back.x).toBeCloseTo(10, 6)
      expect(back.y).toBeCloseTo(50, 6)
    }),
  )
})

test('a mirrored crop starts at the right edge of its square', () => {
  const wanted = { centre: { x: 100, y: 100 }, side: 64, roll: 0 }
  expect(placeInPicture(cropOfSquare(wanted, 64, true), 0, 0)).toEqual({ x: 132, y: 68 })
})
