import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { enters, theProctor } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aClient, aPerson, signedInAs } from '../identity/testing.ts'
import { aConfig, aPretendRecorder } from '../media/testing-recorder.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { tellLostSides } from './side-lost.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const author = await aPerson(app, { role: 'author' })
const proctor = await signedInAs(app, await theProctor(app))
const phone = aClient(app, {})
const policy = {
  streams: { camera: 'off', microphone: 'off', screen: 'off' },
  sideCamera: 'required',
  recording: 'whole',
} as const
const exam = await anExam(app, author, { preset: 'standard', policy })
const showing = { isShowing: true, battery: 0.8, isCharging: false, orientation: 'landscape' } as const

test('a phone joins by a link that works once, shows, and is told of on both sides', async () => {
  const { client, attemptId } = await agrees(true)
  const token = tokenIn(await client.checkin.sideLink({ attemptId }))
  const joined = await phone.checkin.joinSide({ token })
  expect(joined).toMatchObject({ attemptId, candidateName: 'Linh', recording: 'whole' })
  await expect(phone.checkin.joinSide({ token })).rejects.toMatchObject({ code: 'link-not-valid' })

  expect((await client.checkin.get({ attemptId })).missing).toEqual(['side-camera'])
  expect(await phone.checkin.sideReport({ key: joined.key, ...showing })).toMatchObject({ isWanted: true })
  const { side, missing } = await client.checkin.get({ attemptId })
  expect(side).toMatchObject({ state: 'showing', isCharging: false, orientation: 'landscape' })
  expect(missing).toEqual([])
  expect((await proctor.checkin.look({ attemptId })).side?.battery).toBeCloseTo(0.8)

  const told: unknown[] = []
  const stop = app.subscribe(`attempt:${attemptId}`, (hint) => told.push(hint))
  app.clock.advance({ seconds: 16 })
  await tellLostSides(app)
  stop()
  expect(told).toEqual([{ type: 'side-camera' }])
  expect((await client.checkin.get({ attemptId })).side?.state).toBe('lost')
})

test('another phone takes its place, and the first one learns that it is not wanted', async () => {
  const { client, attemptId } = await agrees(true)
  const first = await phone.checkin.joinSide({ token: tokenIn(await client.checkin.sideLink({ attemptId })) })
  const before = (await client.checkin.get({ attemptId })).side?.joinedAt
  app.clock.advance({ seconds: 1 })
  await phone.checkin.joinSide({ token: tokenIn(await client.checkin.sideLink({ attemptId })) })
  expect((await client.checkin.get({ attemptId })).side?.joinedAt).not.toBe(before)
  await expect(phone.checkin.sideReport({ key: first.key, ...showing })).rejects.toMatchObject({
    code: 'link-not-valid',
  })
})

test('a link grows old, and a newer one replaces it', async () => {
  const { client, attemptId } = await agrees(true)
  const replaced = tokenIn(await client.checkin.sideLink({ attemptId }))
  const old = tokenIn(await client.checkin.sideLink({ attemptId }))
  app.clock.advance({ minutes: 16 })
  const joining = await Promise.allSettled([replaced, old].map((token) => phone.checkin.joinSide({ token })))
  const refused = { reason: expect.objectContaining({ code: 'link-not-valid' }) }
  expect(joining).toMatchObject([refused, refused])
})

test('who has not agreed to a side camera gets no link for one', async () => {
  const { client, attemptId } = await agrees(false)
  await expect(client.checkin.sideLink({ attemptId })).rejects.toMatchObject({ code: 'consent-missing' })
})

