import { bitsOf, readBlocks, withoutEmulation } from './h264-bits.ts'

/** A unit of this type holds sequence parameters. */
const sequenceParameters = 7
const startCode = Buffer.from([0, 0, 1])

/**
 * How many pixels (in whole blocks of 16×16) a unit of H.264 says its pictures have, read as the Baseline decoder reads it,
 * which takes every profile for Baseline (ITU-T H.264, 7.3.2.1.1). 0 for units of other types, Infinity where it breaks
 * off or hides another unit behind a start code.
 */
export function codedPixels(unit: Uint8Array): number {
  if (Buffer.from(unit.buffer, unit.byteOffset, unit.length).includes(startCode))
    return Number.POSITIVE_INFINITY
  if (((unit[0] ?? 0) & 31) !== sequenceParameters) return 0
  const bits = bitsOf(withoutEmulation(unit).subarray(4))
  bits.number() // its own number
  const { across, down } = readBlocks(bits)
  return bits.isOver() ? Number.POSITIVE_INFINITY : across * down * 256
}
