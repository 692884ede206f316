import { expect, test } from 'vitest'
import { overlapOf } from './region.ts'
import { decodeCenterNet } from './things-centernet.ts'
import { ofLength, type Sighting, surestOf } from './things-kinds.ts'
import { decodeNanoDet } from './things-nanodet.ts'

/** A crop that lies on the picture pixel by pixel. */
const asItIs = { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 }
const phone = 67

/** CenterNet's two outputs with scores for phones at cells, and boxes that reach 10, 20, 30 and 40 pixels. */
function centres(...scores: (readonly [cell: number, score: number])[]) {
  const byPlace = new Map(scores.map(([cell, score]) => [cell * 80 + phone, score]))
  const values = Float32Array.from({ length: 128 * 128 * 80 }, (_, index) => byPlace.get(index) ?? 0)
  const distances = new Float32Array(128 * 128 * 4).map((_, index) => ((index % 4) + 1) * 10)
  return { values, distances }
}

test('CenterNet’s box reaches from its cell to four sides', () => {
  const { values, distances } = centres([5 * 128 + 50, 0.5])
  const [found, ...others] = decodeCenterNet(values, distances, asItIs, 0.1)
  expect(found).toEqual({ what: 'phone', score: 0.5, left: 190, top: 0, right: 230, bottom: 60 })
  expect(others).toEqual([])
})

test('beside a surer cell there is no second thing', () => {
  const { values, distances } = centres([640, 0.5], [641, 0.375], [643, 0.25])
  const scores = decodeCenterNet(values, distances, asItIs, 0.1).map(({ score }) => score)
  expect(scores).toEqual([0.5, 0.25])
})

test('cells at the left and right edges are no neighbours', () => {
  const { values, distances } = centres([127, 0.5], [128, 0.25])
  expect(decodeCenterNet(values, distances, asItIs, 0.1)).toHaveLength(2)
})

/** NanoDet's six outputs, all empty but for one phone in the first cell of stride 32, whose sides are all three strides away. */
function oneOfNanoDet(): Float32Array[] {
  const outputs = [52, 26, 13].flatMap((cells) => [
    new Float32Array(cells * cells * 80),
    new Float32Array(cells * cells * 44),
  ])
  const scores = ofLength(outputs, 13 * 13 * 80)
  const sides = ofLength(outputs, 13 * 13 * 44)
  scores[phone] = 0.5
  sides.set([3, 14, 25, 36].reduce((all, bin) => all.fill(60, bin, bin + 1), new Float32Array(44)))
  return outputs
}

test('NanoDet’s box is the mean of what its bins say, in strides from the cell’s middle', () => {
  const [found, ...others] = decodeNanoDet(oneOfNanoDet(), asItIs, 0.1)
  expect(found).toEqual({ what: 'phone', score: 0.5, left: -80, top: -80, right: 112, bottom: 112 })
  expect(others).toEqual([])
})

test('places in a crop are given in the picture', () => {
  const twice = { ...asItIs, xx: 2, x0: 100, yy: 2, y0: 50 }
  const [found] = decodeNanoDet(oneOfNanoDet(), twice, 0.1)
  expect(found).toMatchObject({ left: -60, top: -110, right: 324, bottom: 274 })
})

test('a network that gives something else is an error, not an empty picture', () => {
  expect(() => decodeNanoDet([new Float32Array(4)], asItIs, 0.1)).toThrow(/no output of/)
})

test('of two sightings of one thing the surer stays, whatever else is there', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  const sightings: Sighting[] = [
    { ...box, what: 'phone', score: 0.3 },
    { ...box, what: 'phone', score: 0.4 },
    { ...box, what: 'book', score: 0.2 },
    { ...box, left: 8, right: 18, what: 'phone', score: 0.1 },
  ]
  expect(surestOf(sightings).map(({ score }) => score)).toEqual([0.4, 0.2, 0.1])
})

test('overlap is the shared area over the joint one', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  expect(overlapOf(box, { ...box, left: 5, right: 15 })).toBeCloseTo(1 / 3)
  expect(overlapOf(box, { ...box, left: 20, right: 30 })).toBe(0)
})
