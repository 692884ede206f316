import type { Run } from '@invigil/contract/media.ts'
import { expect, test } from 'vitest'
import { filledBy, indexAfter, indexAt, isBare, piecesIn, withLater } from './pieces.ts'

const begun = 2_000_000_000_000

function aRun(at: number, pieces: Run['pieces']): Run {
  return {
    ...{ trackId: '018f0000-0000-7000-8000-000000000000' as Run['trackId'], configSeq: 1 },
    ...{ form: 'pictures', type: 'video/mp4; codecs="avc1.42001f"', at: begun + at, zeroAt: begun, pieces },
  }
}

const pieces = piecesIn([
  aRun(20_000, [[9, 0, 4_000]]),
  aRun(0, [
    [1, 0, 4_000],
    [5, 4_500, 4_000],
  ]),
])

test('the piece that shows an instant is found, and none between pieces, before them and after them', () => {
  expect([0, 3_999, 4_200, 4_500, 12_000, 24_000, -1].map((at) => indexAt(pieces, begun + at))).toEqual([
    0, 0, -1, 1, -1, -1, -1,
  ])
})

test('what comes after an instant is found for loading ahead', () => {
  expect([-1, 0, 12_000, 20_000].map((at) => indexAfter(pieces, begun + at))).toEqual([0, 1, 2, 3])
})

test('a stutter is not bare; a gap, the time before and the time after are', () => {
  expect([-1, 100, 4_200, 12_000, 30_000].map((at) => isBare(pieces, begun + at))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ])
})

test('what came later takes the place of the last piece, whose end was not known yet', () => {
  const later = piecesIn([
    aRun(20_000, [
      [9, 0, 4_100],
      [11, 4_100, 4_000],
    ]),
  ])
  expect(withLater(pieces, later).map(({ fromSeq, toAt }) => [fromSeq, toAt - begun])).toEqual([
    [1, 4_000],
    [5, 8_500],
    [9, 24_100],
    [11, 28_100],
  ])
  expect(withLater(pieces, [])).toEqual(pieces)
})

test('the small camera stands in where the large one is bare, and nowhere else', () => {
  const small = piecesIn([
    aRun(0, [
      [1, 1_000, 4_000],
      [2, 9_000, 4_000],
      [3, 13_000, 4_000],
      [4, 18_000, 4_000],
      [5, 26_000, 4_000],
    ]),
  ])
  expect(filledBy(pieces, small).map(({ fromAt }) => fromAt - begun)).toEqual([
    0, 4_500, 9_000, 13_000, 20_000, 26_000,
  ])
  expect(filledBy([], small)).toEqual(small)
})
