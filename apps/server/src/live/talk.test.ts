import { randomUUID } from 'node:crypto'
import { encodeFrame, encodeWallFrame, packSound } from '@invigil/contract/frame.ts'
import type { TalkFromCandidate, TalkFromWall, TalkId } from '@invigil/contract/talk.ts'
import { expect, test, vi } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, signedInAs } from '../identity/testing.ts'
import { aPretendRecorder } from '../media/testing-recorder.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { theLatest } from './intervene.ts'
import { KeptTalk } from './talk.ts'
import { beginTalk, keepTalk, talkGoingOn } from './talk-record.ts'
import { openCandidate, openWall } from './testing-sockets.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const paul = await aPerson(app, { role: 'proctor', name: 'Paul' })
const proctor = await signedInAs(app, paul)
const paulsCookie = await aSignInCookie(app, paul.personId)
const vera = await aPerson(app, { role: 'proctor', name: 'Vera' })
const verasCookie = await aSignInCookie(app, vera.personId)

test('a talk rings with the proctor’s name, both sides’ signals arrive, and it stands among the interventions', async () => {
  const { wall, page, linh } = await aWallAndAPage()
  const talk = wall.calls()
  expect(await wall.heard(talk)).toEqual({ is: 'ringing', isRecorded: false })
  expect(await page.heard(talk)).toMatchObject({ is: 'ring', name: 'Paul', isRecorded: false })

  page.says(talk, { is: 'ready' })
  expect(await wall.heard(talk)).toMatchObject({ is: 'ready', routes: { iceServers: [], policy: 'all' } })
  const offer = { is: 'description', round: 1, description: { type: 'offer', sdp: 'v=0' } } as const
  wall.says(talk, { is: 'signal', signal: offer })
  expect(await page.heard(talk)).toEqual({ is: 'signal', signal: offer })
  const side = { is: 'side', side: { isMuted: true, hasSound: true, hasPicture: false } } as const
  page.says(talk, { is: 'signal', signal: side })
  expect(await wall.heard(talk)).toEqual({ is: 'signal', signal: side })

  wall.says(talk, { is: 'talking', by: 'peer' })
  app.clock.advance({ seconds: 42 })
  wall.says(talk, { is: 'hang-up' })
  expect(await page.heard(talk)).toEqual({ is: 'ended', why: 'proctor-hung-up' })
  expect(await wall.heard(talk)).toEqual({ is: 'ended', why: 'proctor-hung-up' })
  await vi.waitUntil(async () => !(await talkGoingOn(app.db, linh.attemptId)), 30_000)
  expect(await theLatest(app, linh.attemptId, 'talk')).toMatchObject({
    by: { name: 'Paul' },
    detail: { seconds: 42, way: 'peer', end: 'proctor-hung-up', isRecorded: false },
  })
  wall.close()
  page.close()
})

test('sound that goes over the sockets arrives on the other side as it was', async () => {
  const { wall, page } = await aWallAndAPage()
  const talk = wall.calls()
  await page.heard(talk)
  page.says(talk, { is: 'ready' })
  await wall.hearsReady(talk)
  const spoken = aSound('talk')
  wall.sayBytes(encodeWallFrame(0, spoken))
  expect(new Uint8Array(await page.hearsBytes())).toEqual(spoken)
  const answered = aSound('microphone')
  page.sayBytes(answered)
  expect(new Uint8Array(await wall.hearsBytes())).toEqual(encodeWallFrame(0, answered))
  wall.close()
  page.close()
})

test('while one proctor talks with a candidate, another is told who does', async () => {
  const { wall, page, sittingId, linh } = await aWallAndAPage()
  const other = aWall(sittingId, linh.attemptId, verasCookie)
  await other.hears('wall')
  const talk = wall.calls()
  expect(await other.hears('talks')).toMatchObject({ attemptId: linh.attemptId, with: 'Paul' })
  const second = other.calls()
  expect(await other.heard(second)).toEqual({ is: 'not-begun', why: 'busy', name: 'Paul' })

  wall.says(talk, { is: 'hang-up' })
  expect(await other.hears('talks')).toMatchObject({ with: null })
  await vi.waitUntil(async () => !(await talkGoingOn(app.db, linh.attemptId)), 30_000)
  expect(await other.heard(other.calls())).toMatchObject({ is: 'ringing' })
  for (const each of [wall, other, page]) each.close()
})

