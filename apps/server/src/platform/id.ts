import { randomBytes, randomInt } from 'node:crypto'

/** How far a millisecond counts: 18 bits, of which the first number takes at most half. */
const counterBits = 18
let lastMs = -1
let counter = 0

/**
 * A new UUID version 7: 48 bits of Unix milliseconds, a counter of 18 bits, 56 random bits (RFC 9562, 6.2, method 1). Ids that
 * one process makes for the same millisecond sort in the order of their making.
 */
export function newId(now = Date.now()): string {
  counter = now === lastMs ? counter + 1 : randomInt(2 ** (counterBits - 1))
  lastMs = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | ((counter >> 6) & 0xfff), 6)
  bytes[8] = 0x80 | (counter & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
