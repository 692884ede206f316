import { expect, test } from 'vitest'
import { type DetectedFace, decodeFaces, withoutOverlaps } from './faces.ts'

const asItIs = { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 }
const silent = () => Array.from({ length: 896 }, () => -100)

function aFace(left: number, score: number): DetectedFace {
  const eye = { x: left + 50, y: 40 }
  return { left, top: 0, right: left + 100, bottom: 100, score, rightEye: eye, leftEye: eye }
}

test('where no anchor speaks up there is no face', () => {
  expect(decodeFaces(silent(), new Float32Array(896 * 16), asItIs)).toEqual([])
})

test('the first anchor sits in the middle of the first of 16×16 cells', () => {
  const boxes = new Float32Array(896 * 16)
  boxes.set([0, 0, 64, 32, -10, -5, 10, -5])
  const [face] = decodeFaces(silent().with(0, 3), boxes, asItIs)
  expect(face).toMatchObject({ left: -24, top: -8, right: 40, bottom: 24 })
  expect([face?.rightEye, face?.leftEye]).toEqual([
    { x: -2, y: 3 },
    { x: 18, y: 3 },
  ])
})

test('the last anchor sits in the middle of the last of 8×8 cells', () => {
  const boxes = new Float32Array(896 * 16)
  boxes.set([0, 0, 20, 20], 895 * 16)
  const [face] = decodeFaces(silent().with(895, 3), boxes, asItIs)
  expect(face).toMatchObject({ left: 230, top: 230, right: 250, bottom: 250 })
})

test('a face the network doubts is left out', () => {
  expect(decodeFaces(silent().with(7, 0.1), new Float32Array(896 * 16), asItIs)).toEqual([])
})

test('of two boxes on the same face the surer one stays', () => {
  expect(withoutOverlaps([aFace(0, 0.6), aFace(20, 0.9)])).toEqual([aFace(20, 0.9)])
})

test('two people side by side are two', () => {
  expect(withoutOverlaps([aFace(0, 0.6), aFace(80, 0.9)])).toHaveLength(2)
})