test('a page that is loaded again in a talk is rung again, and the proctor told to connect anew', async () => {
  const { wall, page, linh } = await aWallAndAPage()
  const talk = wall.calls()
  await page.heard(talk)
  page.says(talk, { is: 'ready' })
  await wall.hearsReady(talk)

  page.close()
  const again = aPage(linh)
  expect(await again.heard(talk)).toMatchObject({ is: 'ring', name: 'Paul' })
  again.says(talk, { is: 'ready' })
  expect(await wall.hearsReady(talk)).toMatchObject({ says: { is: 'ready' } })
  wall.close()
  again.close()
})

test('a wall that was cut off finds its talk again, and its candidate notices nothing', async () => {
  const { wall, page, sittingId, linh } = await aWallAndAPage()
  const talk = wall.calls()
  await page.heard(talk)
  page.says(talk, { is: 'ready' })
  await wall.hearsReady(talk)

  wall.close()
  const again = aWall(sittingId, linh.attemptId, paulsCookie)
  await again.hears('wall')
  again.says(talk, { is: 'resume', attemptId: linh.attemptId })
  page.says(talk, { is: 'hang-up' })
  expect(await again.heard(talk)).toEqual({ is: 'ended', why: 'candidate-hung-up' })
  again.close()
  page.close()
})

test('after a restart of the server a talk goes on for whoever comes back to it', async () => {
  const { sittingId, linh } = await anAttempt()
  const { id } = await aTalkInTheDatabase(sittingId, linh.attemptId)
  const page = aPage(linh)
  const wall = aWall(sittingId, linh.attemptId, verasCookie)
  await Promise.all([wall.hears('wall'), page.hears('attempt')])
  wall.says(id, { is: 'resume', attemptId: linh.attemptId })
  expect(await page.heard(id)).toMatchObject({ is: 'ring', name: 'Vera' })
  page.says(id, { is: 'here' })
  wall.says(id, { is: 'hang-up' })
  expect(await page.heard(id)).toEqual({ is: 'ended', why: 'proctor-hung-up' })
  wall.close()
  page.close()
})

test('a talk ends with the attempt', async () => {
  const { wall, page, linh } = await aWallAndAPage()
  const talk = wall.calls()
  await page.heard(talk)
  await proctor.live.terminate({ attemptId: linh.attemptId, reason: 'Asked to stop.' })
  expect(await wall.hearsEnd(talk)).toMatchObject({ says: { why: 'attempt-over' } })
  expect(await wall.heard(wall.calls())).toEqual({ is: 'not-begun', why: 'over', name: null })
  wall.close()
  page.close()
})

test('who is gone for ten seconds has left the talk', async () => {
  const { sittingId, linh } = await anAttempt()
  const facts = await aTalkInTheDatabase(sittingId, linh.attemptId)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const over = vi.fn()
  const kept = new KeptTalk(app, facts, { isAnswered: true, over })
  const link = { send: vi.fn(), sound: vi.fn() }
  kept.attach(link)
  kept.detach(link)
  vi.advanceTimersByTime(9_999)
  kept.attach(link)
  vi.advanceTimersByTime(60_000)
  kept.detach(link)
  vi.advanceTimersByTime(9_999)
  expect(over).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(over).toHaveBeenCalledOnce()
  vi.useRealTimers()
  await vi.waitUntil(async () => !(await talkGoingOn(app.db, linh.attemptId)), 30_000)
  expect(await theLatest(app, linh.attemptId, 'talk')).toMatchObject({ detail: { end: 'proctor-gone' } })
})

test('a talk that another server looks after is let go of', async () => {
  const { sittingId, linh } = await anAttempt()
  const facts = await aTalkInTheDatabase(sittingId, linh.attemptId)
  const letGo = vi.fn()
  const before = new KeptTalk(app, facts, { isAnswered: true, over: letGo })
  const after = new KeptTalk(app, facts, { isAnswered: true, over: () => {} })
  expect(letGo).toHaveBeenCalledOnce()
  await before.end('proctor-gone')
  expect(await talkGoingOn(app.db, linh.attemptId)).toMatchObject({ id: facts.id })
  await after.end('proctor-hung-up')
  expect(await talkGoingOn(app.db, linh.attemptId)).toBeUndefined()
})

test('a talk that no server looks after any more hinders no other', async () => {
  const { sittingId, linh } = await anAttempt()
  const { id } = await aTalkInTheDatabase(sittingId, linh.attemptId)
  await keepTalk(app, id, 'relay')
  app.clock.advance({ seconds: 29 })
  expect(await begun(sittingId, linh.attemptId)).toEqual({ is: 'busy', name: 'Vera' })
  app.clock.advance({ seconds: 1 })
  expect(await begun(sittingId, linh.attemptId)).toMatchObject({ is: 'begun' })
})

