import { expect, test } from 'vitest'
import { type Area, holdsPoint, isNothing, type Point } from './area.ts'

const rect: Area = { is: 'rect', x: 10, y: 20, width: 30, height: 40 }
const circle: Area = { is: 'circle', x: 50, y: 50, radius: 10 }
const ellipse: Area = { is: 'ellipse', x: 50, y: 50, across: 20, down: 5 }
/** The letter L: its notch is outside. */
const poly: Area = {
  is: 'poly',
  points: [
    [0, 0],
    [10, 0],
    [10, 20],
    [30, 20],
    [30, 30],
    [0, 30],
  ],
}

test.for<[string, Area, Point, boolean]>([
  ['within a rectangle', rect, [11, 21], true],
  ['on the edge of a rectangle', rect, [40, 60], true],
  ['beside a rectangle', rect, [41, 60], false],
  ['in the middle of a circle', circle, [50, 50], true],
  ['on the edge of a circle', circle, [60, 50], true],
  ['in the corner of the square around a circle', circle, [59, 59], false],
  ['at the long end of an ellipse', ellipse, [70, 50], true],
  ['above the middle of an ellipse', ellipse, [50, 56], false],
  ['in the foot of a polygon', poly, [29, 25], true],
  ['in the notch of a polygon', poly, [20, 10], false],
  ['on a corner of a polygon', poly, [30, 20], true],
  ['on the line a corner of a polygon lies on, but beyond it', poly, [31, 20], false],
  ['anywhere, where everything counts', { is: 'default' }, [9999, 1], true],
])('%s', ([, area, point, isInside]) => {
  expect(holdsPoint(area, point)).toBe(isInside)
})

test('what nobody could hit is noticed', () => {
  const thin: Area[] = [
    { is: 'rect', x: 0, y: 0, width: 0, height: 9 },
    { is: 'circle', x: 0, y: 0, radius: 0 },
    { is: 'ellipse', x: 0, y: 0, across: 9, down: 0 },
    {
      is: 'poly',
      points: [
        [0, 0],
        [1, 1],
      ],
    },
  ]
  expect(thin.map(isNothing)).toEqual([true, true, true, true])
  expect([rect, circle, ellipse, poly, { is: 'default' } as const].map(isNothing)).not.toContain(true)
})
