import { decodeReply, type TrackKind } from '@invigil/contract/frame.ts'
import type { MediaNotice } from '@invigil/contract/media.ts'
import { Lateness } from './lateness.ts'
import { OutgoingQueue } from './outgoing.ts'
import { SendWindow } from './send-window.ts'
import type { Spool } from './spool.ts'
import { steadyNow } from './steady-clock.ts'

/** How the connection is. `refused` and `taken-over` are for good. */
export type UplinkState = 'connecting' | 'sending' | 'cannot-store' | 'refused' | 'taken-over'

type Durable = Extract<MediaNotice, { type: 'hello' }>['durable']

export interface UplinkOptions {
  spool: Spool
  /** The whole address, with recorder, part and key, asked for at each connection. */
  address(): string
  /** The server's clock minus the steady one, in milliseconds, at each hello. */
  onClock(offsetMs: number): void
  onState(state: UplinkState): void
  /** Something was released from the spool. */
  onReleased(): void
  /** Somebody waits for a key frame, or something turned out to be evidence. */
  onNotice?(notice: Extract<MediaNotice, { type: 'key-wanted' | 'keep' }>): void
  /**
   * The server does not know (yet) what was called durable before: another process of it said so. Answers the spool to go on with
   * under another recorder; without it the server is asked again later.
   */
  onLost?(): Spool
}

/** More than this in the socket's own buffer and we wait: what is in there cannot be called back. */
const mostBuffered = 64 * 1024
/** Frames are under way and not a word came for this long: the connection is dead, whatever the browser thinks. */
const deafAfterMs = 6_000
/** A connection that brings no hello for this long is tried again. */
const mostHelloMs = 4_000
/** The caller's timer beats so often. */
const beatMs = 100
const waits = { first: 200, short: 1_600, shortAttempts: 40, long: 15_000, lost: 15_000 }

/** Sends a spool's frames over one WebSocket that comes back by itself, from exactly what is durable. */
export class Uplink {
  readonly #options: UplinkOptions
  readonly #window = new SendWindow()
  readonly #lateness = new Lateness(beatMs)
  readonly #queue: OutgoingQueue
  #spool: Spool
  #socket: WebSocket | undefined
  #isReady = false
  #isStopped = false
  #attempts = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #heardAt = 0
  /** Of each track the last seq that has arrived, and the last that was there when the connection began. */
  readonly #arrived = new Map<TrackKind, number>()
  readonly #leftover = new Map<TrackKind, number>()

  constructor(options: UplinkOptions) {
    this.#options = options
    this.#spool = options.spool
    this.#queue = new OutgoingQueue(options.spool)
    this.#connect()
  }

