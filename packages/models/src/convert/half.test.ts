import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHalf, toHalf } from './half.ts'

test('every 16-bit number survives the way there and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7bff }), fc.constantFrom(0, 0x8000), (bits, sign) => {
      expect(toHalf(fromHalf(bits | sign))).toBe(bits | sign)
    }),
  )
})

test('a number between two 16-bit ones becomes the nearer of them', () => {
  expect(fromHalf(toHalf(1.0004))).toBe(1)
  expect(fromHalf(toHalf(1.0006))).toBe(1 + 1 / 1024)
  expect(fromHalf(toHalf(2047.9))).toBe(2048)
})

test('a number too large for 16 bits becomes infinity, not nonsense', () => {
  expect(fromHalf(toHalf(-70000))).toBe(Number.NEGATIVE_INFINITY)
})
