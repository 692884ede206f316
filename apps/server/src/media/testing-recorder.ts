import { randomBytes, randomUUID } from 'node:crypto'
import {
  decodeReply,
  encodeFrame,
  type Frame,
  type FrameKind,
  type TrackKind,
} from '@invigil/contract/frame.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import { MediaNotice } from '@invigil/contract/media.ts'
import { WebSocket } from 'ws'

/** A recorder without a camera: it keeps each frame until the server says it is durable, and resends after a break. */
export interface PretendRecorder {
  id: string
  /** Makes a frame and sends it when connected. */
  send(track: TrackKind, frame: { kind?: FrameKind; isKey?: boolean; ts: number; payload: Uint8Array }): Frame
  /** Sends these very bytes and keeps nothing. */
  sendRaw(bytes: Uint8Array): void
  /** Every frame made so far, by track. */
  made: Map<TrackKind, Frame[]>
  /** The highest seq the server called durable. */
  acked(track: TrackKind): number
  notices: MediaNotice[]
  /** Every resend request, in order. */
  asked: { track: TrackKind; seq: number }[]
  receipts(): number
  /** Returns when the condition holds; looks every few milliseconds and gives up after 20 s. */
  until(holds: () => boolean): Promise<void>
  closes: { code: number; reason: string }[]
  stop(): void
}

/** Starts a recorder that connects again and again; `address()` may change, e.g. when the server comes back elsewhere. */
export function aPretendRecorder(
  address: () => string,
  { id = randomUUID() as string, part = 'live', key = '', reconnects = true } = {},
): PretendRecorder {
  const made = new Map<TrackKind, Frame[]>()
  const acked = new Map<TrackKind, number>()
  const notices: MediaNotice[] = []
  const asked: PretendRecorder['asked'] = []
  const closes: PretendRecorder['closes'] = []
  let socket: WebSocket | undefined
  let isReady = false
  let isStopped = false
  let receipts = 0

  function resendAfter(track: TrackKind, seq: number) {
    for (const frame of made.get(track) ?? []) if (frame.seq > seq) socket?.send(encodeFrame(frame))
  }
  function hear(data: Buffer, isBinary: boolean) {
    if (!isBinary) {
      const notice = MediaNotice.parse(JSON.parse(data.toString()))
      notices.push(notice)
      if (notice.type !== 'hello') return
      for (const track of made.keys()) {
        const durable = notice.durable[track] ?? 0
        if (durable < (acked.get(track) ?? 0))
          throw new Error(`lost: ${track} ${durable} < ${acked.get(track)}`)
        resendAfter(track, durable)
      }
      isReady = true
      return
    }
    const reply = decodeReply(data)
    if (reply?.says === 'receipt') receipts += 1
    if (reply?.says === 'ack') acked.set(reply.track, Math.max(acked.get(reply.track) ?? 0, reply.seq))
    if (reply?.says === 'resend') asked.push({ track: reply.track, seq: reply.seq })
  }
  function connect() {
    if (isStopped) return
    socket = new WebSocket(`${address()}?recorder=${id}&part=${part}&key=${key}`, {
      perMessageDeflate: false,
    })
    socket.on('message', hear)
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => {
      isReady = false
      closes.push({ code, reason: reason.toString() })
      if (reconnects) setTimeout(connect, 30)
    })
  }
  connect()
  return {
    id,
    made,
    notices,
    asked,
    closes,
    receipts: () => receipts,
    acked: (track) => acked.get(track) ?? 0,
    send(track, { kind = 'media', isKey = false, ts, payload }) {
      const frames = made.get(track) ?? []
      const frame = { kind, isKey, track, seq: frames.length + 1, ts, payload }
      made.set(track, [...frames, frame])
      if (isReady && socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame))
      return frame
    },
    sendRaw: (bytes) => socket?.send(bytes),
    async until(holds) {
      const latest = Date.now() + 20_000
      while (!holds()) {
        if (Date.now() > latest)
          throw new Error(`still not: ${holds}; closed: ${JSON.stringify(closes.slice(0, 3))}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    stop() {
      isStopped = true
      socket?.terminate()
    },
  }
}

/** A config payload as recorders send it; its capture clock begins at 0 at the instant `at`. */
export function aConfig(at: number, config: Partial<TrackConfig> = {}): Uint8Array {
  const pictures = { form: 'pictures', codec: 'avc1.42001f', width: 640, height: 480, anchor: { ts: 0, at } }
  return new TextEncoder().encode(JSON.stringify({ ...pictures, ...config }))
}

/** Bytes that are nothing in particular. */
export function someBytes(length: number): Uint8Array {
  return randomBytes(length)
}
