import { expect, test } from 'vitest'
import { begins, theProctor } from '../attempt/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { arrange } from '../sitting/arrange.ts'
import { createPractice } from '../sitting/practice.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const reviewer = (await signedInAs(app, await aPerson(app, { role: 'reviewer' }))).review
const marker = (await signedInAs(app, await aPerson(app, { role: 'marker' }))).result

const room = await aSitting(app, { by: author }).with(aCandidate('Linh').withBreaks(10))
const linh = await begins(app, room.candidate('Linh'))

test('a break stands on the timeline as one, and a pause that a proctor made does not', async () => {
  const { attemptId, client } = linh
  await client.attempt.takeBreak({ attemptId })
  app.clock.advance({ minutes: 2 })
  await client.attempt.endBreak({ attemptId })
  app.clock.advance({ minutes: 2 })
  const proctor = (await signedInAs(app, await theProctor(app))).live
  await proctor.pause({ attemptId, reason: 'fire alarm' })
  const { states } = await reviewer.timeline({ attemptId })
  expect(states.map(({ to, isBreak, by }) => [to, isBreak, by?.name ?? null])).toEqual([
    ['checking-in', false, null],
    ['running', false, null],
    ['paused', true, null],
    ['running', false, null],
    ['paused', false, 'Paul Proctor'],
  ])
})

test('what a proctor does in one instant stands in the order it was done, wherever its rows lie', async () => {
  const { attemptId } = linh
  const proctor = (await signedInAs(app, await theProctor(app))).live
  await proctor.resume({ attemptId })
  await proctor.pause({ attemptId, reason: 'smoke' })
  await proctor.resume({ attemptId })
  // PostgreSQL puts a row that was written anew behind the others.
  await app.pool.query("update attempt_change set reason = 'drill' where reason = 'smoke'")
  const { states, interventions } = await reviewer.timeline({ attemptId })
  expect(states.map(({ to }) => to).slice(-3)).toEqual(['running', 'paused', 'running'])
  expect(interventions.map(({ kind }) => kind).slice(-3)).toEqual(['resume', 'pause', 'resume'])
})

test('results and the queue of reviews say the group and the room of each', async () => {
  const registrationIds = room.candidates.map(({ registrationId }) => registrationId)
  await arrange(app, author, room.sittingId, { registrationIds, group: '10A' })
  const { entries } = await reviewer.queue({ sittingId: room.sittingId })
  expect(entries).toMatchObject([{ candidateName: 'Linh', group: '10A', room: null }])
  const { results } = await marker.list({ sittingId: room.sittingId })
  expect(results).toMatchObject([{ candidateName: 'Linh', group: '10A', room: null }])
})

test('nobody is asked to review a practice', async () => {
  const wish = { name: 'Try it', timeZone: 'UTC', keepDays: 7, mostAttempts: 5 }
  const { id } = await createPractice(app, author, { examId: room.exam.examId, ...wish })
  await app.db.updateTable('attempt').set({ sittingId: id }).where('id', '=', linh.attemptId).execute()
  expect((await reviewer.queue({})).entries).toEqual([])
})
