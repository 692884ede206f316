import { decodeFrame, encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { SpoolStore } from './spool.ts'

/** A frame with the instant it was written, in milliseconds of the server's clock. */
export interface RingFrame {
  frame: Frame
  at: number
}

/** So much is kept at least, in milliseconds; twice that at most. */
const spanMs = 45_000
/** A segment is no larger, whatever comes. */
const mostBytes = 24 * 1024 * 1024
const headBytes = 12

/**
 * The last seconds on disk, in case this page is gone before they turn out to be evidence: two segments, of which the older is
 * begun anew when the newer is full. An entry is `length u32 | at f64 | frame`, big-endian.
 */
export class EvidenceRing {
  /** What frames are decoded by; each segment begins with it. */
  readonly #configs = new Map<TrackKind, Frame>()
  readonly #segments: readonly [SpoolStore, SpoolStore]
  #current = 0
  #end = 0
  #beganAt: number | undefined
  #waiting: Uint8Array[] = []
  #waitingBytes = 0

  constructor(segments: readonly [SpoolStore, SpoolStore]) {
    this.#segments = segments
    for (const segment of segments) segment.truncate(0)
  }

  add({ frame, at }: RingFrame): void {
    this.#beganAt ??= at
    const isFull = at - this.#beganAt > spanMs || this.#end + this.#waitingBytes > mostBytes
    // Each segment begins with what can be decoded by itself.
    if (isFull && frame.isKey && frame.track !== 'microphone') this.#turn(at)
    if (frame.kind === 'config') this.#configs.set(frame.track, frame)
    this.#put({ frame, at })
  }

  #put({ frame, at }: RingFrame): void {
    const bytes = encodeFrame(frame)
    const entry = new Uint8Array(headBytes + bytes.length)
    const view = new DataView(entry.buffer)
    view.setUint32(0, bytes.length)
    view.setFloat64(4, at)
    entry.set(bytes, headBytes)
    this.#waiting.push(entry)
    this.#waitingBytes += entry.length
  }

  /** Writes what came since. What the disk refuses is forgotten: it is in memory as well, and nothing is owed to anybody yet. */
  save(): void {
    const segment = this.#segments[this.#current]
    try {
      for (const entry of this.#waiting) {
        segment?.write(entry, this.#end)
        this.#end += entry.length
      }
      segment?.flush()
    } catch {
      segment?.truncate(this.#end)
    }
    this.#waiting = []
    this.#waitingBytes = 0
  }

  #turn(at: number): void {
    this.save()
    this.#current = 1 - this.#current
    this.#segments[this.#current]?.truncate(0)
    this.#end = 0
    this.#beganAt = at
    for (const frame of this.#configs.values()) this.#put({ frame, at })
  }
}

/** What an earlier page left in its segments, in order; what was cut short at an end is left out. */
export function readRing(segments: readonly SpoolStore[]): RingFrame[] {
  return segments.flatMap((segment) => [...readSegment(segment)]).toSorted((one, other) => one.at - other.at)
}

function* readSegment(segment: SpoolStore): Generator<RingFrame> {
  const size = segment.size()
  let at = 0
  while (at + headBytes <= size) {
    const head = segment.read(headBytes, at)
    const view = new DataView(head.buffer, head.byteOffset)
    const length = view.getUint32(0)
    if (length === 0 || at + headBytes + length > size) return
    const frame = decodeFrame(segment.read(length, at + headBytes))
    if (typeof frame === 'string') return
    yield { frame, at: view.getFloat64(4) }
    at += headBytes + length
  }
}
