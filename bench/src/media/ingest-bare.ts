import { decodeFrame, encodeReply } from '@invigil/contract/frame.ts'
import { type WebSocket, WebSocketServer } from 'ws'

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

/** As often as the server's journal tells what is durable. */
const ackEveryMs = 250

// The yardstick of the ingest bench: reads each frame's header, answers as the server does (a receipt for each frame at
// once, an ack for each track every 250 ms), and keeps nothing.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
const toAck = new Map<WebSocket, number>()
server.on('connection', (socket) => {
  socket.send('{}')
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data)
    if (typeof frame === 'string') return
    socket.send(encodeReply({ says: 'receipt', track: frame.track, seq: frame.seq }))
    toAck.set(socket, frame.seq)
  })
})
setInterval(() => {
  for (const [socket, seq] of toAck) socket.send(encodeReply({ says: 'ack', track: 'camera', seq }))
  toAck.clear()
}, ackEveryMs)
