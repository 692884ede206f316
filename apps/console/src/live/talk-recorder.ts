import { decodeReply, encodeFrame, type FrameKind, packSound } from '@invigil/contract/frame.ts'
import type { MediaNotice, TrackConfig } from '@invigil/contract/media.ts'
import { canEncodeSound, encodeSound, type Packet } from '@invigil/talk/encode-sound.ts'

interface RecorderOptions {
  attemptId: string
  talkId: string
  /** The server's clock minus this machine's, in milliseconds. */
  clockOffset: number
}

/** 200 ms of sound a message. */
const packetsAMessage = 10
const againAfterMs = 1_000
/** After the end it stays so long to deliver what is left, in milliseconds. */
const lingerMs = 60_000

/** Records what a proctor says in a talk; it keeps each frame until the server has it durably, also over a break. */
export class TalkRecorder {
  readonly #options: RecorderOptions
  readonly #kept = new Map<number, Uint8Array<ArrayBuffer>>()
  #socket: WebSocket | undefined
  #isReady = false
  #seq = 0
  #packets: Packet[] = []
  #stopEncoding: (() => void) | undefined
  #isOver = false

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#connect()
  }

  /** Records this microphone from now on, in place of the one before. */
  record(track: MediaStreamTrack): void {
    this.#stopEncoding?.()
    this.#flush()
    if (!canEncodeSound()) return
    this.#stopEncoding = encodeSound(track, {
      onFormat: ({ sampleRate, channels, ts }) => {
        this.#flush()
        const at = Date.now() + this.#options.clockOffset
        const anchor = { ts: Math.max(0, ts), at }
        const config: TrackConfig = { form: 'sound', codec: 'opus', sampleRate, channels, anchor }
        this.#write('config', ts, new TextEncoder().encode(JSON.stringify(config)))
      },
      onPacket: (packet) => {
        this.#packets.push(packet)
        if (this.#packets.length >= packetsAMessage) this.#flush()
      },
    })
  }

  /** Ends the recording and delivers what is left. */
  stop(): void {
    this.#stopEncoding?.()
    this.#flush()
    this.#isOver = true
    this.#closeWhenDelivered()
    setTimeout(() => this.#socket?.close(), lingerMs)
  }

  #flush(): void {
    const [first] = this.#packets
    if (!first) return
    this.#write('media', first.ts, packSound(this.#packets))
    this.#packets = []
  }

  #write(kind: FrameKind, ts: number, payload: Uint8Array): void {
    this.#seq += 1
    const frame = { kind, isKey: true, track: 'talk', seq: this.#seq, ts: Math.max(0, ts), payload } as const
    const bytes = encodeFrame(frame)
    this.#kept.set(this.#seq, bytes)
    if (this.#isReady) this.#socket?.send(bytes)
  }

  #connect(): void {
    const socket = new WebSocket(addressOf(this.#options))
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data === 'string') this.#hearNotice(JSON.parse(data) as MediaNotice)
      else this.#hearReply(new Uint8Array(data))
    }
    socket.onclose = ({ code }) => {
      this.#isReady = false
      const isRefused = code >= 4_400 && code < 4_500
      const isDone = this.#isOver && this.#kept.size === 0
      if (!isRefused && !isDone) setTimeout(() => this.#connect(), againAfterMs)
    }
  }

  #hearNotice(notice: MediaNotice): void {
    if (notice.type !== 'hello') return
    this.#forget(notice.durable.talk ?? 0)
    for (const bytes of this.#kept.values()) this.#socket?.send(bytes)
    this.#isReady = true
  }

  #hearReply(bytes: Uint8Array): void {
    const reply = decodeReply(bytes)
    if (reply?.says === 'ack') this.#forget(reply.seq)
    if (reply?.says !== 'resend') return
    for (const [seq, kept] of this.#kept) if (seq >= reply.seq) this.#socket?.send(kept)
  }

  #forget(upTo: number): void {
    for (const seq of this.#kept.keys()) if (seq <= upTo) this.#kept.delete(seq)
    this.#closeWhenDelivered()
  }

  #closeWhenDelivered(): void {
    if (this.#isOver && this.#kept.size === 0) this.#socket?.close()
  }
}

function addressOf({ attemptId, talkId }: RecorderOptions): string {
  const { protocol, host } = window.location
  const scheme = protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${host}/socket/talk-media/${attemptId}?recorder=${talkId}&part=live`
}
