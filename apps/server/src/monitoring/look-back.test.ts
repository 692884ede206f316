import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, ownOrganisation, signedInAs } from '../identity/testing.ts'
import { theRecording } from '../media/recording.ts'
import { aTestApp } from '../platform/testing.ts'
import { lazyNetworks } from '../platform/vision/networks.ts'
import { anEmptySeat, aPortrait, forSeconds } from '../platform/vision/testing-pictures.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { differenceOf } from './difference.ts'
import { rejudgeAttempt } from './rejudge.ts'
import { cropPath } from './serve-crops.ts'
import { aPretendCandidate } from './testing-preview.ts'

// One recorded attempt, looked at again: as crops that explain signals, and judged by today's detectors.
const app = await aTestApp({ config: { visionProcesses: 1 } })
const address = await app.listen()
const organisationId = await ownOrganisation(app)
const author = await aPerson(app, { organisationId, role: 'author' })
const person = await aPerson(app, { organisationId, role: 'reviewer' })
const reviewer = await signedInAs(app, person)
const cookie = await aSignInCookie(app, person.personId)
const patient = { isOn: true, severity: 'medium', settings: { afterSeconds: 3 } } as const
const detectors = { 'face-missing': patient, 'several-faces': patient }
const exam = await anExam(app, author, { preset: 'strict', policy: { detectors, referencePhoto: false } })
const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
const device = await begins(app, candidates[0] ?? { token: '' })
const { attemptId } = device
const linh = await aPretendCandidate(app, address, device)

beforeAll(async () => {
  await linh.shows(await forSeconds(4, aPortrait))
  await linh.shows(await forSeconds(8, anEmptySeat))
  await linh.shows(await forSeconds(12, aPortrait))
  await linh.tells([{ kind: 'several-faces', phase: 'moment', episode: 'seen by nobody else' }])
  await linh.shows(await forSeconds(10, aPortrait))
  await theRecording(app).settled()
  await theRecording(app).indexed()
})
afterAll(() => linh.stop())

async function timeline() {
  return await reviewer.review.timeline({ attemptId })
}

function cropOf(episode: string, headers: Record<string, string>) {
  const url = cropPath.replace(':attemptId', attemptId).replace(':episode', encodeURIComponent(episode))
  return app.http.inject({ method: 'GET', url, headers })
}

test('a signal is explained by what is recorded of its time', async () => {
  const { signals } = await timeline()
  const missing = signals.find(({ kind }) => kind === 'face-missing')
  const { statusCode, headers, rawPayload } = await cropOf(missing?.episode ?? '', { cookie })
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' })
  expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 320, height: 240 })
  const tookAt = new Date(String(headers['x-instant'])).getTime()
  expect(Math.abs(tookAt - (missing?.at ?? 0))).toBeLessThan(2_500)
})

test('a crop is for those who may look at the recording, and looking is noted', async () => {
  const { signals } = await timeline()
  const episode = signals[0]?.episode ?? ''
  const writer = await aSignInCookie(app, author.personId)
  const statuses = await Promise.all([
    cropOf(episode, {}),
    cropOf(episode, { cookie: writer }),
    cropOf('no such episode', { cookie }),
  ])
  expect(statuses.map(({ statusCode }) => statusCode)).toEqual([401, 403, 404])
  const views = await app.db
    .selectFrom('auditEntry')
    .selectAll()
    .where('kind', '=', 'recording-viewed')
    .execute()
  expect(views).toMatchObject([{ actorId: person.personId, subject: `attempt:${attemptId}` }])
})

test('the timeline says who noticed what, and what the server saw of a browser’s signal', async () => {
  const { signals, incidents } = await timeline()
  expect(signals).toContainEqual(expect.objectContaining({ kind: 'face-missing', observedBy: 'server' }))
  expect(signals).toContainEqual(
    expect.objectContaining({
      kind: 'several-faces',
      observedBy: 'candidate',
      recheck: expect.objectContaining({ outcome: 'not-confirmed' }),
    }),
  )
  expect(incidents).toContainEqual(
    expect.objectContaining({
      kind: 'several-faces',
      recheck: expect.objectContaining({ outcome: 'not-confirmed' }),
    }),
  )
})

test('a recording is judged again beside the first judgement, never over it', async () => {
  const before = await timeline()
  const rejudged = await rejudgeAttempt(
    app,
    attemptId,
    'a person',
    lazyNetworks(() => undefined),
  )
  expect(rejudged).toMatchObject({
    difference: [
      { kind: 'face-missing', same: 1, added: 0, gone: 0 },
      { kind: 'several-faces', same: 0, added: 0, gone: 1 },
    ],
  })
  const { rejudgements } = await reviewer.review.rejudgements({ attemptId })
  expect(rejudgements).toMatchObject([
    {
      by: 'a person',
      detectors: [expect.stringMatching(/^face-missing@\d+$/)],
      models: expect.arrayContaining([expect.stringMatching(/^blazeface-256@/)]),
      signals: [{ kind: 'face-missing', phase: 'began' }, { phase: 'ended' }],
    },
  ])
  const { signals, incidents } = await timeline()
  expect({ signals, incidents }).toEqual({ signals: before.signals, incidents: before.incidents })
})

test('stretches of a kind that nearly touch are the same', () => {
  const then = [{ kind: 'phone-seen', since: 0, until: 5_000 }]
  const near = [{ kind: 'phone-seen', since: 12_000, until: 15_000 }]
  const far = [{ kind: 'phone-seen', since: 60_000, until: 65_000 }]
  expect(differenceOf(then, near)).toEqual([{ kind: 'phone-seen', same: 1, added: 0, gone: 0 }])
  expect(differenceOf(then, far)).toEqual([{ kind: 'phone-seen', same: 0, added: 1, gone: 1 }])
})
