import { expect, test } from 'vitest'
import { type Picture, viewOf } from './picture.ts'
import { lookAtPicture } from './quality.ts'

/** A picture of noise around a brightness; the same on every machine. */
function noise(around: number, amplitude: number, seed = 1): Picture {
  let state = seed
  const data = Uint8Array.from({ length: 320 * 240 * 3 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return around + ((state / 0x7fffffff) * 2 - 1) * amplitude
  })
  return { width: 320, height: 240, channels: 3, data }
}

/** Black and white squares. */
function chessboard(side: number): Picture {
  const data = Uint8Array.from({ length: 320 * 240 * 3 }, (_, index) => {
    const pixel = Math.floor(index / 3)
    return (Math.floor((pixel % 320) / side) + Math.floor(pixel / 320 / side)) % 2 === 0 ? 0 : 255
  })
  return { width: 320, height: 240, channels: 3, data }
}

test('the first frame says nothing about motion', () => {
  expect(lookAtPicture(viewOf(noise(100, 20)), 5, {}).observation).not.toHaveProperty('motion')
})

test('the very same frame again has no motion at all', () => {
  const before = lookAtPicture(viewOf(noise(100, 20)), 0, {})
  expect(lookAtPicture(viewOf(noise(100, 20)), 500, before.state).observation.motion).toBe(0)
})

test('a living camera moves by its noise alone', () => {
  const before = lookAtPicture(viewOf(noise(100, 20)), 0, {})
  const { motion } = lookAtPicture(viewOf(noise(100, 20, 2)), 500, before.state).observation
  expect(motion).toBeGreaterThan(0.1)
})

test('a covered lens is flat, however bright its noise', () => {
  expect(lookAtPicture(viewOf(noise(40, 12)), 0, {}).observation.spread).toBeLessThan(3)
})

test('a black frame is dark', () => {
  expect(lookAtPicture(viewOf(noise(5, 0)), 0, {}).observation.luma).toBeCloseTo(5, 2)
})

test('a picture without edges is not sharp, one full of them is', () => {
  expect(lookAtPicture(viewOf(noise(120, 0)), 0, {}).observation.sharpness).toBeCloseTo(0, 3)
  expect(lookAtPicture(viewOf(chessboard(20)), 0, {}).observation.sharpness).toBeGreaterThan(2000)
})

test('a chessboard is half bright and spread wide', () => {
  const { luma, spread } = lookAtPicture(viewOf(chessboard(40)), 0, {}).observation
  expect(luma).toBeCloseTo(127.5, 1)
  expect(spread).toBeGreaterThan(100)
})

test('a lamp that goes out is one step down all over the picture', () => {
  const before = lookAtPicture(viewOf(noise(150, 10)), 0, {})
  const { step } = lookAtPicture(viewOf(noise(90, 10)), 500, before.state).observation
  expect(step?.luma).toBeCloseTo(-60, 0)
  expect(step?.sameWay).toBe(1)
})
