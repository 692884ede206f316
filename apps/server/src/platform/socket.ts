import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { fastifyCookie } from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { Incoming } from './api.ts'
import { answerFor } from './api.ts'
import type { App } from './app.ts'
import type { SocketHandler } from './room.ts'
import { keepStream } from './send-together.ts'

/** Serves `/socket/<name>/<id>`; returns what tells every open socket to come back later (1001) and ends them. */
export function serveSockets(
  server: FastifyInstance,
  app: App,
  handlers: Readonly<Record<string, SocketHandler>>,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: app.limits.socketBytes,
    clientTracking: true,
  })
  server.server.on('upgrade', (raw, stream, head) => {
    stream.on('error', () => stream.destroy())
    const [, name = '', id = ''] = /^\/socket\/([a-z-]+)\/([0-9a-f-]{36})(?:\?|$)/.exec(raw.url ?? '') ?? []
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (!handler) return refuseUpgrade(stream, '404 Not Found')
    if (!isOurOrigin(app, raw)) return refuseUpgrade(stream, '403 Forbidden')
    sockets.handleUpgrade(raw, stream, head, (socket) => {
      keepStream(socket, stream)
      const request = asIncoming(app, raw)
      void open(app, socket, request, () => handler(app, request, id), name)
    })
  })
  return () => {
    for (const socket of sockets.clients) socket.close(1001, 'the server stops')
    setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate()
    }, 2_000).unref()
    sockets.close()
  }
}

async function open(
  app: App,
  socket: WebSocket,
  request: Incoming,
  admit: () => Promise<(socket: WebSocket) => void>,
  name: string,
): Promise<void> {
  socket.on('error', (error) => app.log.debug({ err: error, requestId: request.id }, 'socket'))
  app.metrics.sockets.inc({ name })
  socket.once('close', () => app.metrics.sockets.dec({ name }))
  // What arrives while we decide must wait, or it would be lost.
  socket.pause()
  try {
    const begin = await admit()
    begin(socket)
    socket.resume()
  } catch (error) {
    const { status, code } = await answerFor(app, error, request)
    socket.resume()
    socket.close(4_000 + status, code)
  }
}

/** Browsers say where a page comes from; another site's page must not use a person's cookie. Programs send no origin. */
function isOurOrigin(app: App, raw: IncomingMessage): boolean {
  const { origin, host } = raw.headers
  if (origin === undefined) return true
  if (app.config.publicUrl && origin === new URL(app.config.publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function asIncoming(app: App, raw: IncomingMessage): Incoming {
  const forwarded = app.config.trustProxy
    ? String(raw.headers['x-forwarded-for'] ?? '')
        .split(',')[0]
        ?.trim()
    : ''
  return {
    id: randomUUID(),
    ip: forwarded || (raw.socket.remoteAddress ?? ''),
    method: 'GET',
    url: raw.url ?? '',
    headers: raw.headers,
    cookies: fastifyCookie.parse(raw.headers.cookie ?? ''),
  }
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
