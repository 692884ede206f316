import { randomBytes, randomUUID } from 'node:crypto'
import { decodeReply, encodeFrame } from '@invigil/contract/frame.ts'
import { aConfig } from '@invigil/server/src/media/testing-recorder.ts'
import { WebSocket } from 'ws'

/** Cameras to play: each 15 frames a second at about 350 kbit/s, for so long. */
export interface IngestWish {
  /** One socket each, without its query. */
  addresses: { url: string; key: string }[]
  seconds: number
}

export interface IngestResult {
  frames: number
  acknowledged: number
  bytes: number
  /** From a frame's send to its ack, of the frames after the first two seconds, in milliseconds. */
  latencies: number[]
}

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

const framesASecond = 15
const warmUpMs = 2_000
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
  const result: IngestResult = { frames: 0, acknowledged: 0, bytes: 0, latencies: [] }
  const begunAt = performance.now()
  const cameras = await Promise.all(wish.addresses.map((address) => open(address, result, begunAt)))
  const tickMs = 1_000 / framesASecond / cameras.length
  const until = begunAt + wish.seconds * 1_000
  let sent = 0
  const timer = setInterval(() => {
    const now = performance.now()
    // Evenly spread over the cameras; a late timer makes up for what it missed.
    for (; sent < (Math.min(now, until) - begunAt) / tickMs; sent += 1) {
      const camera = cameras[sent % cameras.length]
      if (camera) result.bytes += send(camera, now)
    }
    if (now < until + 3_000) return
    clearInterval(timer)
    result.frames = cameras.reduce((sum, { seq }) => sum + seq, 0)
    result.acknowledged = cameras.reduce((sum, { acked }) => sum + acked, 0)
    process.send?.(result, () => process.exit())
  }, 2)
})

async function open(
  { url, key: secret }: IngestWish['addresses'][number],
  result: IngestResult,
  begunAt: number,
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
      if (sentAt - begunAt > warmUpMs) result.latencies.push(now - sentAt)
    }
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('close', (code, reason) => reject(new Error(`refused: ${code} ${reason}`)))
    socket.once('error', reject)
  })
  socket.removeAllListeners('close')
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
