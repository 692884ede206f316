import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainStart, isIntact, nonceOf, openRecord, readHeader, sealRecord } from './record.ts'

const key = createSecretKey(randomBytes(32))
const frames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 20 })

function aRecord(of: readonly Uint8Array[], fromSeq = 1): Buffer {
  const { buffers } = sealRecord(
    {
      ...{ track: 7, fromSeq, toSeq: fromSeq + of.length - 1, key: 3, beginsChunk: true, at: 1_000 },
      ...{ previous: chainStart, salt: randomBytes(12), frames: of },
    },
    key,
  )
  return Buffer.concat(buffers)
}

test('what is sealed opens to the same frames', () => {
  fc.assert(
    fc.property(frames, (some) => {
      const record = aRecord(some)
      expect(readHeader(record)?.length).toBe(record.length - 128)
      expect(openRecord(record, key).map((frame) => [...frame])).toEqual(some.map((frame) => [...frame]))
    }),
    { numRuns: 50 },
  )
})

test('a change of any one bit is noticed without the key', () => {
  fc.assert(
    fc.property(frames, fc.nat(), fc.integer({ min: 0, max: 7 }), (some, where, bit) => {
      const record = aRecord(some)
      const at = where % record.length
      record[at] = (record[at] ?? 0) ^ (1 << bit)
      expect(isIntact(record)).toBe(false)
    }),
  )
})

test('under one salt no two records share a nonce, and another salt gives another for the same seq', () => {
  const salt = randomBytes(12)
  const seq = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(seq, seq, (one, other) => {
      expect(nonceOf(salt, one).equals(nonceOf(salt, other))).toBe(one === other)
      expect(nonceOf(randomBytes(12), one).equals(nonceOf(salt, one))).toBe(false)
    }),
  )
})