test('what a proctor says is kept when the policy wants it, under the talk, and taken from nobody else', async () => {
  const author = await aPerson(app, { role: 'author' })
  const exam = await anExam(app, author, { policy: { talkRecorded: true } })
  const { wall, page, linh } = await aWallAndAPage(exam)
  const talk = wall.calls()
  expect(await wall.heard(talk)).toEqual({ is: 'ringing', isRecorded: true })
  expect(await page.heard(talk)).toMatchObject({ is: 'ring', isRecorded: true })
  const socket = `${address}/socket/talk-media/${linh.attemptId}`
  const foreign = aPretendRecorder(() => socket, { id: talk, cookie: verasCookie, reconnects: false })
  await foreign.until(() => foreign.closes.length > 0)
  expect(foreign.closes).toMatchObject([{ code: 4404 }])

  const recorder = aPretendRecorder(() => socket, { id: talk, cookie: paulsCookie })
  const anchor = { ts: 0, at: app.now().getTime() }
  const config = { form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1, anchor }
  recorder.send('talk', { kind: 'config', ts: 0, payload: Buffer.from(JSON.stringify(config)) })
  recorder.send('talk', { isKey: true, ts: 20_000, payload: packSound([aPacket]) })
  await recorder.until(() => recorder.acked('talk') === 2)
  recorder.stop()
  const tracks = await app.db.selectFrom('track').select(['kind', 'recorderId']).execute()
  expect(tracks).toEqual([{ kind: 'talk', recorderId: talk }])
  wall.close()
  page.close()
})

const aPacket = { samples: 960, data: new Uint8Array([1, 2, 3]) }

function aSound(track: 'talk' | 'microphone') {
  return encodeFrame({ kind: 'media', isKey: true, track, seq: 1, ts: 20_000, payload: packSound([aPacket]) })
}

async function anAttempt(exam?: Awaited<ReturnType<typeof anExam>>) {
  const { sittingId, candidates } = await aSitting(app, { exam }).with(aCandidate('Linh'))
  const [candidate] = candidates
  return { sittingId, linh: await begins(app, candidate as (typeof candidates)[number]) }
}

async function aWallAndAPage(exam?: Awaited<ReturnType<typeof anExam>>) {
  const { sittingId, linh } = await anAttempt(exam)
  const wall = aWall(sittingId, linh.attemptId, paulsCookie)
  const page = aPage(linh)
  await Promise.all([wall.hears('wall'), page.hears('attempt')])
  return { sittingId, linh, wall, page }
}

function aWall(sittingId: string, attemptId: string, cookie: string) {
  const socket = openWall(address, sittingId, cookie)
  const says = (talkId: string, what: object) => socket.say({ type: 'talk', talkId, says: what })
  const where = (talkId: string, is?: string) =>
    socket.hearsWhere('talk', (message) => message.talkId === talkId && (!is || message.says.is === is))
  return {
    ...socket,
    says: says as (talkId: string, what: TalkFromWall | { is: 'resume'; attemptId: string }) => void,
    heard: async (talkId: string) => (await where(talkId)).says,
    hearsReady: (talkId: string) => where(talkId, 'ready'),
    hearsEnd: (talkId: string) => where(talkId, 'ended'),
    calls() {
      const talkId = randomUUID()
      says(talkId, { is: 'call', attemptId })
      return talkId
    },
  }
}

function aPage(entered: { attemptId: string; attemptKey: string }) {
  const socket = openCandidate(address, entered)
  return {
    ...socket,
    says: (talkId: string, what: TalkFromCandidate) => socket.say({ type: 'talk', talkId, says: what }),
    heard: async (talkId: string) =>
      (await socket.hearsWhere('talk', (message) => message.talkId === talkId)).says,
  }
}

async function begun(sittingId: Facts['sittingId'], attemptId: Facts['attemptId']) {
  return await beginTalk(app, { id: randomUUID() as TalkId, attemptId, sittingId, by: paul })
}

type Facts = KeptTalk['facts']

async function aTalkInTheDatabase(
  sittingId: Facts['sittingId'],
  attemptId: Facts['attemptId'],
): Promise<Facts> {
  const id = randomUUID() as TalkId
  await beginTalk(app, { id, attemptId, sittingId, by: vera })
  return { id, attemptId, sittingId, personId: vera.personId, name: 'Vera', isRecorded: false }
}
