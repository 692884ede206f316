import type { Fmp4Part } from '../hall/read-fmp4.ts'
import { pictureSizeOf } from './h264-size.ts'

/** As much of a packet of RTP as is needed here. */
export interface RtpPiece {
  seq: number
  timestamp: number
  /** The last packet of its picture. */
  isLast: boolean
  payload: Uint8Array
}

/** Packets that came before one that is still missing; beyond this that one is given up. */
const mostHeld = 96
const clockRate = 90_000

/**
 * Makes pictures of packets of RTP (RFC 6184: single units, STAP-A, FU-A), in order although they come out of it. Where a packet
 * is lost everything is left out until the next key frame, which is asked for: a picture is whole or not there.
 */
export class H264Assembler {
  readonly #needKey: () => void
  #next: number | undefined
  readonly #held = new Map<number, RtpPiece>()
  #units: Uint8Array[] = []
  #fragment: Uint8Array[] | undefined
  #timestamp = 0
  #isBroken = true
  #parameters: { sequence: Uint8Array; picture: Uint8Array } | undefined
  #sequence: Uint8Array | undefined
  #told = ''
  #ticks = 0
  #lastTimestamp: number | undefined

  constructor(needKey: () => void) {
    this.#needKey = needKey
  }

  /** Takes a packet; returns what became whole by it. */
  push(piece: RtpPiece): Fmp4Part[] {
    this.#next ??= piece.seq
    if (isBefore(piece.seq, this.#next)) return []
    this.#held.set(piece.seq, piece)
    const parts: Fmp4Part[] = []
    while (this.#held.size > 0) {
      const next = this.#held.get(this.#next)
      if (!next && this.#held.size <= mostHeld) break
      if (!next) {
        this.#lose()
        continue
      }
      this.#held.delete(this.#next)
      this.#next = (this.#next + 1) & 0xffff
      parts.push(...this.#take(next))
    }
    return parts
  }

  /** The oldest packet that is there is the next one; what it belongs to may be torn. */
  #lose(): void {
    const missing = this.#next ?? 0
    const distance = (seq: number) => (seq - missing) & 0xffff
    this.#next = [...this.#held.keys()].reduce((one, other) =>
      distance(other) < distance(one) ? other : one,
    )
    this.#break()
  }

  #break(): void {
    this.#isBroken = true
    this.#units = []
    this.#fragment = undefined
    this.#needKey()
  }

  #take({ timestamp, isLast, payload }: RtpPiece): Fmp4Part[] {
    if (timestamp !== this.#timestamp) {
      this.#units = []
      this.#fragment = undefined
      this.#timestamp = timestamp
    }
    this.#unpack(payload)
    return isLast ? this.#finish() : []
  }

  #unpack(payload: Uint8Array): void {
    const type = (payload[0] ?? 0) & 31
    if (type >= 1 && type <= 23) this.#add(payload)
    else if (type === 24) for (const unit of aggregated(payload)) this.#add(unit)
    else if (type === 28) this.#addFragment(payload)
  }

  #addFragment(payload: Uint8Array): void {
    const [indicator = 0, header = 0] = payload
    if (header & 0x80) this.#fragment = [new Uint8Array([(indicator & 0xe0) | (header & 31)])]
    this.#fragment?.push(payload.subarray(2))
    if (!(header & 0x40) || !this.#fragment) return
    this.#add(Buffer.concat(this.#fragment))
    this.#fragment = undefined
  }

  #add(unit: Uint8Array): void {
    const type = (unit[0] ?? 0) & 31
    if (type === 7) this.#sequence = Buffer.from(unit)
    else if (type === 8 && this.#sequence)
      this.#parameters = { sequence: this.#sequence, picture: Buffer.from(unit) }
    else if (type >= 1 && type <= 6) this.#units.push(unit)
  }

  #finish(): Fmp4Part[] {
    const units = this.#units.splice(0)
    const isKey = units.some((unit) => ((unit[0] ?? 0) & 31) === 5)
    if (units.length === 0 || !this.#parameters) {
      if (units.length > 0) this.#needKey()
      return []
    }
    if (this.#isBroken && !isKey) return []
    this.#isBroken = false
    const form = isKey ? this.#form() : []
    const data = Buffer.concat(units.flatMap((unit) => [lengthOf(unit), unit]))
    return [...form, { is: 'picture', picture: { isKey, ts: this.#ts(), data } }]
  }

  /** What the pictures are like, when it is not what it was. */
  #form(): Fmp4Part[] {
    if (!this.#parameters) return []
    const { sequence, picture } = this.#parameters
    const size = pictureSizeOf(sequence)
    const description = avcC(sequence, picture)
    const told = description.toString('base64')
    if (!size || told === this.#told) return []
    this.#told = told
    const codec = `avc1.${description.toString('hex', 1, 4)}`
    return [{ is: 'form', form: { codec, ...size, description } }]
  }

  /** Microseconds since the first picture; RTP's own clock goes round every 13 hours. */
  #ts(): number {
    const before = this.#lastTimestamp ?? this.#timestamp
    this.#lastTimestamp = this.#timestamp
    this.#ticks += (this.#timestamp - before) | 0
    return Math.max(0, (this.#ticks * 1_000_000) / clockRate)
  }
}

function isBefore(seq: number, other: number): boolean {
  return ((seq - other) & 0xffff) > 0x8000
}

function* aggregated(payload: Uint8Array): Generator<Uint8Array> {
  let at = 1
  while (at + 2 <= payload.length) {
    const length = ((payload[at] ?? 0) << 8) | (payload[at + 1] ?? 0)
    if (at + 2 + length > payload.length) return
    yield payload.subarray(at + 2, at + 2 + length)
    at += 2 + length
  }
}

function lengthOf(unit: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(unit.length)
  return length
}

/** The decoder's own record (ISO/IEC 14496-15, 5.3.3.1), with lengths of four bytes. */
function avcC(sequence: Uint8Array, picture: Uint8Array): Buffer {
  const two = (length: number) => [length >> 8, length & 255]
  return Buffer.from([
    ...[1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1, ...two(sequence.length)],
    ...sequence,
    ...[1, ...two(picture.length)],
    ...picture,
  ])
}
