import {
  decodeFrame,
  encodeReply,
  type Frame,
  isPiece,
  type Reply,
  type TrackKind,
} from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { MediaNotice } from '@invigil/contract/media.ts'
import type { AttemptKey } from './attempt-keys.ts'
import { readConfig } from './chunk.ts'
import { FrameAssembly } from './frame-assembly.ts'
import type { Promising } from './sharing.ts'
import type { ClosedChunk } from './track-intake.ts'
import { TrackIntake, type TrackStart } from './track-intake.ts'

/** The server's end of a recorder's connection. */
export interface RecorderLink {
  send(notice: string): void
  /** Sends messages of a few bytes together. */
  reply(messages: readonly Uint8Array[]): void
  /** Stops reading until `resume`: memory is finite, TCP holds the rest back. */
  pause(): void
  resume(): void
  close(code: number, reason: string): void
}

/** What a recorder is made of, and whom it tells. */
export interface RecorderSetting {
  attemptId: AttemptId
  key: AttemptKey
  tracks: readonly TrackStart[]
  /** False: everything is shown and nothing stored. */
  keeps: boolean
  /** True: stills alone are taken, whatever else is sent. */
  onlyStills?: boolean
  now(): number
  /** Something waits for the journal. */
  mark(track: TrackIntake): void
  /** A frame that was new. */
  taken(frame: Frame, bytes: Buffer): void
  count(outcome: string): void
  mayPromise(): Promising
  chunk(closed: ClosedChunk): void
}

/**
 * An ack goes with the next receipt, or alone after this long, in milliseconds: each write costs as much as sealing a frame. The
 * next picture of a camera is 67 ms away.
 */
const ackAloneMs = 80
/** What may not be acknowledged yet is tried again after this long, in milliseconds. */
const ackLaterMs = 250
/** Beyond this much that is not durable yet a recorder is not read from. */
const mostWaitingBytes = 4 * 1024 * 1024
/** A recorder that keeps sending what is no frame is broken or no recorder. */
const mostFaults = 20

/** Everything one recorder sends: its tracks, and the connection it has just now. It outlives its connections. */
export class RecorderIntake {
  readonly setting: RecorderSetting
  readonly tracks: ReadonlyMap<TrackKind, TrackIntake>
  #link: RecorderLink | undefined
  #isPaused = false
  #faults = 0
  readonly #assembly = new FrameAssembly((track) => this.tracks.has(track))
  /** Per track, the seq it was asked for and has not brought yet. */
  readonly #asked = new Map<TrackKind, number>()
  /** Per track, the last seq that is durable and was not acknowledged yet. */
  readonly #toAck = new Map<TrackKind, number>()
  #ackTimer: NodeJS.Timeout | undefined

