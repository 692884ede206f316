import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { trackKinds } from '@invigil/contract/frame.ts'
import { AttemptId } from '@invigil/contract/ids.ts'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import type { OtherProcess } from '../platform/processes.ts'

/** What one process asks of another. `watch` is answered with frames until `unwatch`, all else with one answer. */
export const Asked = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('watch'), attemptId: AttemptId, kind: z.enum(trackKinds) }),
  z.object({ ask: z.literal('unwatch') }),
  z.object({ ask: z.literal('let-go'), attemptId: AttemptId, recorderId: z.uuid() }),
  z.object({
    ask: z.literal('taken-over'),
    attemptId: AttemptId,
    recorderId: z.uuid(),
    kinds: z.array(z.enum(trackKinds)),
  }),
])
export type Asked = z.infer<typeof Asked>

/** What this process does when another asks. */
export interface Answering {
  watch(asked: Extract<Asked, { ask: 'watch' }>, send: (frame: Uint8Array) => boolean): () => void
  letGo(asked: Extract<Asked, { ask: 'let-go' }>): Promise<void>
  takenOver(asked: Extract<Asked, { ask: 'taken-over' }>): void
}

/** Connections from process to process. */
export interface Relay {
  /** Asks once; returns when it is done there. Throws after 4 s, or when the other is gone. */
  ask(other: OtherProcess, asked: Asked): Promise<void>
  /** Gets frames of a track of another process until the returned function is called. `lost` is called when it is gone. */
  watch(other: OtherProcess, asked: Extract<Asked, { ask: 'watch' }>, hears: HearsFrames): () => void
  stop(): Promise<void>
}

export interface HearsFrames {
  frame(bytes: Buffer): void
  lost(): void
}

const Question = z.object({ id: z.number().int(), asked: Asked })
const Proof = z.object({ from: z.uuid(), proof: z.string() })
const patienceMs = 4_000
/** A process with more than this unsent, in bytes, gets nothing until the next key frame. */
const mostUnsent = 8 * 1024 * 1024