test('the key of a phone lets it record the side and nothing else, in its own attempt only', async () => {
  const { client, attemptId, attemptKey } = await agrees(true)
  const other = await agrees(true)
  const { key } = await phone.checkin.joinSide({
    token: tokenIn(await client.checkin.sideLink({ attemptId })),
  })
  const recorder = aPretendRecorder(() => `${address}/socket/side/${attemptId}`, { key })
  await recorder.until(() => recorder.notices.length > 0)
  recorder.stop()
  expect(recorder.notices[0]).toMatchObject({ type: 'hello', durable: { side: 0 } })

  const wrong = [
    `side/${other.attemptId}?key=${key}`,
    `media/${attemptId}?key=${key}`,
    `attempt/${attemptId}?key=${key}`,
    `side/${attemptId}?key=${attemptKey}`,
  ]
  expect(await Promise.all(wrong.map((place) => closeOf(place)))).toEqual(['4401', '4401', '4401', '4401'])
})

test('under a policy of evidence a phone may keep what matters apart, and nothing of what it shows is stored', async () => {
  const frugal = await anExam(app, author, {
    preset: 'standard',
    policy: { ...policy, recording: 'evidence' },
  })
  const { attemptId, key } = await joins(frugal)
  const shows = aPretendRecorder(() => `${address}/socket/side/${attemptId}`, { key })
  const keeps = aPretendRecorder(() => `${address}/socket/side/${attemptId}`, { key, part: 'kept' })
  await keeps.until(() => shows.notices.length > 0 && keeps.notices.length > 0)
  const at = app.now().getTime()
  const shown = shows.send('side', { kind: 'config', ts: 0, payload: aConfig(at) })
  const kept = keeps.send('side', { kind: 'config', ts: 0, payload: aConfig(at) })
  await keeps.until(() => keeps.acked('side') === kept.seq && shows.acked('side') === shown.seq)
  for (const recorder of [shows, keeps]) recorder.stop()
  const tracks = await app.db
    .selectFrom('track')
    .select('recorderId')
    .where('attemptId', '=', attemptId)
    .execute()
  expect(tracks).toEqual([{ recorderId: keeps.id }])
})

test('a phone that was replaced may deliver what it still has, after the end too, but shows no more', async () => {
  const { client, attemptId, key } = await joins(exam)
  await phone.checkin.joinSide({ token: tokenIn(await client.checkin.sideLink({ attemptId })) })
  const place = `side/${attemptId}?key=${key}`
  expect(await closeOf(place)).toBe('4409')
  await endIt(attemptId)
  const rest = aPretendRecorder(() => `${address}/socket/side/${attemptId}`, { key, part: 'backlog' })
  await rest.until(() => rest.notices.length > 0)
  rest.stop()
  app.clock.advance({ minutes: 24 * 60 + 1 })
  expect(await closeOf(place)).toBe('4410')
})

function tokenIn({ path }: { path: string }): string {
  return path.replace('/side#', '')
}

/** Why the server closes a socket at this address. */
async function closeOf(place: string): Promise<string> {
  const socket = new WebSocket(`${address}/socket/${place}&recorder=${crypto.randomUUID()}&part=live`)
  return await new Promise((resolve) => {
    socket.onclose = ({ code }) => resolve(String(code))
  })
}

/** A phone that has joined an attempt of this exam. */
async function joins(of: typeof exam) {
  const { client, attemptId } = await agrees(true, of)
  const { key } = await phone.checkin.joinSide({
    token: tokenIn(await client.checkin.sideLink({ attemptId })),
  })
  return { client, attemptId, key }
}

async function endIt(attemptId: AttemptId) {
  await app.db
    .updateTable('attempt')
    .set({ state: 'expired', endedAt: app.now() })
    .where('id', '=', attemptId)
    .execute()
}

/** A candidate who has said whether a side camera may be used. */
async function agrees(isGiven: boolean, of = exam) {
  const { candidate } = await aSitting(app, { by: author, exam: of }).with(aCandidate('Linh'))
  const device = await enters(app, candidate('Linh'))
  const consents = [{ stream: 'side' as const, isGiven }]
  await device.client.checkin.consent({ attemptId: device.attemptId, consents, wording: 'w' })
  return device
}
