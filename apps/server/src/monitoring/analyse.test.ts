import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { anEmptySeat, aPortrait, forSeconds } from '../platform/vision/testing-pictures.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { analysesOf, tick } from './analyse.ts'
import { aPretendCandidate, well } from './testing-preview.ts'
import { noteStatus } from './told.ts'

const app = await aTestApp({ config: { visionProcesses: 1 } })
const address = await app.listen()
const author = await aPerson(app, { role: 'author' })
const proctor = await signedInAs(app, await aPerson(app, { role: 'proctor' }))
const patient = { isOn: true, severity: 'high', settings: { afterSeconds: 5 } } as const
const noticed = {
  'face-missing': patient,
  'camera-blocked': patient,
  'story-differs': { ...patient, settings: { afterSeconds: 10 } },
}
const exam = await anExam(app, author, {
  preset: 'strict',
  policy: { detectors: noticed, referencePhoto: false },
})

let sits: Buffer[]
let empty: Buffer[]
beforeAll(async () => {
  sits = await forSeconds(30, aPortrait)
  empty = await forSeconds(12, anEmptySeat)
})

async function aCandidateAtWork() {
  const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const [candidate] = candidates
  if (!candidate) throw new Error('there is none')
  const device = await begins(app, candidate)
  const pretend = await aPretendCandidate(app, address, device)
  const incidents = async () => (await proctor.incident.list({ attemptId: device.attemptId })).incidents
  return { ...pretend, attemptId: device.attemptId, incidents }
}

test('who leaves is noticed by the server as by the browser, and both make one incident with one alert', async () => {
  const linh = await aCandidateAtWork()
  await linh.shows(sits.slice(0, 3))
  await linh.shows(empty.slice(0, 7))
  await linh.tells([{ kind: 'face-missing', phase: 'began', episode: 'of the browser' }])
  await linh.shows([...empty.slice(7, 9), ...sits.slice(0, 5)])
  await linh.tells([{ kind: 'face-missing', phase: 'ended', episode: 'of the browser' }])
  await linh.shows(sits.slice(5, 14))

  const incidents = await linh.incidents()
  expect(incidents).toMatchObject([
    {
      kind: 'face-missing',
      signals: 2,
      endedAt: expect.any(String),
      detector: expect.stringMatching(/^face-missing@/),
      models: [expect.stringMatching(/^blazeface-256@/), expect.anything(), expect.anything()],
    },
  ])
  const alerts = await app.db
    .selectFrom('alert')
    .selectAll()
    .where('incidentId', '=', incidents[0]?.id as never)
    .execute()
  expect(alerts).toHaveLength(1)
  const rechecks = await app.db.selectFrom('signalRecheck').selectAll().where('kind', '!=', 'quiet').execute()
  expect(rechecks).toMatchObject([{ kind: 'face-missing', episode: 'of the browser', outcome: 'confirmed' }])
  linh.stop()
})

test('an absence that only the browser tells of is kept, and said not to be seen', async () => {
  const linh = await aCandidateAtWork()
  await linh.shows(sits.slice(0, 8))
  await linh.tells([{ kind: 'face-missing', phase: 'began', episode: 'not so' }])
  await linh.shows(sits.slice(8, 20))
  const recheck = await app.db
    .selectFrom('signalRecheck')
    .select(['outcome', 'kind'])
    .where('episode', '=', 'not so')
    .execute()
  expect(recheck).toEqual([{ outcome: 'not-confirmed', kind: 'face-missing' }])
  expect(await linh.incidents()).toMatchObject([{ kind: 'face-missing' }])
  linh.stop()
})

test('an attempt that cannot be read at first is looked at a little later', async () => {
  const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const { attemptId } = await begins(app, candidates[0] ?? { token: '' })
  await sql`alter table gaze_centre rename to gone`.execute(app.db)
  noteStatus(app, attemptId, well)
  await tick(app)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(analysesOf(app).get(attemptId)?.isWatching).toBe(false)
  await sql`alter table gone rename to gaze_centre`.execute(app.db)
  await vi.waitFor(() => expect(analysesOf(app).get(attemptId)?.isWatching).toBe(true), 30_000)
})

test('what the server noticed while the database was away is stored once it is back', async () => {
  const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const { attemptId } = await begins(app, candidates[0] ?? { token: '' })
  const secondsLater = async (seconds: number) => {
    app.clock.advance({ seconds })
    noteStatus(app, attemptId, well)
    await tick(app)
  }
  await secondsLater(0)
  await vi.waitFor(() => expect(analysesOf(app).get(attemptId)?.isWatching).toBe(true), 30_000)
  await sql`alter table signal_batch rename to gone`.execute(app.db)
  await secondsLater(11)
  await secondsLater(5)
  await secondsLater(6)
  await analysesOf(app).get(attemptId)?.settled()
  await sql`alter table gone rename to signal_batch`.execute(app.db)
  await secondsLater(6)
  const stored = () =>
    app.db.selectFrom('signalBatch').select('observedBy').where('attemptId', '=', attemptId).execute()
  await vi.waitFor(async () => expect(await stored()).toEqual([{ observedBy: 'server' }]), 30_000)
})

test('an attempt that is paused is not looked at', async () => {
  const linh = await aCandidateAtWork()
  await linh.shows(sits.slice(0, 2))
  await proctor.live.pause({ attemptId: linh.attemptId, reason: 'a fire drill' })
  await linh.shows([undefined, ...empty])
  expect(await linh.incidents()).toEqual([])
  linh.stop()
})
