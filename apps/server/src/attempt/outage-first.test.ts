import type { ItemId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { endAllDue } from './expire.ts'
import { beat, timeOfService } from './outage.ts'
import { answers, begins } from './testing.ts'

// It serves candidates, but begins as one that does not: a word that it says by itself, every few seconds, would come by chance
// between two steps of a test.
const app = await aTestApp({ config: { roles: 'worker' } })
app.config.roles = 'web,worker'
timeOfService(app).now = async () => app.now()

/** Sixty minutes began; served for the first 59, then frozen for ten: the time has run out by the clock alone. */
async function afterAnOutage() {
  await app.db.deleteFrom('serviceBeat').execute()
  const room = await aSitting(app, { endsIn: 90 }).with(aCandidate('Linh'))
  const device = await begins(app, room.candidate('Linh'))
  app.clock.advance({ minutes: 59 })
  await app.db.insertInto('serviceBeat').values({ at: app.now() }).execute()
  app.clock.advance({ minutes: 10 })
  return { device, item: room.exam.content.sections[0]?.items[4]?.id as ItemId, ...device }
}

test('whoever looks first after an outage finds the attempt running, with the minutes that were left', async () => {
  const { client, attemptId } = await afterAnOutage()
  const view = await client.attempt.get({ attemptId })
  expect(view).toMatchObject({ state: 'running', outageMinutes: 10 })
  expect(Date.parse(view.endsAt ?? '') - app.now().getTime()).toBe(60_000)
})

test('an answer that is the first to arrive after an outage is not late, and counts', async () => {
  const { client, attemptId, device, item } = await afterAnOutage()
  const { receipts, state } = await answers(device, item, { text: 'written without a server' })
  expect({ isLate: receipts[0]?.isLate, state }).toEqual({ isLate: false, state: 'running' })
  const { answers: saved } = await client.attempt.answers({ attemptId })
  expect(saved).toMatchObject([{ body: { text: 'written without a server' } }])
})

test('who hands in as the first word after an outage has done so, not the clock', async () => {
  const { client, attemptId, journalId } = await afterAnOutage()
  await client.attempt.submit({ attemptId, journalId, lastSeq: 0 })
  const { how } = await app.db
    .selectFrom('submission')
    .select('how')
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  expect(how).toBe('by-candidate')
})

test('the minute’s look after an outage ends nothing; once that time is used, the clock does', async () => {
  const { client, attemptId } = await afterAnOutage()
  await endAllDue(app)
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'running' })
  app.clock.advance({ seconds: 10 })
  await beat(app, app.now())
  await app.db.deleteFrom('serviceBeat').execute()
  app.clock.advance({ minutes: 4 })
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'submitted' })
})
