import { encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { TrackConfig, TrackMark } from '@invigil/contract/media.ts'
import type { Spool } from './spool.ts'

/** A config without its anchor: that is set when the first frame comes. */
export type Unanchored = {
  [form in TrackConfig['form']]: Omit<Extract<TrackConfig, { form: form }>, 'anchor'>
}[TrackConfig['form']]

/** Numbers the frames of one track and puts them into the spool. */
export class TrackWriter {
  readonly #kind: TrackKind
  readonly #spool: Spool
  readonly #serverNow: () => number
  #seq = 0
  #lastTs = 0
  #config = ''

  constructor(kind: TrackKind, spool: Spool, serverNow: () => number) {
    this.#kind = kind
    this.#spool = spool
    this.#serverNow = serverNow
  }

  get hasConfig(): boolean {
    return this.#config !== ''
  }

  /**
   * Says what follows, from `ts` (microseconds of the capture clock) on, which was captured `agoMs` ago. The same again
   * is not sent: viewers would start anew.
   */
  config(config: Unanchored, ts: number, agoMs = 0): void {
    const words = JSON.stringify(config)
    if (words === this.#config) return
    this.#config = words
    const anchored = { ...config, anchor: { ts: Math.max(0, ts), at: this.#serverNow() - agoMs } }
    this.#write({
      kind: 'config',
      isKey: false,
      ts,
      payload: new TextEncoder().encode(JSON.stringify(anchored)),
    })
  }

  media(payload: Uint8Array, ts: number, isKey: boolean): void {
    this.#write({ kind: 'media', isKey, ts, payload })
  }

  still(payload: Uint8Array, ts: number): void {
    this.#write({ kind: 'still', isKey: true, ts, payload })
  }

  /** Notes something on the time line, at the last frame; a track without frames has no time line. */
  mark(mark: TrackMark): void {
    if (!this.hasConfig) return
    const payload = new TextEncoder().encode(JSON.stringify(mark))
    this.#write({ kind: 'mark', isKey: false, ts: this.#lastTs, payload })
  }

  #write(frame: Omit<Frame, 'track' | 'seq'>): void {
    this.#seq += 1
    const ts = Math.max(0, frame.ts)
    this.#lastTs = ts
    this.#spool.add(this.#kind, this.#seq, encodeFrame({ ...frame, ts, track: this.#kind, seq: this.#seq }))
  }
}
