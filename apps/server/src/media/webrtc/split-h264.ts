/** So much fits into one packet beside the headers of IP, UDP and SRTP. */
const mostBytes = 1_180

/** One payload of RTP. */
export interface RtpPayload {
  isLast: boolean
  payload: Buffer
}

/** The units of an encoded picture (AVCC: each behind its length) as payloads of RTP (RFC 6184: single units and FU-A). */
export function splitH264(units: readonly Uint8Array[]): RtpPayload[] {
  const payloads = units.flatMap((unit) => (unit.length <= mostBytes ? [Buffer.from(unit)] : fragments(unit)))
  return payloads.map((payload, index) => ({ payload, isLast: index === payloads.length - 1 }))
}

/** The units that an AVCC payload holds; what is cut short at its end is left out. */
export function unitsIn(payload: Uint8Array): Uint8Array[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const units: Uint8Array[] = []
  let at = 0
  while (at + 4 <= payload.length) {
    const length = view.getUint32(at)
    if (length === 0 || at + 4 + length > payload.length) break
    units.push(payload.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return units
}

/** Sequence and picture parameters out of the decoder's record (avcC). */
export function parametersIn(description: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = []
  let at = 5
  for (const mask of [31, 255]) {
    const count = (description[at] ?? 0) & mask
    at += 1
    for (let nth = 0; nth < count; nth++) {
      const length = ((description[at] ?? 0) << 8) | (description[at + 1] ?? 0)
      units.push(description.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
  }
  return units
}

function fragments(unit: Uint8Array): Buffer[] {
  const [header = 0] = unit
  const room = mostBytes - 2
  const count = Math.ceil((unit.length - 1) / room)
  return Array.from({ length: count }, (_, nth) => {
    const begins = nth === 0 ? 0x80 : 0
    const ends = nth === count - 1 ? 0x40 : 0
    const part = unit.subarray(1 + nth * room, 1 + (nth + 1) * room)
    return Buffer.concat([Buffer.from([(header & 0xe0) | 28, begins | ends | (header & 31)]), part])
  })
}
