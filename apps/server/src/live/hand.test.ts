import type { CandidateStatus, ToWall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { begins } from '../attempt/testing.ts'
import { aPerson, aSignInCookie } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')

const status: CandidateStatus = {
  ...{ camera: 'live', microphone: 'off', screen: 'off', recording: 'degraded', sensors: 'reduced' },
  ...{ answered: 1, items: 5, unsaved: 0, hasHandUp: false },
}

test('a raised hand is seen on the wall until it is lowered, and so is what a slow machine leaves out', async () => {
  const { sittingId, candidate } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, candidate('Linh'))
  const paul = await aPerson(app, { role: 'proctor', name: 'Paul' })
  const cookie = await aSignInCookie(app, paul.personId)
  const wall = new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie } })
  await heard(wall, ({ type }) => type === 'wall')
  const { attemptId, attemptKey } = linh
  const screen = new WebSocket(`${address}/socket/attempt/${attemptId}?key=${attemptKey}`)
  screen.once('open', () => screen.send(JSON.stringify({ type: 'status', status })))
  expect(await heard(wall, (told) => told.type === 'tile' && told.tile.status !== null)).toMatchObject({
    tile: { status: { hasHandUp: false, recording: 'degraded', sensors: 'reduced' } },
  })

  await linh.client.live.raiseHand({ attemptId, isUp: true })
  await heard(wall, (told) => told.type === 'tile' && told.tile.status?.hasHandUp === true)
  await linh.client.live.raiseHand({ attemptId, isUp: false })
  await heard(wall, (told) => told.type === 'tile' && told.tile.status?.hasHandUp === false)
  screen.close()
  wall.close()
})

/** The next thing the wall is told that is as asked; the test waits for it and fails when it never comes. */
async function heard(wall: WebSocket, is: (told: ToWall) => boolean): Promise<ToWall> {
  return await new Promise((resolve) => {
    const hear = (data: unknown) => {
      const told: ToWall = JSON.parse(String(data))
      if (!is(told)) return
      wall.off('message', hear)
      resolve(told)
    }
    wall.on('message', hear)
  })
}
