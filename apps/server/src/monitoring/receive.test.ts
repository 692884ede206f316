import { randomUUID } from 'node:crypto'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import { expect, test } from 'vitest'
import { begins, enters } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { judgeLeftOver } from './jobs.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const exam = await anExam(app, author, { preset: 'strict' })
const proctor = await signedInAs(app, await aPerson(app, { role: 'proctor' }))

const noon = app.now().getTime()
const secondFace: NumberedSignal = {
  seq: 1,
  kind: 'several-faces',
  phase: 'began',
  episode: 'first',
  at: noon,
  since: noon - 2_000,
  confidence: 0.9,
  detail: { faces: 2 },
  detector: 'several-faces@1',
  models: ['blazeface-256@1'],
}

test('a signal becomes an incident with its evidence, and an alert that the wall hears at once', async () => {
  const { sittingId, candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const heard: object[] = []
  app.subscribe(`sitting:${sittingId}`, (hint) => heard.push(hint))

  const stored = await send(linh, [secondFace])

  expect(stored).toEqual({ upTo: 1 })
  const { incidents } = await proctor.incident.list({ attemptId: linh.attemptId })
  expect(incidents).toMatchObject([
    {
      kind: 'several-faces',
      state: 'open',
      endedAt: null,
      detail: { faces: 2 },
      evidence: [{ kind: 'signal' }],
    },
  ])
  expect(heard).toContainEqual(expect.objectContaining({ type: 'alert' }))
})

test('the same numbers again change nothing, and what is new beside them is stored', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const outboxId = randomUUID()
  const ended: NumberedSignal = { ...secondFace, seq: 2, phase: 'ended', detail: { seconds: 2 } }

  await send(linh, [secondFace], outboxId)
  const again = await send(linh, [secondFace, ended], outboxId)

  expect(again).toEqual({ upTo: 2 })
  const { incidents } = await proctor.incident.list({ attemptId: linh.attemptId })
  expect(incidents.map(({ signals, endedAt }) => ({ signals, endedAt }))).toEqual([
    { signals: 1, endedAt: new Date(noon).toISOString() },
  ])
})

test('what comes at the same moment from two pages of one candidate is one incident, and from two candidates two', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'), aCandidate('An'))
  const [linh, an] = await Promise.all(candidates.map((candidate) => begins(app, candidate)))
  if (!linh || !an) throw new Error('two began')
  const elsewhere = { ...secondFace, episode: 'second' }

  await Promise.all([send(linh, [secondFace]), send(linh, [elsewhere]), send(an, [secondFace])])

  const ofLinh = await proctor.incident.list({ attemptId: linh.attemptId })
  expect(ofLinh.incidents).toMatchObject([{ kind: 'several-faces', signals: 2, endedAt: null }])
  const ofAn = await proctor.incident.list({ attemptId: an.attemptId })
  expect(ofAn.incidents).toMatchObject([{ kind: 'several-faces', signals: 1 }])
})

test('what one observer tells of late ends, though the other noticed the same since', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const outboxId = randomUUID()
  const early = { ...secondFace, episode: 'early', at: noon - 600_000, since: noon - 602_000 }
  const over = { ...early, seq: 2, phase: 'ended', at: noon - 590_000 } as const

  await send(linh, [secondFace])
  await send(linh, [early], outboxId)
  await send(linh, [over], outboxId)

  const { incidents } = await proctor.incident.list({ attemptId: linh.attemptId })
  const ends = incidents.map(({ startedAt, endedAt }) => [startedAt, endedAt]).sort()
  expect(ends).toEqual([
    [new Date(noon - 602_000).toISOString(), new Date(noon - 590_000).toISOString()],
    [new Date(noon - 2_000).toISOString(), null],
  ])
})

