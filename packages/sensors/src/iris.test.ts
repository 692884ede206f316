import { expect, test } from 'vitest'
import { readEye } from './iris.ts'

/** An eye from (10, 32) to (50, 32) whose lids are `opening` apart, with its iris at `iris` pixels. */
function anEye(iris: number, opening: number): Float32Array {
  const numbers = new Float32Array(76 * 3)
  const put = (index: number, x: number, y: number) => numbers.set([x, y], index * 3)
  put(0, 10, 32)
  put(8, 50, 32)
  put(71, iris, 33)
  put(12, 30, 32 - opening / 2)
  put(4, 30, 32 + opening / 2)
  put(11, 25, 32 - opening / 2)
  put(3, 25, 32 + opening / 2)
  put(13, 35, 32 - opening / 2)
  put(5, 35, 32 + opening / 2)
  return numbers
}

test('an iris in the middle looks straight ahead', () => {
  expect(readEye(anEye(30, 12)).h).toBeCloseTo(0.5)
})

test('an iris near the first corner looks there', () => {
  expect(readEye(anEye(20, 12)).h).toBeCloseTo(0.25)
})

test('an eye is as open as its lids are apart, in shares of its width', () => {
  expect(readEye(anEye(30, 12)).openness).toBeCloseTo(0.3)
  expect(readEye(anEye(30, 2)).openness).toBeCloseTo(0.05)
})

test('an iris on the line of the corners lies neither above nor below it', () => {
  const eye = anEye(30, 12)
  expect(readEye(eye).v).toBeCloseTo(0.025)
  eye.set([30, 28], 71 * 3)
  expect(readEye(eye).v).toBeCloseTo(-0.1)
})
