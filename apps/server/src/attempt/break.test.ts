import { expect, test } from 'vitest'
import { aPerson } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { endAllDue } from './expire.ts'
import { pauseAttempt, resumeAttempt } from './intervene.ts'
import { begins } from './testing.ts'

const app = await aTestApp()
const proctor = { personId: (await aPerson(app, { role: 'proctor' })).personId, reason: 'fire alarm' }

/** Somebody who works, with an hour and twenty minutes of breaks. */
async function aWorker(breakMinutes = 20) {
  const { candidate } = await aSitting(app).with(aCandidate('Linh').withBreaks(breakMinutes))
  const { client, attemptId } = await begins(app, candidate('Linh'))
  return { attemptId, client: client.attempt, minutesLeft }
  async function minutesLeft() {
    const { endsAt, now } = await client.attempt.get({ attemptId })
    return (Date.parse(endsAt ?? '') - Date.parse(now)) / 60_000
  }
}

test('a break stops the clock, and ending it lets the attempt go on with all of its time', async () => {
  const { client, attemptId, minutesLeft } = await aWorker()
  app.clock.advance({ minutes: 10 })
  const onBreak = await client.takeBreak({ attemptId })
  expect(onBreak).toMatchObject({ state: 'paused', pauseReason: null, breaks: { usedMilliseconds: 0 } })
  expect(onBreak.breaks.current?.startedAt).toBe(app.now().toISOString())
  app.clock.advance({ minutes: 8 })
  const back = await client.endBreak({ attemptId })
  expect(back).toMatchObject({
    state: 'running',
    breaks: { totalMinutes: 20, usedMilliseconds: 8 * 60_000, current: null },
  })
  expect(await minutesLeft()).toBe(50)
})

test('a break ends by itself when its minutes are used up, whenever somebody looks', async () => {
  const { client, attemptId, minutesLeft } = await aWorker()
  await client.takeBreak({ attemptId })
  app.clock.advance({ minutes: 30 })
  expect(await client.get({ attemptId })).toMatchObject({
    state: 'running',
    breaks: { usedMilliseconds: 20 * 60_000, current: null },
  })
  expect(await minutesLeft()).toBe(50)
  await expect(client.takeBreak({ attemptId })).rejects.toMatchObject({ code: 'no-break-left' })
})

test('who never comes back from a break is handed in when the time after it is over', async () => {
  const { client, attemptId } = await aWorker()
  await client.takeBreak({ attemptId })
  app.clock.advance({ minutes: 20 + 60 + 3 })
  await endAllDue(app)
  expect(await client.get({ attemptId })).toMatchObject({ state: 'submitted' })
  const changes = await app.db
    .selectFrom('attemptChange')
    .select(['toState', 'by'])
    .where('attemptId', '=', attemptId)
    .where('fromState', 'in', ['running', 'paused'])
    .orderBy('at')
    .execute()
  expect(changes).toEqual([
    { toState: 'paused', by: 'candidate' },
    { toState: 'running', by: 'clock' },
    { toState: 'submitted', by: 'clock' },
  ])
})

test('a candidate without breaks cannot take one', async () => {
  const { client, attemptId } = await aWorker(0)
  await expect(client.takeBreak({ attemptId })).rejects.toMatchObject({ code: 'no-break-left' })
})

test('a pause by a person is no break: the candidate cannot end it', async () => {
  const { client, attemptId } = await aWorker()
  await pauseAttempt(app, attemptId, proctor)
  await expect(client.endBreak({ attemptId })).rejects.toMatchObject({ code: 'not-on-break' })
  await expect(client.takeBreak({ attemptId })).rejects.toMatchObject({ code: 'attempt-not-running' })
})

test('a pause by a person ends a break, which costs the candidate no minute of it', async () => {
  const { client, attemptId, minutesLeft } = await aWorker()
  await client.takeBreak({ attemptId })
  app.clock.advance({ minutes: 5 })
  const paused = await pauseAttempt(app, attemptId, proctor)
  expect(paused).toMatchObject({
    state: 'paused',
    pauseReason: 'fire alarm',
    breaks: { usedMilliseconds: 5 * 60_000, current: null },
  })
  app.clock.advance({ minutes: 40 })
  await resumeAttempt(app, attemptId, proctor)
  expect(await minutesLeft()).toBe(60)
  expect(await client.takeBreak({ attemptId })).toMatchObject({ state: 'paused' })
})

test('a proctor can end a break', async () => {
  const { client, attemptId, minutesLeft } = await aWorker()
  await client.takeBreak({ attemptId })
  app.clock.advance({ minutes: 5 })
  expect(await resumeAttempt(app, attemptId, proctor)).toMatchObject({ state: 'running' })
  expect(await minutesLeft()).toBe(60)
})

test('taking or ending a break again changes nothing', async () => {
  const { client, attemptId } = await aWorker()
  await client.endBreak({ attemptId })
  const first = await client.takeBreak({ attemptId })
  app.clock.advance({ minutes: 5 })
  const again = await client.takeBreak({ attemptId })
  expect(again.breaks).toEqual(first.breaks)
})
