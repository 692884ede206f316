import { type Bits, bitsOf, readBlocks, withoutEmulation } from '../../platform/vision/h264-bits.ts'

/** Profiles whose parameters tell of colours and scaling (ITU-T H.264, 7.3.2.1.1). */
const highProfiles = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]

/** Width and height in pixels that sequence parameters (a whole unit of type 7) give their pictures. Undefined where they break off. */
export function pictureSizeOf(unit: Uint8Array): { width: number; height: number } | undefined {
  const bits = bitsOf(withoutEmulation(unit).subarray(4))
  bits.number()
  const chroma = highProfiles.includes(unit[1] ?? 0) ? readHigh(bits) : 1
  const { across, down } = readBlocks(bits)
  const isWhole = bits.bit() === 1
  if (!isWhole) bits.skip(1)
  bits.skip(1)
  const [left, right, top, bottom] =
    bits.bit() === 1 ? [bits.number(), bits.number(), bits.number(), bits.number()] : [0, 0, 0, 0]
  if (bits.isOver()) return undefined
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1
  const unitY = (chroma === 1 ? 2 : 1) * (isWhole ? 1 : 2)
  const width = across * 16 - unitX * (left + right)
  const height = down * 16 * (isWhole ? 1 : 2) - unitY * (top + bottom)
  return width >= 16 && height >= 16 && width <= 7680 && height <= 7680 ? { width, height } : undefined
}

/** What stands in the high profiles between their number and the order of pictures; returns how colours are sampled. */
function readHigh(bits: Bits): number {
  const chroma = bits.number()
  if (chroma === 3) bits.skip(1)
  bits.number()
  bits.number()
  bits.skip(1)
  if (bits.bit() === 0) return chroma
  for (let list = 0; list < (chroma === 3 ? 12 : 8); list++)
    if (bits.bit() === 1) skipScaling(bits, list < 6 ? 16 : 64)
  return chroma
}

function skipScaling(bits: Bits, size: number): void {
  let last = 8
  let next = 8
  for (let at = 0; at < size && !bits.isOver(); at++) {
    if (next !== 0) {
      const coded = bits.number()
      const delta = coded % 2 === 0 ? -coded / 2 : (coded + 1) / 2
      next = (last + delta + 256) % 256
    }
    last = next === 0 ? last : next
  }
}
