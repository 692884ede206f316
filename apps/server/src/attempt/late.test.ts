import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { admitAttempt } from './intervene.ts'
import { begins, enters, theProctor } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)

/** A sitting of an hour that is open for four from now on. */
async function aRoom(late: { lateMinutes?: number; lateTime?: 'kept' | 'lost' } = {}) {
  const room = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  await author.sitting.update({ sittingId: room.sittingId, ...late })
  return { ...room, linh: room.candidate('Linh') }
}

test('the door says until when one may begin', async () => {
  const { sitting, linh } = await aRoom({ lateMinutes: 15, lateTime: 'lost' })
  const door = await author.attempt.door({ roomCode: sitting.roomCode })
  expect(door).toMatchObject({ lateMinutes: 15, lateTime: 'lost' })
  const { attempt } = await enters(app, linh)
  expect(Date.parse(attempt.mayBeginUntil) - Date.parse(attempt.sittingStartsAt)).toBe(15 * 60_000)
})

test('who comes too late begins once a person lets them in, with a reason that is kept', async () => {
  const { linh } = await aRoom({ lateMinutes: 15 })
  const device = await enters(app, linh)
  const { personId } = await theProctor(app)
  await admitAttempt(app, device.attemptId, { personId, reason: '' })
  app.clock.advance({ minutes: 16 })
  const { attemptId, client } = device
  await expect(client.attempt.start({ attemptId })).rejects.toMatchObject({ code: 'too-late' })

  const { registrationId } = linh
  const letIn = await author.attempt.letInLate({ registrationId, reason: 'The train stood still' })
  expect(letIn.lateAllowed?.reason).toBe('The train stood still')
  expect(await client.attempt.start({ attemptId })).toMatchObject({ state: 'running' })
  const change = await app.db
    .selectFrom('attemptChange')
    .select(['by', 'personId', 'reason'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', 'let-in-late')
    .executeTakeFirst()
  expect(change).toEqual({ by: 'staff', personId: mai.personId, reason: 'The train stood still' })
})

test('late time is kept or lost, as the sitting says', async () => {
  const [kept, lost] = [await aRoom(), await aRoom({ lateTime: 'lost' })]
  app.clock.advance({ minutes: 20 })
  const minutesLeft = async ({ linh }: typeof kept) => {
    const { client, attemptId } = await begins(app, linh)
    const { endsAt, now } = await client.attempt.get({ attemptId })
    return (Date.parse(endsAt ?? '') - Date.parse(now)) / 60_000
  }
  expect([await minutesLeft(kept), await minutesLeft(lost)]).toEqual([60, 40])
})

test('who has lost all of the time cannot begin any more', async () => {
  const { linh } = await aRoom({ lateTime: 'lost' })
  app.clock.advance({ minutes: 60 })
  await expect(begins(app, linh)).rejects.toMatchObject({ code: 'sitting-over' })
})

test('a candidate with a window of their own begins and ends by it', async () => {
  const { linh, sitting } = await aRoom()
  const inHours = (hours: number) => new Date(Date.parse(sitting.startsAt) + hours * 3_600_000).toISOString()
  const window = { startsAt: inHours(5), endsAt: inHours(5.5) }
  await author.sitting.place({ registrationId: linh.registrationId, window })
  await expect(begins(app, linh)).rejects.toMatchObject({ code: 'sitting-not-started' })
  app.clock.advance({ hours: 5 })
  const { client, attemptId } = await begins(app, linh)
  expect(await client.attempt.get({ attemptId })).toMatchObject({ state: 'running', endsAt: window.endsAt })
  expect(await author.sitting.get({ sittingId: sitting.id })).toMatchObject({ state: 'open' })
})