  /** Milliseconds that the oldest frame of a track has waited for its receipt; 0 when there is none, or no connection. */
  ageMs(track: TrackKind): number {
    if (!this.#isReady) return 0
    const since = this.#spool.waitingSince(track, this.#arrived.get(track) ?? 0)
    return since === undefined ? 0 : steadyNow() - since
  }

  /** Something from before this connection is still to go: its age says nothing about the picture of now. */
  get isCatchingUp(): boolean {
    return [...this.#leftover].some(([track, seq]) => (this.#arrived.get(track) ?? 0) < seq)
  }

  get deliveredBits(): number {
    return this.#window.deliveredBits(performance.now())
  }

  get lateMs(): number {
    return this.#lateness.ms(performance.now())
  }

  /** Call it every tenth of a second, from a timer: how late it comes tells how busy this machine is. */
  beat(): void {
    this.#lateness.beat(performance.now())
    this.pump()
  }

  /** Sends what can be sent. Call it after adding to the spool, and now and then. */
  pump(): void {
    const socket = this.#socket
    if (!socket || !this.#isReady) return
    const now = performance.now()
    if (!this.#window.isEmpty && now - this.#heardAt > deafAfterMs) {
      this.#again()
      return
    }
    while (socket.bufferedAmount < mostBuffered && this.#window.hasRoom) {
      const message = this.#queue.next(this.#window.pieceBytes)
      if (!message) return
      if (this.#window.isEmpty) this.#heardAt = now
      this.#window.sent(message, now)
      socket.send(message.bytes as Uint8Array<ArrayBuffer>)
    }
  }

  /** Takes another spool, for a connection that is about to begin. */
  goOnWith(spool: Spool): void {
    this.#spool = spool
  }

  /** Takes another spool, and connects anew for it. */
  beginWith(spool: Spool): void {
    this.#spool = spool
    if (this.#isReady) this.#again()
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
    const socket = new WebSocket(this.#options.address())
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#hear(data)
    }
    socket.onclose = ({ code, reason }) => this.#closed(socket, code, reason)
    this.#socket = socket
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#waitAndConnect(), mostHelloMs)
    this.#options.onState('connecting')
  }

  #hear(data: unknown): void {
    this.#heardAt = performance.now()
    if (typeof data === 'string') this.#hearNotice(data)
    else if (data instanceof ArrayBuffer) this.#hearReply(new Uint8Array(data))
    this.pump()
  }

  #hearNotice(text: string): void {
    const notice = JSON.parse(text) as MediaNotice
    if (notice.type === 'hello') this.#hearHello(notice.now, notice.durable)
    if (notice.type === 'cannot-store') this.#options.onState('cannot-store')
    if (notice.type === 'taken-over') this.#end('taken-over')
    if (notice.type === 'late') this.#lateness.hear(notice.byMs, performance.now())
    if (notice.type === 'key-wanted' || notice.type === 'keep') this.#options.onNotice?.(notice)
  }

  #hearHello(now: number, durable: Durable): void {
    clearTimeout(this.#timer)
    this.#options.onClock(now - steadyNow())
    if (this.#spool.hasLost(durable)) {
      this.#beginAnew()
      return
    }
    this.#queue.begin(this.#spool, durable)
    this.#arrived.clear()
    this.#leftover.clear()
    for (const [track, seq] of Object.entries(durable) as [TrackKind, number][]) {
      this.#arrived.set(track, seq)
      this.#spool.release(track, seq)
    }
    for (const track of this.#spool.tracks) this.#leftover.set(track, this.#spool.last(track))
    this.#attempts = 0
    this.#isReady = true
    this.#options.onState('sending')
    this.#options.onReleased()
  }

  /** As another recorder, or as this one when the server may have found what it lacks. */
  #beginAnew(): void {
    if (this.#options.onLost) {
      this.#spool = this.#options.onLost()
      this.#again()
      return
    }
    this.#drop()
    this.#timer = setTimeout(() => this.#connect(), waits.lost)
  }

  #hearReply(bytes: Uint8Array): void {
    const reply = decodeReply(bytes)
    if (!reply) return
    const { says, track, seq, piece = 0 } = reply
    if (says === 'resend') {
      this.#window.refused(track, seq)
      if (this.#spool.hasLost({ ...Object.fromEntries(this.#arrived), [track]: seq - 1 })) this.#beginAnew()
      else this.#queue.rewind(track, seq)
      return
    }
    const now = performance.now()
    this.#window.arrived(track, seq, piece, now, this.#lateness.ms(now))
    if (piece === 0) this.#arrived.set(track, Math.max(seq, this.#arrived.get(track) ?? 0))
    if (says !== 'ack') return
    this.#spool.release(track, seq)
    this.#options.onReleased()
  }

  #closed(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.#socket || this.#isStopped) return
    if (reason === 'taken-over' || code === 4001) this.#end('taken-over')
    else if ([4400, 4401, 4403, 4404, 4410].includes(code)) this.#end('refused')
    else this.#waitAndConnect()
  }

  /** At first at once, as another process may take over; then longer, and never all candidates at the same moment. */
  #waitAndConnect(): void {
    this.#drop()
    const most = this.#attempts < waits.shortAttempts ? waits.short : waits.long
    const wait = Math.min(most, waits.first * 2 ** this.#attempts)
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
    this.#window.clear()
    socket?.close()
  }

  #end(state: 'refused' | 'taken-over'): void {
    this.stop()
    this.#options.onState(state)
  }
}
