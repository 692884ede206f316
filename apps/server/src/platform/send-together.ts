import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

const streamOfSocket = new WeakMap<WebSocket, Duplex>()

/** Says what an open socket writes to. It must not compress: then `ws` writes each message at once, and never half of one. */
export function keepStream(socket: WebSocket, stream: Duplex): void {
  streamOfSocket.set(socket, stream)
}

/** Binary messages with more bytes than this need a longer header (RFC 6455, 5.2). */
const mostBytes = 125

/** Sends binary messages of up to 125 bytes to an open socket in one write: with `ws` each takes two, and small writes are most of what many sockets cost. */
export function sendTogether(socket: WebSocket, messages: readonly Uint8Array[]): void {
  const stream = streamOfSocket.get(socket)
  if (!stream || messages.some(({ length }) => length > mostBytes)) {
    for (const message of messages) socket.send(message)
    return
  }
  let length = 0
  for (const message of messages) length += 2 + message.length
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const message of messages) {
    // The last part of a binary message, unmasked, so long.
    bytes[at] = 0x82
    bytes[at + 1] = message.length
    bytes.set(message, at + 2)
    at += 2 + message.length
  }
  stream.write(bytes)
}
