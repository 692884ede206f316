import type { ToCandidate, ToWall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { begins, enters } from '../attempt/testing.ts'
import { aPerson, aSignInCookie, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { noteSilences } from './hear.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const paul = await aPerson(app, { role: 'proctor', name: 'Paul' })
const proctor = await signedInAs(app, paul)
const cookie = await aSignInCookie(app, paul.personId)

test('the wall shows everybody of the sitting, and who has not come yet', async () => {
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'), aCandidate('An'))
  await begins(app, theFirst(candidates))
  const wall = await proctor.live.wall({ sittingId })
  expect(wall.tiles).toMatchObject([
    { candidateName: 'Linh', state: 'running', presence: 'away', warnings: 0 },
  ])
  expect(wall.notYet).toMatchObject([{ candidateName: 'An' }])
})

test('a warning reaches the candidate’s screen and stands among the interventions', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const screen = openCandidate(linh.attemptId, linh.attemptKey)
  await screen.hears('attempt')

  await proctor.live.warn({ attemptId: linh.attemptId, text: 'Please look at your own screen.' })

  expect(await screen.hears('message')).toMatchObject({
    message: { kind: 'warning', fromName: 'Paul', text: 'Please look at your own screen.' },
  })
  screen.close()
})

test('a pause is seen at once by the candidate and on the wall, and its time is given back', async () => {
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const screen = openCandidate(linh.attemptId, linh.attemptKey)
  const wall = openWall(sittingId)
  const { attempt: before } = await screen.hears('attempt')
  await wall.hears('wall')

  await proctor.live.pause({ attemptId: linh.attemptId, reason: 'Fire alarm' })
  expect(await screen.hears('attempt')).toMatchObject({
    attempt: { state: 'paused', pauseReason: 'Fire alarm' },
  })
  expect(await wall.hearsTile('paused')).toMatchObject({ candidateName: 'Linh' })

  app.clock.advance({ minutes: 7 })
  await proctor.live.resume({ attemptId: linh.attemptId })
  const { attempt: after } = await screen.hears('attempt')
  expect(Date.parse(String(after.endsAt)) - Date.parse(String(before.endsAt))).toBe(7 * 60_000)
  screen.close()
  wall.close()
})

test('a person ends an attempt with a reason, and its name stands on it', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const done = await proctor.live.terminate({ attemptId: linh.attemptId, reason: 'Asked to stop.' })
  expect(done).toMatchObject({ kind: 'terminate', reason: 'Asked to stop.', by: { name: 'Paul' } })
})

test('opened on a second device, the first is told', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const first = await enters(app, theFirst(candidates))
  const screen = openCandidate(first.attemptId, first.attemptKey)
  await screen.hears('attempt')
  await enters(app, theFirst(candidates))
  await screen.hears('taken-over')
  screen.close()
})

test('who falls silent for a quarter of a minute is shown so, and it stands on the time line', async () => {
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const screen = openCandidate(linh.attemptId, linh.attemptKey)
  await screen.hears('attempt')
  expect((await proctor.live.wall({ sittingId })).tiles).toMatchObject([{ presence: 'here' }])

  app.clock.advance({ seconds: 16 })
  await noteSilences(app)
  expect((await proctor.live.wall({ sittingId })).tiles).toMatchObject([{ presence: 'silent' }])
  screen.say({ type: 'ping', sentAt: 0 })
  await screen.hears('pong')
  expect((await proctor.live.wall({ sittingId })).tiles).toMatchObject([{ presence: 'here' }])
  screen.close()
})

test('a message to everybody reaches everybody, and an answer comes back to the wall', async () => {
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'), aCandidate('An'))
  const linh = await begins(app, theFirst(candidates))
  const screen = openCandidate(linh.attemptId, linh.attemptKey)
  const wall = openWall(sittingId)
  await screen.hears('attempt')
  await wall.hears('wall')
  await proctor.live.tell({ sittingId, attemptIds: null, text: 'Ten minutes left.' })
  expect(await screen.hears('message')).toMatchObject({ message: { text: 'Ten minutes left.' } })
  await wall.hears('message')
  await linh.client.live.say({ attemptId: linh.attemptId, text: 'Thank you!' })
  expect(await wall.hears('message')).toMatchObject({ message: { from: 'candidate', fromName: 'Linh' } })
  screen.close()
  wall.close()
})

test('a wall is for proctors, an attempt’s socket for who holds its key', async () => {
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await enters(app, theFirst(candidates))
  const stranger = await aSignInCookie(app, (await aPerson(app)).personId)
  expect(
    await closeCodeOf(
      new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie: stranger } }),
    ),
  ).toBe(4403)
  expect(
    await closeCodeOf(new WebSocket(`${address}/socket/attempt/${linh.attemptId}?key=somebody-elses-key`)),
  ).toBe(4401)
})

function openCandidate(attemptId: string, key: string) {
  return listen<ToCandidate>(new WebSocket(`${address}/socket/attempt/${attemptId}?key=${key}`))
}

function openWall(sittingId: string) {
  const socket = listen<ToWall>(new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie } }))
  return {
    ...socket,
    hearsTile: async (state: string) =>
      (await socket.hearsWhere('tile', ({ tile }) => tile.state === state)).tile,
  }
}

/** Waits for the next message of a type; what came before and was not asked for is passed over. */
function listen<Message extends { type: string }>(socket: WebSocket) {
  const came: Message[] = []
  let look = () => {}
  socket.on('message', (data) => {
    came.push(JSON.parse(String(data)))
    look()
  })
  type Of<Type> = Extract<Message, { type: Type }>
  async function hearsWhere<Type extends Message['type']>(type: Type, is: (message: Of<Type>) => boolean) {
    for (;;) {
      const index = came.findIndex((message) => message.type === type && is(message as Of<Type>))
      if (index >= 0) return came.splice(0, index + 1).at(-1) as Of<Type>
      await new Promise<void>((resolve) => {
        look = resolve
      })
    }
  }
  return {
    hearsWhere,
    hears: <Type extends Message['type']>(type: Type) => hearsWhere(type, () => true),
    say: (message: object) => socket.send(JSON.stringify(message)),
    close: () => socket.close(),
  }
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  return await new Promise((resolve) => socket.once('close', resolve))
}

function theFirst<One>(all: readonly One[]): One {
  const [first] = all
  if (!first) throw new Error('there is none')
  return first
}