/** Takes connections of other processes on a free port of `host`; returns the address. */
export async function answerOthers(
  app: App,
  host: string,
  answering: Answering,
): Promise<{ address: string; stop: () => void }> {
  const server = new WebSocketServer({ host, port: 0, perMessageDeflate: false, maxPayload: 64 * 1024 })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    const nonce = randomBytes(32).toString('base64url')
    socket.on('error', () => undefined)
    socket.send(nonce)
    socket.once('message', (data) => {
      const said = Proof.safeParse(parse(data)).data
      const { secret, me } = app.processes
      if (said && isSame(said.proof, proofOf(secret, nonce, said.from, me))) answer(app, socket, answering)
      else socket.terminate()
    })
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `ws://${host.includes(':') ? `[${host}]` : host}:${port}`,
    stop() {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

function answer(app: App, socket: WebSocket, answering: Answering): void {
  const watched = new Map<number, () => void>()
  const end = (id: number) => {
    watched.get(id)?.()
    watched.delete(id)
  }
  async function act(id: number, asked: Asked): Promise<void> {
    if (asked.ask === 'unwatch') return end(id)
    if (asked.ask === 'let-go') await answering.letGo(asked)
    if (asked.ask === 'taken-over') answering.takenOver(asked)
    if (asked.ask === 'watch')
      watched.set(
        id,
        answering.watch(asked, (frame) => sendFrame(socket, id, frame)),
      )
    else socket.send(JSON.stringify({ id }))
  }
  socket.on('message', (data) => {
    const question = Question.safeParse(parse(data)).data
    if (!question) return socket.terminate()
    act(question.id, question.asked).catch((error: unknown) => {
      app.log.warn({ err: error, asked: question.asked.ask }, 'another process could not be answered')
      socket.send(JSON.stringify({ id: question.id, failed: true }))
    })
  })
  socket.once('close', () => {
    for (const id of [...watched.keys()]) end(id)
  })
}

function sendFrame(socket: WebSocket, id: number, frame: Uint8Array): boolean {
  if (socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > mostUnsent) return false
  const head = Buffer.alloc(4)
  head.writeUInt32BE(id)
  socket.send(Buffer.concat([head, frame]))
  return true
}

interface Line {
  socket: WebSocket
  /** Returns when the other side knows us; throws when there is nobody. */
  ready: Promise<void>
  answers: Map<number, { resolve: () => void; reject: (error: Error) => void }>
  frames: Map<number, HearsFrames>
}

/** Connections to other processes: one each, made when it is needed. */
export function askOthers(app: App): Relay {
  const lines = new Map<string, Line>()
  let lastId = 0

  function lineTo(other: OtherProcess): Line {
    const known = lines.get(other.id)
    if (known) return known
    const line = openLine(app, other, () => lines.delete(other.id))
    lines.set(other.id, line)
    return line
  }

  return {
    async ask(other, asked) {
      const line = lineTo(other)
      lastId += 1
      const id = lastId
      const done = new Promise<void>((resolve, reject) => {
        line.answers.set(id, { resolve, reject })
        setTimeout(() => reject(new Error(`process ${other.id} did not answer`)), patienceMs).unref()
      })
      await line.ready.then(
        () => line.socket.send(JSON.stringify({ id, asked })),
        (error: Error) => line.answers.get(id)?.reject(error),
      )
      await done.finally(() => line.answers.delete(id))
    },
    watch(other, asked, hears) {
      const line = lineTo(other)
      lastId += 1
      const id = lastId
      line.frames.set(id, hears)
      const say = (what: Asked) => {
        if (line.socket.readyState === WebSocket.OPEN) line.socket.send(JSON.stringify({ id, asked: what }))
      }
      // A line that fails says so to all that watch by it.
      void line.ready.then(
        () => line.frames.has(id) && say(asked),
        () => undefined,
      )
      return () => {
        if (line.frames.delete(id)) say({ ask: 'unwatch' })
      }
    },
    async stop() {
      for (const { socket } of lines.values()) socket.terminate()
    },
  }
}

function openLine(app: App, other: OtherProcess, gone: () => void): Line {
  const socket = new WebSocket(other.address, { perMessageDeflate: false, handshakeTimeout: 2_000 })
  const made = Promise.withResolvers<void>()
  made.promise.catch(() => undefined)
  const line: Line = { socket, ready: made.promise, answers: new Map(), frames: new Map() }
  socket.once('message', (nonce) => {
    const proof = proofOf(other.secret, String(nonce), app.processes.me, other.id)
    socket.send(JSON.stringify({ from: app.processes.me, proof }))
    socket.on('message', (data: Buffer, isBinary) =>
      isBinary ? hearFrame(line, data) : hearAnswer(line, data),
    )
    made.resolve()
  })
  socket.on('error', () => undefined)
  socket.once('close', () => {
    gone()
    const error = new Error(`process ${other.id} is gone`)
    made.reject(error)
    for (const { reject } of line.answers.values()) reject(error)
    for (const { lost } of line.frames.values()) lost()
    line.frames.clear()
  })
  return line
}

function hearFrame(line: Line, data: Buffer): void {
  if (data.length > 4) line.frames.get(data.readUInt32BE(0))?.frame(data.subarray(4))
}

function hearAnswer(line: Line, data: Buffer): void {
  const { id, failed } = parse(data) as { id: number; failed?: boolean }
  const waits = line.answers.get(id)
  if (failed) waits?.reject(new Error('the other process could not do it'))
  else waits?.resolve()
}

/** Both sides' names are in it, so that it proves nothing to a third. */
function proofOf(secret: string, nonce: string, from: string, to: string): string {
  return createHmac('sha256', secret).update(`${nonce} ${from} ${to}`).digest('base64url')
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}
