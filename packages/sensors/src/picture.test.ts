import { expect, test } from 'vitest'
import { cropOfSquare } from './affine.ts'
import { type Picture, viewOf } from './picture.ts'

/** A grey picture whose brightness is given by place. */
function aPicture(width: number, height: number, grey: (x: number, y: number) => number): Picture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => {
    const pixel = Math.floor(index / 3)
    return grey(pixel % width, Math.floor(pixel / width))
  })
  return { width, height, channels: 3, data }
}

const whole = (side: number) => ({ centre: { x: side / 2, y: side / 2 }, side, roll: 0 })

test('a crop of the whole picture at its own size is the picture', () => {
  const picture = aPicture(16, 16, (x, y) => x * 10 + y)
  const crop = viewOf(picture).crop(cropOfSquare(whole(16), 16), 16, 1, 0)
  expect([...crop]).toEqual([...picture.data])
})

test('a mirrored crop has left and right exchanged', () => {
  const picture = aPicture(4, 4, (x) => x * 50)
  const crop = viewOf(picture).crop(cropOfSquare(whole(4), 4, true), 4, 1, 0)
  expect([crop[0], crop[3], crop[6], crop[9]]).toEqual([150, 100, 50, 0])
})

test('values are scaled and shifted as a network wants them', () => {
  const crop = viewOf(aPicture(4, 4, () => 255)).crop(cropOfSquare(whole(4), 4), 4, 1 / 127.5, -1)
  expect([...new Set(crop)]).toEqual([1])
})

test('what lies outside the picture is black', () => {
  const beside = { centre: { x: -20, y: -20 }, side: 8, roll: 0 }
  const crop = viewOf(aPicture(16, 16, () => 200)).crop(cropOfSquare(beside, 4), 4, 1, 0)
  expect([...new Set(crop)]).toEqual([0])
})

test('fine stripes become grey when a picture shrinks much, instead of flickering between black and white', () => {
  const stripes = aPicture(256, 256, (x) => (x % 2) * 200)
  const crop = viewOf(stripes).crop(cropOfSquare(whole(256), 32), 32, 1, 0)
  expect([...new Set(crop)]).toEqual([100])
})

test('a halved copy keeps things where they are', () => {
  const half = aPicture(256, 256, (x) => (x < 128 ? 0 : 200))
  const crop = viewOf(half).crop(cropOfSquare(whole(256), 32), 32, 1, 0)
  expect([crop[15 * 3], crop[16 * 3]]).toEqual([0, 200])
})

test('brightness is the mean of each block', () => {
  const quarters = aPicture(8, 8, (x, y) => (x < 4 ? 0 : 100) + (y < 4 ? 0 : 50))
  const luma = viewOf(quarters).luma(2, 2)
  expect([...luma].map(Math.round)).toEqual([0, 100, 50, 150])
})

test('green counts most for brightness, and a fourth channel not at all', () => {
  const green: Picture = { width: 1, height: 1, channels: 4, data: Uint8Array.of(0, 200, 0, 7) }
  expect(viewOf(green).luma(1, 1)[0]).toBeCloseTo(117.4, 3)
})
