import { randomBytes, randomInt } from 'node:crypto'

/** How far this process counts before it begins again: 32 bits, a month of a thousand ids a second. */
const mostCounted = 2 ** 32
/** Begins by chance, so that two processes do not make the same ids. */
let counter = randomInt(mostCounted / 2)
let latestMs = 0

/**
 * A new UUID version 7: 48 bits of Unix milliseconds, a counter of 32 bits, 42 random bits (RFC 9562, 6.2, method 1). Ids that
 * one process makes for the same millisecond sort in the order of their making, whatever it makes in between; without `now`
 * they do so also when the machine's clock is set back.
 */
export function newId(now?: number): string {
  latestMs = Math.max(latestMs, Date.now())
  counter = (counter + 1) % mostCounted
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now ?? latestMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | (counter >>> 20), 6)
  bytes.writeUInt32BE((0x80000000 | ((counter & 0xfffff) << 10) | (bytes.readUInt16BE(10) & 0x3ff)) >>> 0, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
