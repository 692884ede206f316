import type { TrackKind } from '@invigil/contract/frame.ts'
import type { Outgoing } from './outgoing.ts'

/** Bytes under way at first, at least and at most. The least is a fifth of a second of 128 kbit/s. */
const limits = { first: 10 * 1024, least: 3 * 1024, most: 512 * 1024 }
/** How much waiting on the way we cause at most, in milliseconds: whatever else this machine sends waits as long. */
const mostQueueMs = 100
/** The shortest way is learnt anew this often: routes change. */
const baseEveryMs = 20_000
const meterMs = 2_000
const leastPiece = 1024
const mostPiece = 16 * 1024

interface Underway {
  track: TrackKind
  seq: number
  piece: number
  isLast: boolean
  bytes: number
  at: number
}

/**
 * How much may be under way without a receipt. It follows the delay of the receipts and not losses (as LEDBAT does, RFC 6817), so that
 * the candidate's answers, which go over another connection, find no long queue in front of them. Times in milliseconds of
 * one steady clock.
 */
export class SendWindow {
  #underway: Underway[] = []
  #underwayBytes = 0
  #limit = limits.first
  #wasFull = false
  #base = { now: Number.POSITIVE_INFINITY, before: Number.POSITIVE_INFINITY, since: 0 }
  #arrived: { at: number; bytes: number }[] = []

  get hasRoom(): boolean {
    const hasRoom = this.#underwayBytes < this.#limit
    if (!hasRoom) this.#wasFull = true
    return hasRoom
  }

  get isEmpty(): boolean {
    return this.#underway.length === 0
  }

  /** The most bytes of a frame that one message should carry: a few fit into the window, so that others pass between them. */
  get pieceBytes(): number {
    return Math.min(mostPiece, Math.max(leastPiece, Math.floor(this.#limit / 4)))
  }

  /** Bits a second that arrived lately. */
  deliveredBits(now: number): number {
    this.#arrived = this.#arrived.filter(({ at }) => now - at < meterMs)
    return (this.#arrived.reduce((sum, { bytes }) => sum + bytes, 0) * 8 * 1_000) / meterMs
  }

  sent({ track, seq, piece, isLast, bytes }: Outgoing, now: number): void {
    this.#underway.push({ track, seq, piece, isLast, bytes: bytes.length, at: now })
    this.#underwayBytes += bytes.length
  }

  /**
   * Hears that a frame has arrived, and all before it of its track; with a `piece`, only that many pieces of it. Of its delay
   * `lateMs` may be the doing of a busy machine, and no queue on the way.
   */
  arrived(track: TrackKind, seq: number, piece: number, now: number, lateMs = 0): void {
    const isThere = (one: Underway) =>
      one.track === track && (one.seq < seq || (one.seq === seq && (piece === 0 || one.piece <= piece)))
    const there = this.#underway.filter(isThere)
    const last = there.at(-1)
    if (!last) return
    this.#underway = this.#underway.filter((one) => !isThere(one))
    const bytes = there.reduce((sum, one) => sum + one.bytes, 0)
    this.#underwayBytes -= bytes
    this.#arrived.push({ at: now, bytes })
    this.#follow(now - last.at, lateMs, bytes, now)
  }

  /** What was sent of a track from this seq on will not be taken: it is sent again. */
  refused(track: TrackKind, seq: number): void {
    this.#underway = this.#underway.filter((one) => one.track !== track || one.seq < seq)
    this.#underwayBytes = this.#underway.reduce((sum, one) => sum + one.bytes, 0)
  }

  /** Nothing is under way any more: the connection is another. */
  clear(): void {
    this.#underway = []
    this.#underwayBytes = 0
    this.#base = { now: Number.POSITIVE_INFINITY, before: Number.POSITIVE_INFINITY, since: 0 }
  }

  #follow(delayMs: number, lateMs: number, bytes: number, now: number): void {
    if (now - this.#base.since > baseEveryMs)
      this.#base = { now: Number.POSITIVE_INFINITY, before: this.#base.now, since: now }
    this.#base.now = Math.min(this.#base.now, delayMs)
    const queueMs = Math.max(0, delayMs - Math.min(this.#base.now, this.#base.before) - lateMs)
    const step = Math.max(-1, (mostQueueMs - queueMs) / mostQueueMs) * bytes
    if (step > 0 && !this.#wasFull) return
    this.#limit = Math.min(limits.most, Math.max(limits.least, this.#limit + step))
    this.#wasFull = false
  }
}
