import { expect, test } from 'vitest'
import { aPerson } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { pauseAttempt, resumeAttempt } from './intervene.ts'
import { beat } from './outage.ts'
import { begins, enters } from './testing.ts'

// Without the role of a web server it writes no word that it serves: the test does.
const app = await aTestApp({ config: { roles: 'worker' } })
const proctor = { personId: (await aPerson(app, { role: 'proctor' })).personId, reason: 'fire alarm' }

const isServed = () => beat(app, app.now())
const wasServedMeanwhile = () => app.db.updateTable('serviceBeat').set({ at: app.now() }).execute()

async function aWorker(breakMinutes = 0) {
  const { candidate } = await aSitting(app, { endsIn: 90 }).with(aCandidate('Linh').withBreaks(breakMinutes))
  const { client, attemptId } = await begins(app, candidate('Linh'))
  await isServed()
  return { attemptId, client: client.attempt, minutesLeft }
  async function minutesLeft() {
    const { endsAt, now } = await client.attempt.get({ attemptId })
    return (Date.parse(endsAt ?? '') - Date.parse(now)) / 60_000
  }
}

async function extensionsOf({ attemptId }: Pick<Awaited<ReturnType<typeof aWorker>>, 'attemptId'>) {
  return await app.db
    .selectFrom('attemptChange')
    .select(['by', 'reason', 'detail'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', 'extended')
    .execute()
}

test('an outage gives its minutes back, once, however many processes come back together', async () => {
  const worker = await aWorker()
  app.clock.advance({ minutes: 10 })
  await wasServedMeanwhile()
  app.clock.advance({ minutes: 7 })
  await Promise.all([isServed(), isServed(), isServed(), isServed()])
  expect(await worker.minutesLeft()).toBe(50)
  expect(await extensionsOf(worker)).toMatchObject([
    { by: 'clock', reason: 'outage', detail: { minutes: 7 } },
  ])
  expect(await worker.client.get(worker)).toMatchObject({ outageMinutes: 7 })
})

test('a restart of a few seconds is no outage', async () => {
  const worker = await aWorker()
  app.clock.advance({ seconds: 14 })
  await isServed()
  expect(await extensionsOf(worker)).toEqual([])
})

test('a time that ran out while nobody was there did not run out', async () => {
  const worker = await aWorker()
  app.clock.advance({ minutes: 59 })
  await wasServedMeanwhile()
  app.clock.advance({ minutes: 30 })
  await isServed()
  expect(await worker.client.get(worker)).toMatchObject({ state: 'running' })
  expect(await worker.minutesLeft()).toBe(1)
})

test('who was paused by a person lost nothing, and gets nothing twice', async () => {
  const worker = await aWorker()
  await pauseAttempt(app, worker.attemptId, proctor)
  app.clock.advance({ minutes: 30 })
  await isServed()
  await resumeAttempt(app, worker.attemptId, proctor)
  expect(await worker.minutesLeft()).toBe(60)
  expect(await extensionsOf(worker)).toEqual([])
})

test('of an outage that outlasts a break only what came after the break is given back', async () => {
  const worker = await aWorker(10)
  await worker.client.takeBreak(worker)
  app.clock.advance({ minutes: 25 })
  await isServed()
  expect(await worker.client.get(worker)).toMatchObject({ state: 'running', outageMinutes: 15 })
  expect(await worker.minutesLeft()).toBe(60)
})

test('a pause reaches beyond the fixed end of the sitting', async () => {
  const worker = await aWorker()
  app.clock.advance({ minutes: 30 })
  await pauseAttempt(app, worker.attemptId, proctor)
  app.clock.advance({ minutes: 120 })
  await resumeAttempt(app, worker.attemptId, proctor)
  expect(await worker.minutesLeft()).toBe(30)
})

test('who could not begin because nobody was there can begin after it', async () => {
  const { candidate, sitting } = await aSitting(app, { endsIn: 10 }).with(aCandidate('Linh'))
  const { attemptId, client } = await enters(app, candidate('Linh'))
  await isServed()
  app.clock.advance({ minutes: 30 })
  await isServed()
  const view = await client.attempt.get({ attemptId })
  expect(view).toMatchObject({ state: 'checking-in' })
  expect(Date.parse(view.sittingEndsAt) - Date.parse(sitting.endsAt)).toBe(30 * 60_000)
})
