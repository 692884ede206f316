import { expect, test } from 'vitest'
import { areaBetween, movedArea, readCorners } from './draw-area.ts'

test('a rectangle is drawn towards any side', () => {
  expect(areaBetween('rect', [30.4, 40], [10, 20.2])).toEqual({
    is: 'rect',
    x: 10,
    y: 20,
    width: 20,
    height: 20,
  })
})

test('a circle grows from its middle, an ellipse fills its box', () => {
  expect(areaBetween('circle', [10, 10], [13, 14])).toEqual({ is: 'circle', x: 10, y: 10, radius: 5 })
  expect(areaBetween('ellipse', [0, 0], [20, 10])).toEqual({
    is: 'ellipse',
    x: 10,
    y: 5,
    across: 10,
    down: 5,
  })
})

test('a polygon begins as a triangle and is moved with all its corners', () => {
  const triangle = areaBetween('poly', [0, 0], [10, 10])
  expect(movedArea(triangle, [1, -1])).toEqual({
    is: 'poly',
    points: [
      [1, 9],
      [6, -1],
      [11, 9],
    ],
  })
})

test('corners are read as they are typed, and not at all while one half is missing', () => {
  expect(readCorners('0,0  10,0; 5,8.5')).toEqual([
    [0, 0],
    [10, 0],
    [5, 8.5],
  ])
  expect(readCorners('0,0 10')).toBeUndefined()
  expect(readCorners('a,b')).toBeUndefined()
})
