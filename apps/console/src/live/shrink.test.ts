import { expect, test } from 'vitest'
import { type Pixels, shrink, sizeFor } from './shrink.ts'

const camera = { width: 640, height: 480 }

test('a picture is drawn as large as its place shows it', () => {
  expect(sizeFor(camera, 280)).toEqual({ width: 280, height: 210 })
})

test('a wide picture fills the height of its place, whose sides cut it off', () => {
  expect(sizeFor({ width: 1280, height: 720 }, 240)).toEqual({ width: 320, height: 180 })
})

test('a picture that is hardly larger than its place stays as it is, and so does one whose place is not known', () => {
  expect(sizeFor(camera, 430)).toEqual(camera)
  expect(sizeFor(camera, 700)).toEqual(camera)
  expect(sizeFor(camera, 0)).toEqual(camera)
})

test('halved, each pixel is the mean of four, colour by colour', () => {
  const pixels = [0, 10, 200, 255, 20, 30, 100, 255, 100, 50, 0, 255, 40, 70, 60, 255]
  const to = blank(1, 1)
  shrink({ width: 2, height: 2, data: Uint8ClampedArray.from(pixels) }, to)
  expect([...to.data]).toEqual([40, 40, 90, 255])
})

test('what is white stays white, and each part stays in its place', () => {
  const row = (left: number, right: number) => [...grey(left, 5), ...grey(right, 5)]
  const from = [
    ...Array.from({ length: 5 }, () => row(255, 0)),
    ...Array.from({ length: 5 }, () => row(80, 160)),
  ]
  const to = blank(2, 2)
  shrink({ width: 10, height: 10, data: Uint8ClampedArray.from(from.flat()) }, to)
  expect([...to.data]).toEqual([...grey(255, 1), ...grey(0, 1), ...grey(80, 1), ...grey(160, 1)])
})

function blank(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) }
}

function grey(light: number, count: number): number[] {
  return Array.from({ length: count }, () => [light, light, light, 255]).flat()
}
