import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutObjects, lotsOf, type UnsealedChunk } from './seal-plan.ts'

function chunksOf(count: number, { bytes = 100, seconds = 4 } = {}): UnsealedChunk[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ fromSeq: index * 10 + 1, toSeq: index * 10 + 10, bytes, places: [] },
    ...{ fromAt: index * seconds * 1000, toAt: (index + 1) * seconds * 1000 },
  }))
}

test('a track becomes objects of at most a minute, and a beginning under 45 s waits', () => {
  expect(cutObjects(chunksOf(11), false)).toEqual([])
  expect(cutObjects(chunksOf(12), false).map(({ length }) => length)).toEqual([12])
  expect(cutObjects(chunksOf(20), false).map(({ length }) => length)).toEqual([15])
  expect(cutObjects(chunksOf(20), true).map(({ length }) => length)).toEqual([15, 5])
})

test('a chunk that stays in the journal parts the objects beside it', () => {
  const [first, _damaged, ...rest] = chunksOf(14)
  const stretches = cutObjects([first as UnsealedChunk, ...rest], false)
  expect(stretches.map((stretch) => stretch.map(({ fromSeq }) => fromSeq)[0])).toEqual([1, 21])
})

test('whatever chunks come, each is in one object at most, in order, and none is too large', () => {
  const chunk = fc.record({
    bytes: fc.integer({ min: 1, max: 900 }),
    seconds: fc.integer({ min: 1, max: 90 }),
  })
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 60 }), (sizes) => {
      const chunks = sizes.flatMap(({ bytes, seconds }, at) => chunksOf(at + 1, { bytes, seconds }).slice(-1))
      const size = { leastSeconds: 30, mostSeconds: 60, mostBytes: 1_000 }
      const stretches = cutObjects(chunks, true, size)
      expect(stretches.flat()).toEqual(chunks)
      const tooLarge = stretches.filter(
        (stretch) => stretch.length > 1 && stretch.reduce((sum, { bytes }) => sum + bytes, 0) > 1_000,
      )
      expect(tooLarge).toEqual([])
    }),
  )
})

test('stretches are sealed in lots of so many objects and bytes, and one that is too large goes alone', () => {
  const track = { id: 'track' as TrackId, number: 1, attemptId: 'attempt' as AttemptId }
  const stretches = [4, 4, 4, 4, 30, 6].map((bytes) => ({ track, chunks: chunksOf(1, { bytes }) }))
  const lots = lotsOf(stretches, { mostObjects: 3, mostBytes: 10 })
  expect(lots.map((lot) => lot.map(({ chunks }) => chunks[0]?.bytes))).toEqual([[4, 4], [4, 4], [30], [6]])
  expect(lotsOf(stretches, { mostObjects: 3, mostBytes: 100 }).map((lot) => lot.length)).toEqual([3, 3])
})
