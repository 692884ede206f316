import { decodeFrame, encodeReply } from '@invigil/contract/frame.ts'
import { WebSocketServer } from 'ws'

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The yardstick of the ingest bench: reads each frame's header, answers it, and keeps nothing.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
server.on('connection', (socket) => {
  socket.send('{}')
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data)
    if (typeof frame === 'string') return
    socket.send(encodeReply({ says: 'receipt', track: frame.track, seq: frame.seq }))
    socket.send(encodeReply({ says: 'ack', track: frame.track, seq: frame.seq }))
  })
})
