import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { admitAttempt } from './intervene.ts'
import { enters, theProctor } from './testing.ts'

const app = await aTestApp()
const by = { personId: (await theProctor(app)).personId, reason: '' }

test('who press together begin together, each with an end of their own; who may not does not hold them up', async () => {
  const room = await aSitting(app).with(
    aCandidate('An'),
    aCandidate('Binh').withTimeFactor(1.5),
    aCandidate('Chi'),
  )
  const [an, binh, chi] = await Promise.all(
    ['An', 'Binh', 'Chi'].map((name) => enters(app, room.candidate(name))),
  )
  await admitAttempt(app, an?.attemptId as never, by)
  await admitAttempt(app, binh?.attemptId as never, by)
  const pressed = [an, an, binh, chi].map((device) =>
    device?.client.attempt.start({ attemptId: device.attemptId }),
  )
  const outcomes = await Promise.allSettled(pressed)
  const minutesOf = (endsAt: string | null) => (Date.parse(endsAt ?? '') - app.now().getTime()) / 60_000
  expect(
    outcomes.map((one) =>
      one.status === 'fulfilled' ? minutesOf(one.value?.endsAt ?? null) : one.reason.code,
    ),
  ).toEqual([60, 60, 90, 'not-admitted'])

  const changes = await app.db
    .selectFrom('attemptChange')
    .innerJoin('attempt', 'attempt.id', 'attemptChange.attemptId')
    .select('attemptId')
    .where('attempt.sittingId', '=', room.sittingId)
    .where('toState', '=', 'running')
    .where('kind', '=', 'moved')
    .execute()
  expect(changes.map(({ attemptId }) => attemptId).sort()).toEqual([an?.attemptId, binh?.attemptId].sort())
})

test('the clock ends each of those who began together at their own time', async () => {
  const room = await aSitting(app).with(aCandidate('An'), aCandidate('Binh').withExtraTime(30))
  const devices = await Promise.all(['An', 'Binh'].map((name) => enters(app, room.candidate(name))))
  for (const { attemptId } of devices) await admitAttempt(app, attemptId, by)
  await Promise.all(devices.map(({ client, attemptId }) => client.attempt.start({ attemptId })))
  const states = async () => {
    await app.work()
    const rows = await app.db
      .selectFrom('attempt')
      .innerJoin('person', 'person.id', 'attempt.personId')
      .select(['person.name', 'state'])
      .where('sittingId', '=', room.sittingId)
      .orderBy('person.name')
      .execute()
    return rows.map(({ name, state }) => `${name} ${state}`)
  }
  app.clock.advance({ minutes: 63 })
  expect(await states()).toEqual(['An submitted', 'Binh running'])
  app.clock.advance({ minutes: 30 })
  expect(await states()).toEqual(['An submitted', 'Binh submitted'])
})
