import { encodePiece, type TrackKind } from '@invigil/contract/frame.ts'
import type { Spool } from './spool.ts'

/** A message for the server: a whole frame (`piece` 0) or the `piece`th piece of one. */
export interface Outgoing {
  track: TrackKind
  seq: number
  piece: number
  isLast: boolean
  bytes: Uint8Array
}

interface Cut {
  seq: number
  bytes: Uint8Array
  at: number
  pieces: number
}

/** Who goes first: sound and the small picture are for now; of what is for later, the text of the screen before the face. */
const priority: readonly TrackKind[] = [
  ...(['microphone', 'talk', 'preview', 'side', 'screen', 'camera', 'hall'] as const),
]

/** Decides what is sent next: of each track the next frame, the more urgent track first even in the middle of a large frame. */
export class OutgoingQueue {
  #spool: Spool
  /** Of each track the last seq that was sent whole. */
  readonly #sent = new Map<TrackKind, number>()
  readonly #cuts = new Map<TrackKind, Cut>()

  constructor(spool: Spool) {
    this.#spool = spool
  }

  /** Begins after what is durable, on a new connection. */
  begin(spool: Spool, durable: Partial<Record<TrackKind, number>>): void {
    this.#spool = spool
    this.#sent.clear()
    this.#cuts.clear()
    for (const [track, seq] of Object.entries(durable) as [TrackKind, number][]) this.#sent.set(track, seq)
  }

  /** Goes back to where the server waits. */
  rewind(track: TrackKind, seq: number): void {
    this.#sent.set(track, seq - 1)
    this.#cuts.delete(track)
  }

  /** The next message, of at most so many bytes of a frame; undefined when everything is sent. */
  next(mostBytes: number): Outgoing | undefined {
    for (const track of priority) {
      const cut = this.#cuts.get(track)
      if (cut) return this.#cutOff(track, cut, mostBytes)
      const frame = this.#spool.after(track, this.#sent.get(track) ?? 0)
      if (!frame) continue
      if (frame.bytes.length > mostBytes)
        return this.#cutOff(track, { seq: frame.seq, bytes: frame.bytes, at: 0, pieces: 0 }, mostBytes)
      this.#sent.set(track, frame.seq)
      return { ...frame, piece: 0, isLast: true }
    }
    return undefined
  }

  #cutOff(track: TrackKind, { seq, bytes, at, pieces }: Cut, mostBytes: number): Outgoing {
    // The last piece of a frame is answered by the receipt of the whole frame, and a frame is never a single piece.
    const until = Math.min(bytes.length, at + mostBytes)
    const piece = pieces + 1
    const isLast = until === bytes.length
    if (isLast) {
      this.#cuts.delete(track)
      this.#sent.set(track, seq)
    } else this.#cuts.set(track, { seq, bytes, at: until, pieces: piece })
    const message = encodePiece({ track, seq, at, total: bytes.length, bytes: bytes.subarray(at, until) })
    return { track, seq, piece, isLast, bytes: message }
  }
}
