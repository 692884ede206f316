import type { Frame } from '@invigil/contract/frame.ts'

/** A frame that may turn out to be evidence; `at` is in milliseconds of a steady clock. */
export interface Passing extends Omit<Frame, 'track' | 'seq'> {
  at: number
}

/** What comes of a track that keeps evidence only: frames to keep, and where a stretch of it was not kept. */
export interface KeepFrames {
  frame(frame: Passing): void
  /** What follows does not follow on what was kept before. */
  gap(): void
}

/** How long frames are held in case they become evidence. */
const heldMs = 45_000

/**
 * Holds the last seconds of one track and hands on those that lie in stretches to be kept, each from a key frame on and in
 * order. What is in no stretch is forgotten.
 */
export class RollingTrack {
  readonly #keep: KeepFrames
  #held: Passing[] = []
  /** What the frames before the held ones were under, and what was handed on last. */
  #config: Passing | undefined
  #keptConfig: Passing | undefined
  #keepUntil = Number.NEGATIVE_INFINITY
  #isKeeping = false
  /** The held frames follow on what was handed on last. */
  #isContinuous = true

  constructor(keep: KeepFrames) {
    this.#keep = keep
  }

  get isKeeping(): boolean {
    return this.#isKeeping
  }

  see(frame: Passing): void {
    if (this.#isKeeping && frame.at <= this.#keepUntil) {
      this.#pass(frame)
      return
    }
    this.#isKeeping = false
    this.#held.push(frame)
    if (frame.isKey) this.#forgetBefore(frame.at - heldMs)
  }

  /** Keeps what lies between two instants, as far as it is still held or yet to come. */
  keep(fromAt: number, toAt: number): void {
    this.#keepUntil = Math.max(this.#keepUntil, toAt)
    if (this.#isKeeping) return
    this.#drop(this.#startOf(fromAt))
    const kept = this.#held.findIndex(({ at }) => at > toAt)
    const passed = this.#held.splice(0, kept < 0 ? this.#held.length : kept)
    if (passed.length > 0 && !this.#isContinuous) this.#keep.gap()
    if (passed.length > 0) this.#isContinuous = true
    for (const frame of passed) this.#pass(frame)
    this.#isKeeping = kept < 0
  }

  /** The index of the frame to begin with: the last key frame before, or the first there is. */
  #startOf(fromAt: number): number {
    const firstAt = this.#held[0]?.at ?? Number.POSITIVE_INFINITY
    if (this.#isContinuous && firstAt >= fromAt) return 0
    const before = this.#held.findLastIndex(({ isKey, at }) => isKey && at <= fromAt)
    return Math.max(0, before >= 0 ? before : this.#held.findIndex(({ isKey }) => isKey))
  }

  #forgetBefore(at: number): void {
    const key = this.#held.findLastIndex((frame) => frame.isKey && frame.at <= at)
    if (key > 0) this.#drop(key)
  }

  #drop(count: number): void {
    const dropped = this.#held.splice(0, count)
    this.#config = dropped.findLast(({ kind }) => kind === 'config') ?? this.#config
    if (dropped.some(({ kind }) => kind !== 'config')) this.#isContinuous = false
  }

  #pass(frame: Passing): void {
    if (frame.kind === 'config') {
      this.#keptConfig = frame
      this.#config = frame
    } else if (this.#config && this.#config !== this.#keptConfig) {
      this.#keptConfig = this.#config
      this.#keep.frame(this.#config)
    }
    this.#keep.frame(frame)
  }
}
