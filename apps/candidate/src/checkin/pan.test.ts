import { expect, test } from 'vitest'
import { followPan, type Pan, panSize } from './pan.ts'

/** A room of rounded patches; what the camera sees of it begins at `left`, `top`. */
function aView(left: number, top: number, light = 0): Float32Array {
  const { columns, rows } = panSize
  return Float32Array.from({ length: columns * rows }, (_, index) => {
    const x = left + (index % columns)
    const y = top + Math.floor(index / columns)
    const patches = Math.sin(x / 5) * Math.cos(y / 7) + Math.sin(x / 11 + y / 13) + Math.cos(x / 23)
    return 120 + 35 * patches + light
  })
}

function follow(views: readonly Float32Array[]): Pan | undefined {
  const { see } = followPan()
  return views.map((view) => see(view)).at(-1)
}

test('a camera that stands still has not turned, nor has one before a blank wall', () => {
  expect(follow([aView(0, 0), aView(0, 0), aView(0, 0)])).toEqual({ pan: 0, tilt: 0, isTooQuick: false })
  const wall = new Float32Array(panSize.columns * panSize.rows).fill(90)
  expect(follow([wall, wall])).toEqual({ pan: 0, tilt: 0, isTooQuick: false })
})

test('turning to its right by one width of the picture counts as one', () => {
  const views = Array.from({ length: 17 }, (_, step) => aView(step * 4, 0))
  const seen = follow(views)
  expect(seen?.pan).toBeCloseTo(1, 1)
  expect(seen?.tilt).toBeCloseTo(0, 1)
})

test('there and back is where it began, and down is down', () => {
  const there = Array.from({ length: 11 }, (_, step) => aView(-step * 5, 0))
  expect(follow([...there, ...there.toReversed()])?.pan).toBeCloseTo(0, 1)
  expect(follow(Array.from({ length: 9 }, (_, step) => aView(0, step * 3)))?.tilt).toBeCloseTo(0.5, 1)
})

test('light that changes is no turn', () => {
  expect(follow([aView(0, 0), aView(0, 0, 40)])).toEqual({ pan: 0, tilt: 0, isTooQuick: false })
})

test('another place all at once is too quick to be followed', () => {
  const elsewhere = aView(0, 0).map((value, index) => (Math.floor(index / 7) % 2 ? 250 - value : value / 4))
  expect(follow([aView(0, 0), elsewhere])?.isTooQuick).toBe(true)
})
