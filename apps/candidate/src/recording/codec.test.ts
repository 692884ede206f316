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

test('where it is not, one that is much faster is taken; a little faster is not enough', () => {
  const slow = { codec: 'avc1.42001f', msAPicture: 80 }
  expect(pickCodec([slow, { codec: 'vp09.00.30.08', msAPicture: 50 }])).toBe(slow)
  expect(pickCodec([slow, { codec: 'vp09.00.30.08', msAPicture: 30 }])).toMatchObject({ msAPicture: 30 })
  expect(pickCodec([])).toBeUndefined()
})

test('a slow machine is asked for fewer pictures, never for less than a third', () => {
  expect(paceFor(3)).toBe(1)
  expect(paceFor(80)).toBe(0.5)
  expect(paceFor(800)).toBeCloseTo(1 / 3)
})

test('an encoder that holds pictures back is taken only where all do', () => {
  const late = { codec: 'avc1.42001f', msAPicture: 5, isLate: true }
  expect(pickCodec([late, { codec: 'vp09.00.30.08', msAPicture: 20 }])?.codec).toBe('vp09.00.30.08')
  expect(pickCodec([late, { codec: 'vp09.00.30.08', msAPicture: 20, isLate: true }])?.codec).toBe(
    'avc1.42001f',
  )
})
