import { randomUUID } from 'node:crypto'
import { encodeFrame, encodeWallFrame, packSound } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { aPerson, aSignInCookie } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { openCandidate, openWall } from './testing-sockets.ts'

const app = await aTestApp({ config: { processes: 2 } })
const here = (await app.listen()).replace('http', 'ws')
const there = (await app.besides()).replace('http', 'ws')

test('a proctor at one process and a candidate at another ring, connect, hear each other over the sockets and hang up', async () => {
  const paul = await aPerson(app, { role: 'proctor', name: 'Paul' })
  const { sittingId, candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, candidates[0] as (typeof candidates)[number])
  const wall = openWall(here, sittingId, await aSignInCookie(app, paul.personId))
  const page = openCandidate(there, linh)
  await Promise.all([wall.hears('wall'), page.hears('attempt')])

  const talkId = randomUUID()
  const wallSays = (says: object) => wall.say({ type: 'talk', talkId, says })
  const pageSays = (says: object) => page.say({ type: 'talk', talkId, says })
  wallSays({ is: 'call', attemptId: linh.attemptId })
  expect((await page.hears('talk')).says).toMatchObject({ is: 'ring', name: 'Paul' })
  pageSays({ is: 'ready' })
  await wall.hearsWhere('talk', ({ says }) => says.is === 'ready')

  const offer = { is: 'description', round: 1, description: { type: 'offer', sdp: 'v=0' } } as const
  wallSays({ is: 'signal', signal: offer })
  expect((await page.hears('talk')).says).toEqual({ is: 'signal', signal: offer })
  const candidate = { is: 'side', side: { isMuted: true, hasSound: true, hasPicture: false } } as const
  pageSays({ is: 'signal', signal: candidate })
  expect((await wall.hears('talk')).says).toEqual({ is: 'signal', signal: candidate })

  wall.sayBytes(encodeWallFrame(0, aSound('talk')))
  expect(new Uint8Array(await page.hearsBytes())).toEqual(aSound('talk'))
  page.sayBytes(aSound('microphone'))
  expect(new Uint8Array(await wall.hearsBytes())).toEqual(encodeWallFrame(0, aSound('microphone')))

  pageSays({ is: 'hang-up' })
  expect((await wall.hears('talk')).says).toEqual({ is: 'ended', why: 'candidate-hung-up' })
  wall.close()
  page.close()
})

function aSound(track: 'talk' | 'microphone') {
  const packet = { samples: 960, data: new Uint8Array([1, 2, 3]) }
  return encodeFrame({ kind: 'media', isKey: true, track, seq: 1, ts: 20_000, payload: packSound([packet]) })
}
