import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitoring } from '@invigil/contract/monitoring.ts'

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The yardstick of the signals bench: the least a server can do with a post of signals.
const schema = monitoring.signals['~orpc'].inputSchema
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const attemptId = request.url?.split('/')[3]
    const body: unknown = JSON.parse(Buffer.concat(parts).toString())
    const checked = await schema?.['~standard'].validate({ ...(body as object), attemptId })
    const isGood = checked !== undefined && !checked.issues
    response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' })
    response.end(isGood ? '{"upTo":0}' : '{}')
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
