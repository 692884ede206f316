import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { newId } from './id.ts'
import { Refusal } from './refusal.ts'
import type { SocketHandler } from './room.ts'
import { aTestApp } from './testing.ts'

const echo: SocketHandler = async (_app, { cookies }, id) => {
  if (!cookies.who) throw new Refusal('not-signed-in', 'no cookie')
  return (socket) => {
    socket.on('message', (words) => socket.send(`${cookies.who} ${id.length} ${words}`))
  }
}
const app = await aTestApp({ rooms: [{ name: 'try', sockets: { echo } }] })
const address = (await app.listen()).replace('http', 'ws')

test('a socket reaches its room’s handler, and what was sent while it decided is not lost', async () => {
  const socket = new WebSocket(`${address}/socket/echo/${newId()}`, { headers: { cookie: 'who=linh' } })
  socket.once('open', () => socket.send('early'))
  const [words] = await once(socket, 'message')
  expect(String(words)).toBe('linh 36 early')
  socket.close()
})

test('a refusal closes the socket with its status and code', async () => {
  const socket = new WebSocket(`${address}/socket/echo/${newId()}`)
  const [code, reason] = await once(socket, 'close')
  expect([code, String(reason)]).toEqual([4401, 'not-signed-in'])
})

test('a page of another site, an unknown name and a name of the language are turned away', async () => {
  expect(await refusalOf('echo', { origin: 'https://evil.example' })).toBe('Unexpected server response: 403')
  expect(await refusalOf('nothing', {})).toBe('Unexpected server response: 404')
  expect(await refusalOf('constructor', {})).toBe('Unexpected server response: 404')
})

async function refusalOf(name: string, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(`${address}/socket/${name}/${newId()}`, { headers })
  const [error] = await once(socket, 'error')
  return error.message
}