  constructor(setting: RecorderSetting) {
    this.setting = setting
    this.tracks = new Map(setting.tracks.map((start) => [start.kind, this.#intake(start)]))
  }

  get isConnected(): boolean {
    return this.#link !== undefined
  }

  /** Begins to serve a connection; the one before it is told and closed. Returns what hears that it is gone. */
  connect(link: RecorderLink): () => void {
    this.#link?.send(notice({ type: 'taken-over' }))
    this.#link?.close(4001, 'taken over')
    this.#link = undefined
    // The greeting promises as an acknowledgement does; another process may have gone on from before what is durable here.
    if (this.setting.mayPromise() !== 'now') {
      link.close(1012, 'come again')
      return () => undefined
    }
    this.#link = link
    this.#isPaused = false
    this.#faults = 0
    this.#asked.clear()
    this.#toAck.clear()
    this.#assembly.clear()
    const durable = Object.fromEntries([...this.tracks].map(([kind, track]) => [kind, track.durable]))
    link.send(notice({ type: 'hello', now: this.setting.now(), durable }))
    return () => {
      if (this.#link === link) this.#link = undefined
    }
  }

  /** Takes one message from the connection. */
  receive(link: RecorderLink, bytes: Buffer): void {
    if (link !== this.#link) return
    if (isPiece(bytes)) this.#assemble(bytes)
    else this.#receiveFrame(bytes)
  }

  #assemble(bytes: Buffer): void {
    const assembled = this.#assembly.take(bytes)
    if (assembled.is === 'whole') this.#receiveFrame(assembled.bytes)
    else if (assembled.is === 'fault') this.#fault(assembled.fault)
    else this.#reply({ says: 'receipt', track: assembled.track, seq: assembled.seq, piece: assembled.piece })
  }

  #receiveFrame(bytes: Buffer): void {
    const frame = decodeFrame(bytes)
    if (typeof frame === 'string') {
      this.#fault(frame)
      return
    }
    const track = this.tracks.get(frame.track)
    if (!track) this.#fault('foreign-track')
    else if (this.setting.onlyStills && !this.#isOfStills(frame)) this.#fault('not-a-still')
    else this.#take(track, frame, bytes)
  }

  #isOfStills({ kind, payload, ts }: Frame): boolean {
    if (kind === 'config') return readConfig(payload, ts, this.setting.now())?.form === 'stills'
    return kind !== 'media'
  }

  #take(track: TrackIntake, frame: Frame, bytes: Buffer): void {
    const intake = track.accept(frame, bytes, this.setting.now())
    if (intake === 'taken' || intake === 'duplicate') {
      this.setting.count(intake)
      this.#reply({ says: 'receipt', track: frame.track, seq: frame.seq })
    } else if (intake === 'gap') {
      this.setting.count(intake)
      this.#askFor(frame.track, track.next)
    } else this.#fault(intake)
    if (intake !== 'taken') return

    this.#asked.delete(frame.track)
    this.setting.taken(frame, bytes)
    if (this.setting.keeps) {
      this.#holdBack()
      this.setting.mark(track)
    } else track.drop()
  }

  /** Tells the recorder something and, with a code, ends the connection. */
  tell(message: MediaNotice, code?: number): void {
    if (code) this.#acknowledge()
    this.#link?.send(notice(message))
    if (code) this.#link?.close(code, message.type)
  }

  /** Ends the connection at once: nothing that comes by it is taken any more. */
  hangUp(code: number, reason: string): void {
    const link = this.#link
    this.#link = undefined
    link?.close(code, reason)
  }

  #intake(start: TrackStart): TrackIntake {
    return new TrackIntake(start, this.setting.key, {
      durable: (seq) => {
        this.#toAck.set(start.kind, seq)
        this.#ackTimer ??= setTimeout(() => this.#acknowledge(), ackAloneMs)
        this.#holdBack()
      },
      chunk: (closed) => this.setting.chunk(closed),
    })
  }

  #holdBack(): void {
    let waitingBytes = 0
    for (const track of this.tracks.values()) waitingBytes += track.waitingBytes
    const isTooMuch = waitingBytes > mostWaitingBytes
    if (isTooMuch === this.#isPaused) return
    this.#isPaused = isTooMuch
    if (isTooMuch) this.#link?.pause()
    else this.#link?.resume()
  }

  #askFor(kind: TrackKind, seq: number): void {
    if (this.#asked.get(kind) === seq) return
    this.#asked.set(kind, seq)
    this.#reply({ says: 'resend', track: kind, seq })
  }

  #fault(reason: string): void {
    this.setting.count(reason)
    this.#faults += 1
    if (this.#faults >= mostFaults) this.#link?.close(1008, 'not a recorder')
  }

  /** What is durable is acknowledged by the way. */
  #reply(reply: Reply): void {
    const said = encodeReply(reply)
    this.#link?.reply(this.#toAck.size === 0 ? [said] : [said, ...this.#takeAcks()])
  }

  #acknowledge(): void {
    this.#ackTimer = undefined
    const acks = this.#takeAcks()
    if (acks.length > 0) this.#link?.reply(acks)
  }

  #takeAcks(): Uint8Array[] {
    if (this.#toAck.size === 0) return []
    const when = this.setting.mayPromise()
    if (when === 'later') {
      this.#ackTimer ??= setTimeout(() => this.#acknowledge(), ackLaterMs)
      return []
    }
    if (when === 'come-again') {
      this.#toAck.clear()
      this.hangUp(1012, 'come again')
      return []
    }
    const acks = [...this.#toAck].map(([track, seq]) => encodeReply({ says: 'ack', track, seq }))
    this.#toAck.clear()
    return acks
  }
}

function notice(message: MediaNotice): string {
  return JSON.stringify(message)
}