test('a candidate whose clock is an hour wrong is placed on ours', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const hour = 3_600_000
  const early = { ...secondFace, at: noon - hour, since: noon - hour - 2_000 }
  await linh.client.monitoring.signals({
    attemptId: linh.attemptId,
    outboxId: randomUUID(),
    signals: [early],
    sentAt: noon - hour,
  })
  const { incidents } = await proctor.incident.list({ attemptId: linh.attemptId })
  expect(incidents[0]?.startedAt).toBe(new Date(noon - 2_000).toISOString())
})

test('signals of a clock beyond all reason are judged, too', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const { client, attemptId } = await begins(app, theFirst(candidates))
  await client.monitoring.signals({ attemptId, outboxId: randomUUID(), signals: [secondFace], sentAt: 1e300 })
  expect((await proctor.incident.list({ attemptId })).incidents).toMatchObject([{ kind: 'several-faces' }])
})

test('a silenced detector and an attempt that has not begun raise nothing, but their signals are kept', async () => {
  const { candidates } = await aWatchedSitting().with(
    aCandidate('Minh').withoutDetectors('several-faces'),
    aCandidate('An'),
  )
  const minh = await begins(app, theFirst(candidates))
  const an = await enters(app, theFirst(candidates.slice(1)))

  expect(await send(minh, [secondFace])).toEqual({ upTo: 1 })
  expect(await send(an, [secondFace])).toEqual({ upTo: 1 })

  expect(await proctor.incident.list({ attemptId: minh.attemptId })).toEqual({ incidents: [] })
  expect(await proctor.incident.list({ attemptId: an.attemptId })).toEqual({ incidents: [] })
})

test('no signal, however high, changes the state of an attempt', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  await send(linh, [secondFace, { ...secondFace, seq: 2, kind: 'camera-blocked', episode: 'second' }])
  await app.work()
  expect(await linh.client.attempt.get({ attemptId: linh.attemptId })).toMatchObject({ state: 'running' })
})

test('what a stop left unjudged is judged by the sweep, once', async () => {
  const { candidates } = await aWatchedSitting().with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  await app.db
    .insertInto('signalBatch')
    .values({
      attemptId: linh.attemptId,
      outboxId: randomUUID(),
      firstSeq: 1,
      n: 1,
      receivedAt: new Date(noon - 60_000),
      clockOffsetMs: 0,
      observedBy: 'candidate',
      signals: JSON.stringify([{ ...secondFace, at: noon - 61_000, since: noon - 63_000 }]),
      judgedAt: null,
    })
    .execute()
  await judgeLeftOver(app)
  await judgeLeftOver(app)
  const { incidents } = await proctor.incident.list({ attemptId: linh.attemptId })
  expect(incidents.map(({ signals }) => signals)).toEqual([1])
})

function aWatchedSitting() {
  return aSitting(app, { exam, by: author })
}

test('signals that the policy does not watch are kept and need no judging', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const outboxId = randomUUID()
  await send(linh, [secondFace], outboxId)
  expect(await send(linh, [{ ...secondFace, seq: 2 }], outboxId)).toEqual({ upTo: 2 })
  expect(await send(linh, [{ ...secondFace, seq: 2 }], outboxId)).toEqual({ upTo: 2 })
  const kept = await app.db
    .selectFrom('signalBatch')
    .select(['firstSeq', 'judgedAt'])
    .where('outboxId', '=', outboxId)
    .orderBy('firstSeq')
    .execute()
  expect(kept).toEqual([
    { firstSeq: 1, judgedAt: app.now() },
    { firstSeq: 2, judgedAt: app.now() },
  ])
})

async function send(
  device: Awaited<ReturnType<typeof begins>>,
  signals: NumberedSignal[],
  outboxId = randomUUID(),
) {
  return await device.client.monitoring.signals({
    attemptId: device.attemptId,
    outboxId,
    signals,
    sentAt: noon,
  })
}

function theFirst<One>(all: readonly One[]): One {
  const [first] = all
  if (!first) throw new Error('there is none')
  return first
}
