import { encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { ClockAnchor, TrackConfig, TrackMark } from '@invigil/contract/media.ts'
import type { Spool } from './spool.ts'
import { steadyNow } from './steady-clock.ts'

/** A config without its anchor: that is set when the first frame comes. */
export type Unanchored = {
  [form in TrackConfig['form']]: Omit<Extract<TrackConfig, { form: form }>, 'anchor'>
}[TrackConfig['form']]

/** What a frame is before it has a number. */
export type Unnumbered = Omit<Frame, 'track' | 'seq'>

/** A capture clock this far from the server's, in milliseconds, has stood still (a machine that slept) or jumped. */
const jumpedMs = 3_000

/** Numbers the frames of one track and puts them into the spool. */
export class TrackWriter {
  readonly kind: TrackKind
  #spool: Spool
  readonly #serverNow: () => number
  #seq = 0
  #lastTs = 0
  #words = ''
  /** What is sent before anything else, and again with the next key frame when this becomes another recorder. */
  #config: Unnumbered | undefined
  #anchor: ClockAnchor | undefined
  #described: Unanchored | undefined
  #wantsKey = false
  #heard: ((frame: Unnumbered) => void) | undefined

  constructor(kind: TrackKind, spool: Spool, serverNow: () => number) {
    this.kind = kind
    this.#spool = spool
    this.#serverNow = serverNow
  }

  get hasConfig(): boolean {
    return this.#config !== undefined
  }

  /** Nothing is taken until a key frame comes. */
  get wantsKey(): boolean {
    return this.#wantsKey
  }

  /** Tells every frame, as it is written, to one other. */
  tell(heard: (frame: Unnumbered) => void): void {
    this.#heard = heard
  }

  /** Goes on as another recorder, from 1: the config comes again with the next key frame. */
  restart(spool: Spool): void {
    this.#spool = spool
    this.#seq = 0
    this.#wantsKey = true
  }

  /**
   * Says what follows, from `ts` (microseconds of the capture clock) on, which was captured `agoMs` ago. The same again
   * is not sent: viewers would start anew.
   */
  config(config: Unanchored, ts: number, agoMs = 0): void {
    const words = JSON.stringify(config)
    if (words === this.#words) return
    this.#words = words
    this.#described = config
    this.#anchorAt(ts, agoMs)
    this.#begin(ts)
  }

  /** Takes a frame as another writer made it, its config as well. */
  pass(frame: Unnumbered): void {
    if (frame.kind === 'mark') this.#markWith(frame)
    else if (frame.kind !== 'config') this.#picture(frame)
    else {
      this.#config = frame
      this.#begin(frame.ts)
    }
  }

  media(payload: Uint8Array, ts: number, isKey: boolean): void {
    this.#picture({ kind: 'media', isKey, ts, payload })
  }

  still(payload: Uint8Array, ts: number): void {
    this.#picture({ kind: 'still', isKey: true, ts, payload })
  }

  /** Notes something on the time line, at the last frame; a track without frames has no time line. */
  mark(mark: TrackMark): void {
    const payload = new TextEncoder().encode(JSON.stringify(mark))
    this.#markWith({ kind: 'mark', isKey: false, ts: this.#lastTs, payload })
  }

  #markWith(frame: Unnumbered): void {
    if (this.hasConfig && !this.#wantsKey) this.#write(frame)
  }

  #picture(frame: Unnumbered): void {
    if (this.#wantsKey) {
      if (!frame.isKey || !this.#config) return
      this.#wantsKey = false
      this.#write({ ...this.#config, ts: frame.ts })
    } else if (frame.isKey && this.#hasJumped(frame.ts)) {
      this.mark({ what: 'changed', reason: 'clock' })
      this.#anchorAt(frame.ts, 0)
      this.#begin(frame.ts)
    }
    this.#write(frame)
  }

  #anchorAt(ts: number, agoMs: number): void {
    this.#anchor = { ts: Math.max(0, ts), at: this.#serverNow() - agoMs }
    const payload = new TextEncoder().encode(JSON.stringify({ ...this.#described, anchor: this.#anchor }))
    this.#config = { kind: 'config', isKey: false, ts, payload }
  }

  #hasJumped(ts: number): boolean {
    if (!this.#anchor) return false
    const expected = this.#anchor.at + (ts - this.#anchor.ts) / 1_000
    return Math.abs(this.#serverNow() - expected) > jumpedMs
  }

  /** Who waits for a key frame sends the config with it. */
  #begin(ts: number): void {
    if (this.#config && !this.#wantsKey) this.#write({ ...this.#config, ts })
  }

  #write(frame: Unnumbered): void {
    this.#seq += 1
    const ts = Math.max(0, frame.ts)
    this.#lastTs = ts
    const numbered = encodeFrame({ ...frame, ts, track: this.kind, seq: this.#seq })
    this.#spool.add(this.kind, this.#seq, numbered, steadyNow())
    this.#heard?.({ ...frame, ts })
  }
}
