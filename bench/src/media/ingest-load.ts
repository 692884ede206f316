import { randomBytes, randomUUID } from 'node:crypto'
import { decodeReply, encodeFrame } from '@invigil/contract/frame.ts'
import { aConfig } from '@invigil/server/src/media/testing-recorder.ts'
import { WebSocket } from 'ws'

/** Cameras to play: each 15 frames a second at about 350 kbit/s, for so long after they have warmed up. */
export interface IngestWish {
  /** One socket each, without its query. */
  addresses: { url: string; key: string }[]
  seconds: number
}

export interface IngestResult {
  says: 'result'
  frames: number
  acknowledged: number
  bytes: number
  /** From a frame's send to its ack, of the frames between `steady` and `over`, in milliseconds. */
  latencies: number[]
  /** Sockets that the other side closed. */
  closed: number
  /** How late the latest frame was sent: a busy machine delays the load too, in milliseconds. */
  latestMs: number
}

/** `steady`: warmed up, the clock runs; `over`: the last frame was acknowledged. */
export type LoadReport = { says: 'steady' } | { says: 'over' } | IngestResult

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

const framesASecond = 15
const warmUpMs = 3_000
/** What is not acknowledged this long after the last frame is counted as not acknowledged. */
const patienceMs = 20_000
const key = randomBytes(8_000)
const delta = randomBytes(2_600)

interface Camera {
  socket: WebSocket
  seq: number
  acked: number
  sentAt: number[]
}

// The load of the ingest bench, in a process of its own so that it does not share the server's thread.
process.once('message', async (wish: IngestWish) => {
  const result: IngestResult = {
    ...{ says: 'result', frames: 0, acknowledged: 0, bytes: 0 },
    ...{ latencies: [], closed: 0, latestMs: 0 },
  }
  const span = { from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY }
  const cameras: Camera[] = []
  for (const address of wish.addresses) cameras.push(await open(address, result, span))
  await play(cameras, warmUpMs, result)
  await acknowledged(cameras)
  result.bytes = 0
  result.latestMs = 0
  process.send?.({ says: 'steady' } satisfies LoadReport)
  span.from = performance.now()
  span.until = span.from + wish.seconds * 1_000
  await play(cameras, wish.seconds * 1_000, result)
  await acknowledged(cameras)
  process.send?.({ says: 'over' } satisfies LoadReport)
  result.frames = cameras.reduce((sum, { seq }) => sum + seq, 0)
  result.acknowledged = cameras.reduce((sum, { acked }) => sum + acked, 0)
  process.send?.(result, () => process.exit())
})

/** Returns when everything is acknowledged, so that nothing of one stretch is counted in the next; or when patience ends. */
async function acknowledged(cameras: readonly Camera[]): Promise<void> {
  const latest = performance.now() + patienceMs
  while (cameras.some(({ acked, seq }) => acked !== seq) && performance.now() < latest)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

/** Sends for so long, evenly spread over the cameras; a late timer makes up for what it missed. */
function play(cameras: readonly Camera[], lastsMs: number, result: IngestResult): Promise<void> {
  const begunAt = performance.now()
  const until = begunAt + lastsMs
  const tickMs = 1_000 / framesASecond / cameras.length
  let sent = 0
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now()
      result.latestMs = Math.max(result.latestMs, Math.min(now, until) - begunAt - sent * tickMs)
      for (; sent < (Math.min(now, until) - begunAt) / tickMs; sent += 1) {
        const camera = cameras[sent % cameras.length]
        if (camera) result.bytes += send(camera, now)
      }
      if (now < until) return
      clearInterval(timer)
      resolve()
    }, 2)
  })
}

async function open(
  { url, key: secret }: IngestWish['addresses'][number],
  result: IngestResult,
  span: { from: number; until: number },
): Promise<Camera> {
  const socket = new WebSocket(`${url}?recorder=${randomUUID()}&part=live&key=${secret}`, {
    perMessageDeflate: false,
  })
  const camera: Camera = { socket, seq: 0, acked: 0, sentAt: [] }
  socket.on('message', (data: Buffer, isBinary) => {
    const reply = isBinary ? decodeReply(data) : undefined
    if (reply?.says !== 'ack') return
    const now = performance.now()
    for (; camera.acked < reply.seq; camera.acked += 1) {
      const sentAt = camera.sentAt[camera.acked] ?? now
      if (sentAt >= span.from && sentAt <= span.until) result.latencies.push(now - sentAt)
    }
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('close', (code, reason) => reject(new Error(`refused: ${code} ${reason}`)))
    socket.once('error', reject)
  })
  socket.removeAllListeners('close')
  socket.once('close', () => {
    result.closed += 1
  })
  return camera
}

function send(camera: Camera, now: number): number {
  camera.seq += 1
  const { seq } = camera
  const isConfig = seq === 1
  const isKey = !isConfig && seq % 60 === 2
  const payload = isConfig ? aConfig(Date.now()) : isKey ? key : delta
  const ts = Math.round((seq / framesASecond) * 1e6)
  camera.sentAt.push(now)
  camera.socket.send(
    encodeFrame({ kind: isConfig ? 'config' : 'media', isKey, track: 'camera', seq, ts, payload }),
  )
  return payload.length
}
