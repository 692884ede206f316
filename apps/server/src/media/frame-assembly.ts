import { decodeFrame, decodePiece, type FrameFault, type TrackKind } from '@invigil/contract/frame.ts'

/** What a piece made: a frame that is whole, a part of one (`piece` have arrived so far), or nothing. */
export type Assembled =
  | { is: 'whole'; bytes: Buffer }
  | { is: 'part'; track: TrackKind; seq: number; piece: number }
  | { is: 'fault'; fault: FrameFault | 'foreign-track' | 'piece-order' | 'piece-of-another' }

interface Growing {
  seq: number
  total: number
  arrived: number
  parts: Buffer[]
}

/**
 * Puts large frames together from their pieces. Of each track one frame is under way and never more than the largest frame
 * may weigh; a first piece begins anew, whatever was there.
 */
export class FrameAssembly {
  readonly #growing = new Map<TrackKind, Growing>()
  readonly #takes: (track: TrackKind) => boolean

  /** `takes` says which tracks are let in. */
  constructor(takes: (track: TrackKind) => boolean) {
    this.#takes = takes
  }

  take(message: Buffer): Assembled {
    const piece = decodePiece(message)
    if (typeof piece === 'string') return { is: 'fault', fault: piece }
    const { track, seq, at, total, bytes } = piece
    if (!this.#takes(track)) return { is: 'fault', fault: 'foreign-track' }
    if (at === 0) this.#growing.set(track, { seq, total, arrived: 0, parts: [] })
    const growing = this.#growing.get(track)
    if (!growing || growing.seq !== seq || growing.total !== total || growing.arrived !== at)
      return { is: 'fault', fault: 'piece-order' }
    growing.parts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    growing.arrived += bytes.length
    if (growing.arrived < total) return { is: 'part', track, seq, piece: growing.parts.length }
    this.#growing.delete(track)
    return whole(Buffer.concat(growing.parts), track, seq)
  }

  /** Forgets what is under way: the connection that brought it is gone. */
  clear(): void {
    this.#growing.clear()
  }
}

/** The pieces said whose frame it is; the frame itself must say the same. */
function whole(bytes: Buffer, track: TrackKind, seq: number): Assembled {
  const frame = decodeFrame(bytes)
  if (typeof frame === 'string') return { is: 'fault', fault: frame }
  if (frame.track !== track || frame.seq !== seq) return { is: 'fault', fault: 'piece-of-another' }
  return { is: 'whole', bytes }
}
