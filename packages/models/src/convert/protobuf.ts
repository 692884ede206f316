/**
 * The four wire shapes of Protocol Buffers that an ONNX file needs; a message is the concatenation of its fields.
 * Source: https://protobuf.dev/programming-guides/encoding
 */

/** A whole number, as a varint; negative ones take ten bytes, as int64 does. */
export function integerField(field: number, value: number): Uint8Array {
  return Buffer.concat([varint((field << 3) | 0), varint(value)])
}

/** A 32-bit floating point number. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return Buffer.concat([varint((field << 3) | 5), bytes])
}

/** Text, bytes or a message, each with its length before it. */
export function bytesField(field: number, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes])
}

/** A message made of fields, in the order given. */
export function message(...fields: Uint8Array[]): Uint8Array {
  return Buffer.concat(fields)
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    const low = Number(rest & 127n)
    rest >>= 7n
    bytes.push(rest ? low | 128 : low)
  } while (rest)
  return Uint8Array.from(bytes)
}
