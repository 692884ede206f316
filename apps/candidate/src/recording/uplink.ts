import { decodeReply, type TrackKind } from '@invigil/contract/frame.ts'
import type { Spool } from './spool.ts'

/** How the connection is. `refused` and `taken-over` are for good. */
export type UplinkState = 'connecting' | 'sending' | 'cannot-store' | 'refused' | 'taken-over'

export interface UplinkOptions {
  /** The whole address, with recorder, part and key. */
  url: string
  spool: Spool
  /** The server's clock minus this machine's, in milliseconds, at each hello. */
  onClock(offsetMs: number): void
  onState(state: UplinkState): void
  /** Something was released from the spool. */
  onReleased(): void
}

/** More than this in the socket's own buffer and we wait: what is in there cannot be called back. */
const mostBuffered = 256 * 1024
/** Frames are under way and not a word came for this long: the connection is dead, whatever the browser thinks. */
const deafAfterMs = 10_000
const firstWaitMs = 500
const longestWaitMs = 15_000

/** Sends a spool's frames in order over one WebSocket that comes back by itself, from exactly what is durable. */
export class Uplink {
  readonly #options: UplinkOptions
  #socket: WebSocket | undefined
  #isReady = false
  #isStopped = false
  #attempts = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Of each track the last seq that was sent on this connection. */
  readonly #sent = new Map<TrackKind, number>()
  /** When each message without a receipt was sent, oldest first. */
  #underway: { track: TrackKind; seq: number; at: number }[] = []
  #heardAt = 0
  #isCatchingUp = false

  constructor(options: UplinkOptions) {
    this.#options = options
    this.#connect()
  }

  /** Milliseconds since the oldest message without a receipt was sent; 0 when every one has its receipt. */
  get ageMs(): number {
    const [oldest] = this.#underway
    return oldest ? performance.now() - oldest.at : 0
  }

  /** After an outage the backlog goes first, and its age says nothing about the picture of now. */
  get isCatchingUp(): boolean {
    return this.#isCatchingUp
  }

  /** Sends what can be sent. Call it after adding to the spool, and now and then. */
  pump(): void {
    const socket = this.#socket
    if (!socket || !this.#isReady) return
    if (this.#underway.length > 0 && performance.now() - this.#heardAt > deafAfterMs) {
      this.#again()
      return
    }
    while (socket.bufferedAmount < mostBuffered) {
      const frame = this.#options.spool.next(this.#sent)
      if (!frame) {
        this.#isCatchingUp = false
        return
      }
      if (this.#underway.length === 0) this.#heardAt = performance.now()
      this.#underway.push({ track: frame.track, seq: frame.seq, at: performance.now() })
      this.#sent.set(frame.track, frame.seq)
      socket.send(frame.bytes as Uint8Array<ArrayBuffer>)
    }
  }

  /** Tries at once instead of after the wait: the network is back. */
  hurry(): void {
    if (this.#isStopped || this.#isReady) return
    this.#attempts = 0
    this.#again()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#drop()
  }

  #connect(): void {
    const socket = new WebSocket(this.#options.url)
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#hear(data)
    }
    socket.onclose = ({ code, reason }) => this.#closed(socket, code, reason)
    this.#socket = socket
    this.#options.onState('connecting')
  }

  #hear(data: unknown): void {
    this.#heardAt = performance.now()
    if (typeof data === 'string') this.#hearNotice(data)
    else if (data instanceof ArrayBuffer) this.#hearReply(new Uint8Array(data))
    this.pump()
  }

  #hearNotice(text: string): void {
    const notice = JSON.parse(text) as {
      type: string
      now: number
      durable: Partial<Record<TrackKind, number>>
    }
    if (notice.type === 'cannot-store') this.#options.onState('cannot-store')
    if (notice.type === 'taken-over') this.#end('taken-over')
    if (notice.type !== 'hello') return
    this.#options.onClock(notice.now - Date.now())
    this.#sent.clear()
    this.#underway = []
    for (const [track, durable] of Object.entries(notice.durable) as [TrackKind, number][]) {
      this.#sent.set(track, durable)
      this.#options.spool.release(track, durable)
    }
    this.#attempts = 0
    this.#isReady = true
    this.#isCatchingUp = true
    this.#options.onState('sending')
    this.#options.onReleased()
  }

  #hearReply(bytes: Uint8Array): void {
    const reply = decodeReply(bytes)
    if (!reply) return
    const { says, track, seq } = reply
    if (says === 'resend') this.#sent.set(track, seq - 1)
    else this.#underway = this.#underway.filter((sent) => sent.track !== track || sent.seq > seq)
    if (says !== 'ack') return
    this.#options.spool.release(track, seq)
    this.#options.onReleased()
  }

  #closed(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.#socket || this.#isStopped) return
    if (reason === 'taken-over' || code === 4001) this.#end('taken-over')
    else if ([4400, 4401, 4403, 4404, 4410].includes(code)) this.#end('refused')
    else this.#waitAndConnect()
  }

  /** Twice as long each time, up to a limit, and never all candidates at the same moment. */
  #waitAndConnect(): void {
    this.#drop()
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#attempts)
    this.#attempts += 1
    this.#options.onState('connecting')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#connect(), wait * (0.5 + Math.random()))
  }

  #again(): void {
    this.#drop()
    clearTimeout(this.#timer)
    this.#connect()
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    this.#isReady = false
    this.#underway = []
    socket?.close()
  }

  #end(state: 'refused' | 'taken-over'): void {
    this.stop()
    this.#options.onState(state)
  }
}
