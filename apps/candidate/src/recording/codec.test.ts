import { expect, test } from 'vitest'
import { paceFor, pickCodec } from './codec.ts'

test('the first codec that is fast enough is taken, however fast a later one may be', () => {
  expect(
    pickCodec([
      { codec: 'avc1.42001f', msAPicture: 12 },
      { codec: 'vp09.00.30.08', msAPicture: 3 },
    ]),
  ).toMatchObject({
    codec: 'avc1.42001f',
  })
})

test('where none is fast enough the fastest is taken, and asked for fewer pictures', () => {
  const slow = [
    { codec: 'avc1.42001f', msAPicture: 80 },
    { codec: 'vp09.00.30.08', msAPicture: 40 },
  ]
  expect(pickCodec(slow)).toEqual(slow[1])
  expect(paceFor(40)).toBe(0.5)
  expect(paceFor(400)).toBeCloseTo(1 / 3)
  expect(paceFor(3)).toBe(1)
  expect(pickCodec([])).toBeUndefined()
})
