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
  /** The connection breaks, and is made again. */
  breakOff(): void
  stop(): void
}

interface Choices {
  id: string
  part: string
  key: string
  /** For recorders of staff. */
  cookie: string
  reconnects: boolean
  /** Hears what the server promises. Then it judges a broken promise; without it that throws. */
  onPromise: ((promise: Durable) => void) | undefined
}

/** What the server calls durable: one frame of a track and all before it, or all tracks as it greets. */
export type Durable =
  | { says: 'ack'; track: TrackKind; seq: number }
  | { says: 'hello'; durable: Partial<Record<TrackKind, number>> }

interface Running {
  address: () => string
  choices: Choices
  made: PretendRecorder['made']
  acked: Map<TrackKind, number>
  notices: MediaNotice[]
  asked: PretendRecorder['asked']
  closes: PretendRecorder['closes']
  receipts: number
  socket: WebSocket | undefined
  isReady: boolean
  isStopped: boolean
}

/** Starts a recorder that connects again and again; `address()` may change, e.g. when the server comes back elsewhere. */
export function aPretendRecorder(
  address: () => string,
  {
    id = randomUUID(),
    part = 'live',
    key = '',
    cookie = '',
    reconnects = true,
    onPromise,
  }: Partial<Choices> = {},
): PretendRecorder {
  const running: Running = {
    ...{ address, choices: { id, part, key, cookie, reconnects, onPromise } },
    ...{ made: new Map(), acked: new Map(), notices: [], asked: [], closes: [] },
    ...{ receipts: 0, socket: undefined, isReady: false, isStopped: false },
  }
  const { made, notices, asked, closes } = running
  connect(running)
  return {
    ...{ id, made, notices, asked, closes },
    receipts: () => running.receipts,
    acked: (track) => running.acked.get(track) ?? 0,
    send(track, { kind = 'media', isKey = false, ts, payload }) {
      const frames = made.get(track) ?? []
      const frame = { kind, isKey, track, seq: frames.length + 1, ts, payload }
      made.set(track, [...frames, frame])
      const { socket, isReady } = running
      if (isReady && socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame))
      return frame
    },
    sendRaw: (bytes) => running.socket?.send(bytes),
    until: (holds) => waitUntil(holds, closes),
    breakOff: () => running.socket?.terminate(),
    stop() {
      running.isStopped = true
      running.socket?.terminate()
    },
  }
}

function connect(running: Running): void {
  if (running.isStopped) return
  const { id, part, key, cookie, reconnects } = running.choices
  const address = `${running.address()}?recorder=${id}&part=${part}&key=${key}`
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: cookie ? { cookie } : {} })
  running.socket = socket
  socket.on('message', (data: Buffer, isBinary) =>
    isBinary ? hearReply(running, data) : hearNotice(running, data),
  )
  socket.on('error', () => undefined)
  socket.on('close', (code, reason) => {
    running.isReady = false
    running.closes.push({ code, reason: reason.toString() })
    if (reconnects) setTimeout(() => connect(running), 30)
  })
}

function hearReply(running: Running, data: Buffer): void {
  const { acked, asked, choices } = running
  const reply = decodeReply(data)
  if (reply?.says === 'receipt') running.receipts += 1
  if (reply?.says === 'ack') {
    acked.set(reply.track, Math.max(acked.get(reply.track) ?? 0, reply.seq))
    choices.onPromise?.({ says: 'ack', track: reply.track, seq: reply.seq })
  }
  if (reply?.says === 'resend') asked.push({ track: reply.track, seq: reply.seq })
}

/** After hello everything that is not durable is sent again; what was called durable must still be. */
function hearNotice(running: Running, data: Buffer): void {
  const { made, acked, notices, socket, choices } = running
  const notice = MediaNotice.parse(JSON.parse(data.toString()))
  // How busy the machine of the tests is, is none of theirs.
  if (notice.type === 'late') return
  notices.push(notice)
  if (notice.type !== 'hello') return
  choices.onPromise?.({ says: 'hello', durable: notice.durable })
  for (const [track, frames] of made) {
    const durable = notice.durable[track] ?? 0
    const isBroken = durable < (acked.get(track) ?? 0)
    if (isBroken && !choices.onPromise) throw new Error(`lost: ${track} ${durable} < ${acked.get(track)}`)
    for (const frame of frames) if (frame.seq > durable) socket?.send(encodeFrame(frame))
  }
  running.isReady = true
}

async function waitUntil(holds: () => boolean, closes: PretendRecorder['closes']): Promise<void> {
  const latest = Date.now() + 50_000
  while (!holds()) {
    if (Date.now() > latest)
      throw new Error(`still not: ${holds}; closed: ${JSON.stringify(closes.slice(0, 3))}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
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
