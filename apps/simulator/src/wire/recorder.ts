import { randomUUID } from 'node:crypto'
import { decodeReply, encodeFrame, type FrameKind } from '@invigil/contract/frame.ts'
import { MediaNotice, type TrackConfig } from '@invigil/contract/media.ts'
import { WebSocket } from 'ws'
import type { View } from '../behaviour/script.ts'
import { filmSeconds, formats } from '../pictures/film.ts'
import type { Encoded } from '../pictures/h264.ts'
import type { Studio } from '../pictures/studio.ts'

export type FilmedTrack = keyof typeof formats

/** A recorder that films a pretend candidate and sends it as a browser does: numbered, kept until durable, again after a break. */
export interface Recorder {
  /** Sends every picture that is due by `now` (ms since the epoch). What the camera shows changes at the next key frame. */
  advance(now: number, view: View): Promise<void>
  /** Frames that the server has not called durable yet. */
  waiting(): number
  /** Returns when nothing waits any more. */
  settled(): Promise<void>
  stop(): void
}

interface Track {
  kind: FilmedTrack
  /** Number of the next picture since the start. */
  next: number
  seq: number
  acked: number
  film: Encoded | undefined
  view: View | undefined
  /** What is not durable yet, in order. */
  kept: { seq: number; bytes: Uint8Array }[]
}

const againAfterMs = 1_000

/** Begins to record at `startedAt` (ms since the epoch). */
export function startRecorder(
  server: string,
  { attemptId, attemptKey }: { attemptId: string; attemptKey: string },
  wish: { studio: Studio; person: number; tracks: readonly FilmedTrack[]; startedAt: number },
): Recorder {
  const { studio, person, startedAt } = wish
  const url = `${server.replace('http', 'ws')}/socket/media/${attemptId}?recorder=${randomUUID()}&part=live&key=${attemptKey}`
  const tracks = wish.tracks.map(
    (kind): Track => ({ kind, next: 0, seq: 0, acked: 0, film: undefined, view: undefined, kept: [] }),
  )
  const sockets = connectAgain(url, tracks)

  function send(track: Track, frame: { kind: FrameKind; isKey: boolean; ts: number; payload: Uint8Array }) {
    track.seq += 1
    const bytes = encodeFrame({ ...frame, track: track.kind, seq: track.seq })
    track.kept.push({ seq: track.seq, bytes })
    sockets.send(bytes)
  }

  async function advanceTrack(track: Track, now: number, view: View) {
    const format = formats[track.kind]
    const { framesPerSecond, keySeconds } = format
    const due = Math.floor(((now - startedAt) / 1000) * framesPerSecond)
    while (track.next <= due) {
      const ts = Math.round((track.next / framesPerSecond) * 1e6)
      const isKeyTime = track.next % (keySeconds * framesPerSecond) === 0
      if (isKeyTime && track.view !== view) {
        track.film = await studio.film(person, view, track.kind)
        track.view = view
        const config = configOf(track.film, format, startedAt)
        send(track, { kind: 'config', isKey: false, ts, payload: Buffer.from(JSON.stringify(config)) })
      }
      const picture = track.film?.pictures[track.next % (filmSeconds * framesPerSecond)]
      if (picture) send(track, { kind: 'media', isKey: picture.isKey, ts, payload: picture.data })
      track.next += 1
    }
  }

  const waiting = () => tracks.reduce((sum, { kept }) => sum + kept.length, 0)
  return {
    waiting,
    stop: sockets.stop,
    async advance(now, view) {
      for (const track of tracks) await advanceTrack(track, now, view)
    },
    async settled() {
      while (waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

/** The socket, again and again; each time it begins with what is not durable yet. */
function connectAgain(url: string, tracks: readonly Track[]) {
  let socket: WebSocket
  let isReady = false
  let isStopped = false

  function hear(data: Buffer, isBinary: boolean) {
    if (!isBinary) {
      const notice = MediaNotice.parse(JSON.parse(data.toString()))
      if (notice.type === 'taken-over') isStopped = true
      if (notice.type !== 'hello') return
      for (const track of tracks) {
        release(track, notice.durable[track.kind] ?? 0)
        for (const { bytes } of track.kept) socket.send(bytes)
      }
      isReady = true
      return
    }
    const reply = decodeReply(data)
    const track = tracks.find(({ kind }) => kind === reply?.track)
    if (!reply || !track) return
    if (reply.says === 'ack') release(track, reply.seq)
    if (reply.says === 'resend')
      for (const { seq, bytes } of track.kept) if (seq >= reply.seq) socket.send(bytes)
  }

  function connect() {
    socket = new WebSocket(url, { perMessageDeflate: false })
    socket.on('message', hear)
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      isReady = false
      // 4000 and above are refusals: the server would say no again.
      if (!isStopped && code < 4000) setTimeout(() => !isStopped && connect(), againAfterMs).unref()
    })
  }

  connect()
  return {
    send(bytes: Uint8Array) {
      if (isReady) socket.send(bytes)
    },
    stop() {
      isStopped = true
      socket.close()
    },
  }
}

function release(track: Track, durable: number): void {
  if (durable <= track.acked) return
  track.acked = durable
  const left = track.kept.findIndex(({ seq }) => seq > durable)
  track.kept.splice(0, left < 0 ? track.kept.length : left)
}

function configOf(film: Encoded, format: (typeof formats)[FilmedTrack], startedAt: number): TrackConfig {
  const { width, height } = format
  return {
    form: 'pictures',
    codec: film.codec,
    ...{ width, height },
    description: Buffer.from(film.description).toString('base64'),
    anchor: { ts: 0, at: startedAt },
  }
}
