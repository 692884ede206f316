/** The bits of a unit of H.264 in their order; `number` reads one in the Exp-Golomb code (ITU-T H.264, 9.1). */
export function bitsOf(bytes: Uint8Array) {
  const end = bytes.length * 8
  let position = 0
  const bit = () => {
    const value = ((bytes[position >> 3] ?? 0) >> (7 - (position & 7))) & 1
    position += 1
    return value
  }
  return {
    bit,
    isOver: () => position > end,
    skip(count: number): void {
      position += count
    },
    number(): number {
      let zeros = 0
      while (position < end && bit() === 0) zeros += 1
      let rest = 0
      for (let left = zeros; left > 0; left--) rest = rest * 2 + bit()
      return 2 ** zeros - 1 + rest
    },
  }
}

export type Bits = ReturnType<typeof bitsOf>

/**
 * Reads sequence parameters from the length of frame numbers on (ITU-T H.264, 7.3.2.1.1) up to the size of the pictures, in
 * blocks of 16×16 across and down.
 */
export function readBlocks(bits: Bits): { across: number; down: number } {
  bits.number() // length of frame numbers
  const orderType = bits.number()
  if (orderType === 0) bits.number()
  if (orderType === 1) {
    bits.skip(1)
    bits.number()
    bits.number()
    for (let left = bits.number(); left > 0 && !bits.isOver(); left--) bits.number()
  }
  bits.number() // reference frames
  bits.skip(1)
  const across = bits.number() + 1
  const down = bits.number() + 1
  return { across, down }
}

/** A unit without the bytes of 3 that keep start codes from appearing in a unit. */
export function withoutEmulation(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => !(byte === 3 && at >= 2 && bytes[at - 1] === 0 && bytes[at - 2] === 0))
}
