import { decodeWallFrame, encodeWallFrame, type Frame } from '@invigil/contract/frame.ts'
import type { FromWall, ToWall } from '@invigil/contract/live.ts'
import { talkSubscription } from '@invigil/contract/talk.ts'
import { CameraShare } from './camera-share.ts'

/** `connecting` until the first answer, `open` while changes come, `waiting` between two tries. */
export type WallLink = 'connecting' | 'open' | 'waiting'

/** What hears of this wall's talk. */
export interface TalkHearers {
  hear: (message: Extract<ToWall, { type: 'talk' }>) => void
  hearFrame: (frame: Uint8Array) => void
  /** The connection is back after it was lost. */
  reopened: () => void
}

export interface WallHearers {
  onMessage: (message: ToWall) => void
  onLink: (link: WallLink) => void
}

interface Watched {
  attemptId: string
  track: Subscribe['track']
  quality: Subscribe['quality']
  onFrame: (frame: Frame) => void
}

/** Waits between two tries, in milliseconds; the last one repeats. A little chance keeps walls from coming all at once. */
const waitsMs = [500, 1_000, 2_000, 5_000, 10_000]

/** One socket for the whole wall: its changes as text, and the watched tracks as binary messages. It reconnects by itself. */
export class WallConnection {
  /** Which of its pictures have their camera where this machine cannot decode all of them. */
  readonly cameras = new CameraShare()
  readonly #sittingId: string
  readonly #hearers: WallHearers
  readonly #watched = new Map<number, Watched>()
  #socket: WebSocket | undefined
  #talk: TalkHearers | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  #lastSubscription = 0
  #looksAt: string | undefined
  #isClosed = false

  constructor(sittingId: string, hearers: WallHearers) {
    this.#sittingId = sittingId
    this.#hearers = hearers
    window.addEventListener('online', this.#tryAgain)
    window.addEventListener('offline', this.#drop)
    this.#open()
  }

  /** Asks for the frames of a track, also after the connection was lost; the returned function ends it. */
  watch(
    attemptId: string,
    track: Subscribe['track'],
    onFrame: (frame: Frame) => void,
    quality: Subscribe['quality'] = 'all',
  ): () => void {
    const subscription = ++this.#lastSubscription
    this.#watched.set(subscription, { attemptId, track, quality, onFrame })
    this.#subscribe(subscription)
    return () => {
      this.#watched.delete(subscription)
      this.#send({ type: 'unsubscribe', subscription })
    }
  }

  /** How many tracks are asked for just now. */
  watchedCount(): number {
    return this.#watched.size
  }

  /** Tells the other proctors whom this wall looks at closely, also after the connection was lost. */
  look(attemptId: string | undefined): void {
    this.#looksAt = attemptId
    this.#send({ type: 'look', attemptId: (attemptId ?? null) as Subscribe['attemptId'] | null })
  }

  /** Hears of this wall's talk; returns what ends it. */
  hearTalk(hearers: TalkHearers): () => void {
    this.#talk = hearers
    return () => {
      if (this.#talk === hearers) this.#talk = undefined
    }
  }

  sayOfTalk(message: Extract<FromWall, { type: 'talk' }>): void {
    this.#send(message)
  }

  /** Sound of a talk, on its way over the server. */
  sendTalkFrame(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(encodeWallFrame(talkSubscription, frame))
  }

  /** Tries at once instead of waiting. */
  tryNow(): void {
    if (this.#socket) return
    clearTimeout(this.#timer)
    this.#open()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#tryAgain)
    window.removeEventListener('offline', this.#drop)
    this.#socket?.close()
  }

  readonly #tryAgain = () => this.tryNow()
  /** A browser may take minutes to notice that its network is gone. */
  readonly #drop = () => this.#socket?.close()

  #open(): void {
    const socket = new WebSocket(addressOf(this.#sittingId))
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#hearers.onLink('connecting')
    socket.onopen = () => {
      for (const subscription of this.#watched.keys()) this.#subscribe(subscription)
      if (this.#looksAt) this.look(this.#looksAt)
    }
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data !== 'string') return this.#show(data)
      const message = JSON.parse(data) as ToWall
      if (message.type === 'wall') {
        this.#tries = 0
        this.#hearers.onLink('open')
        this.#talk?.reopened()
      }
      if (message.type === 'talk') this.#talk?.hear(message)
      else this.#hearers.onMessage(message)
    }
    socket.onclose = () => this.#waitAndOpen(socket)
  }

  #waitAndOpen(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = undefined
    if (this.#isClosed || this.#socket) return
    const waitMs = waitsMs[Math.min(this.#tries, waitsMs.length - 1)] ?? 10_000
    this.#tries += 1
    this.#hearers.onLink('waiting')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.tryNow(), waitMs * (1 + Math.random() * 0.3))
  }

  #show(data: ArrayBuffer): void {
    const bytes = new Uint8Array(data)
    const taken = decodeWallFrame(bytes)
    if (taken?.subscription === talkSubscription) this.#talk?.hearFrame(bytes.subarray(4))
    else if (taken) this.#watched.get(taken.subscription)?.onFrame(taken.frame)
  }

  #subscribe(subscription: number): void {
    const watched = this.#watched.get(subscription)
    if (!watched) return
    const { attemptId, track, quality } = watched
    const to = { attemptId: attemptId as Subscribe['attemptId'], track, quality }
    this.#send({ type: 'subscribe', subscription, ...to })
  }

  #send(message: FromWall): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }
}

type Subscribe = Extract<FromWall, { type: 'subscribe' }>

function addressOf(sittingId: string): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket/wall/${sittingId}`
}
