import { ToWall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { begins } from '../attempt/testing.ts'
import { aPerson, aSignInCookie } from '../identity/testing.ts'
import { raiseIncident } from '../incident/raise.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

// Nobody listens there: hints of other processes never arrive.
const app = await aTestApp({ config: { natsUrl: 'nats://127.0.0.1:1', visionProcesses: 0 } })
const address = (await app.listen()).replace('http', 'ws')

test('a wall shows an alert that another process raised while hints are lost, once', async () => {
  const { sittingId, attemptId } = await aHall()
  const wall = await aWall(sittingId)
  await app.db.transaction().execute((tx) =>
    raiseIncident(app, tx, {
      ...{ attemptId, sittingId, severity: 'medium' },
      signal: {
        ...{ kind: 'several-faces', phase: 'moment', episode: newId(), confidence: 0.9 },
        ...{ detector: 'several-faces@1', detail: { faces: 2 }, models: [] },
        ...{ at: app.now().getTime(), since: app.now().getTime() },
      },
      ...{ startedAt: app.now(), endedAt: app.now() },
    }),
  )
  const alert = await wall.hears((message) => message.type === 'alert')
  expect(alert).toMatchObject({ alert: { attemptId, kind: 'several-faces' } })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(wall.came.filter(({ type }) => type === 'alert')).toHaveLength(1)
  wall.close()
})

test('a wall shows whom another process heard of', async () => {
  const { sittingId, attemptId } = await aHall()
  const wall = await aWall(sittingId)
  const heard = { attemptId, sittingId, at: app.now().getTime(), hasHandUp: false }
  app.publishHere('heard', { by: newId(), heard: [heard] })
  const tile = await wall.hears(
    (message) => message.type === 'tile' && message.tile.lastHeardAt === app.now().toISOString(),
  )
  expect(tile).toMatchObject({ tile: { attemptId, presence: 'here' } })
  wall.close()
})

async function aHall() {
  const { sittingId, candidate } = await aSitting(app).with(aCandidate('Linh'))
  const { attemptId } = await begins(app, candidate('Linh'))
  return { sittingId, attemptId }
}

async function aWall(sittingId: string) {
  const { personId } = await aPerson(app, { role: 'proctor', name: 'Paul' })
  const cookie = await aSignInCookie(app, personId)
  const socket = new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie } })
  const came: ToWall[] = []
  socket.on('message', (data) => came.push(ToWall.parse(JSON.parse(String(data)))))
  async function hears(wanted: (message: ToWall) => boolean): Promise<ToWall> {
    const latest = Date.now() + 50_000
    for (;;) {
      const found = came.find(wanted)
      if (found) return found
      if (Date.now() > latest) throw new Error(`not among ${came.map(({ type }) => type)}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await hears(({ type }) => type === 'wall')
  return { came, hears, close: () => socket.close() }
}
