/** Reads a 16-bit IEEE 754 number from its bits. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits & 0x7c00) >> 10
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The bits of the nearest 16-bit number; beyond ±65504 there is none and the answer is infinity. */
export function toHalf(value: number): number {
  const single = new DataView(new ArrayBuffer(4))
  single.setFloat32(0, value)
  const bits = single.getUint32(0)
  const sign = (bits >>> 16) & 0x8000
  const exponent = ((bits >>> 23) & 0xff) - 127 + 15
  const fraction = bits & 0x7fffff
  if (exponent >= 31) return sign | 0x7c00
  if (exponent < -10) return sign
  if (exponent <= 0) {
    const shift = 14 - exponent
    const whole = fraction | 0x800000
    return sign | ((whole >> shift) + ((whole >> (shift - 1)) & 1))
  }
  // A carry out of the fraction runs into the exponent, which is the right rounding.
  return sign | (((exponent << 10) | (fraction >> 13)) + ((fraction >> 12) & 1))
}
