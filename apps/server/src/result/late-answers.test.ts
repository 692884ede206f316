import { randomUUID } from 'node:crypto'
import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { answers, begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker', name: 'Mara' }))
const reason = 'The power was out in the whole street; the school confirms it.'

/** Handed in with the first of these; the second came ten minutes later. */
async function aLateAnswer(kind: 'single-choice' | 'essay', inTime: object, late: object) {
  const item = { ...anItem(kind, { points: 2 }), id: newId() as ItemId }
  const { sittingId, devices } = await aSatSitting(app, [item], { Linh: [inTime as never] })
  const device = theItem(devices, 0)
  app.clock.advance({ minutes: 10 })
  await answers(device, item.id, late as never, 2)
  const { attemptId, journalId } = device
  const decide = (entry: { journalId: string; seq: number } | null) =>
    marker.result.decideLate({ attemptId, itemId: item.id, entry, reason })
  const points = async () => (await marker.result.detail({ attemptId })).scores.map((score) => score.points)
  const queue = async () => {
    const asked = { sittingId, unmarkedOnly: 'false' } as const
    return (await marker.result.markingQueue(asked)).tasks
  }
  const mark = (given: number) =>
    marker.result.mark({ attemptId, itemId: item.id, points: given, comment: '', levels: {} })
  const entry = { journalId, seq: 2 }
  return { ...device, item, sittingId, entry, decide, points, queue, mark }
}

test('a late answer is kept, told with when the exam ended, and counts only once a person has accepted it', async () => {
  const { attemptId, sittingId, item, entry, decide, points } = await aLateAnswer(
    'single-choice',
    { chosen: 'b' },
    { chosen: 'a' },
  )
  const times = await marker.result.answerTimes({ attemptId })
  expect(times.late).toMatchObject([
    { ...entry, itemId: item.id, answer: ['Helium'], cameAfter: { what: 'attempt-ended' }, counts: false },
  ])
  expect(await points()).toEqual([0])
  expect((await marker.result.list({ sittingId })).results).toMatchObject([{ late: 1 }])

  const decided = await decide(entry)
  expect(decided.late).toMatchObject([{ counts: true }])
  expect(decided.decisions).toMatchObject([{ entry, reason, by: { name: 'Mara' } }])
  expect(await points()).toEqual([2])
  const { results } = await marker.result.list({ sittingId })
  expect(results).toMatchObject([{ late: 0, points: 2 }])
  expect((await marker.result.detail({ attemptId })).shown).toMatchObject([{ answer: ['Helium'] }])
})

test('what was decided is taken back by another decision, and both are kept', async () => {
  const { attemptId, entry, decide, points } = await aLateAnswer(
    'single-choice',
    { chosen: 'b' },
    { chosen: 'a' },
  )
  await decide(entry)
  const { decisions, late } = await decide(null)
  expect(decisions.map((decision) => decision.entry)).toEqual([entry, null])
  expect(late).toMatchObject([{ counts: false }])
  expect(await points()).toEqual([0])
  const told = await app.db
    .selectFrom('auditEntry')
    .select('kind')
    .where('subject', '=', `attempt:${attemptId}`)
    .where('kind', 'like', 'late-answer-%')
    .orderBy('kind')
    .execute()
  expect(told.map(({ kind }) => kind)).toEqual(['late-answer-accepted', 'late-answer-set-aside'])
})

test('a mark stays with the answer it was given for: another one is marked anew, and the first mark comes back', async () => {
  const { entry, decide, points, queue, mark } = await aLateAnswer(
    'essay',
    { text: 'Short.' },
    { text: 'Much longer.' },
  )
  expect(await queue()).toMatchObject([
    { answerText: 'Short.', hasLate: true, cameAfter: null, points: null },
  ])
  await mark(1)
  expect(await points()).toEqual([1])
  await decide(entry)
  expect(await points()).toEqual([null])
  expect(await queue()).toMatchObject([
    { answerText: 'Much longer.', hasLate: false, cameAfter: { what: 'attempt-ended' }, points: null },
  ])
  await mark(2)
  expect(await points()).toEqual([2])
  await decide(null)
  expect(await points()).toEqual([1])
  await decide(entry)
  expect(await points()).toEqual([2])
})

test('a released result that a late answer changes is shown as changed, with the reason', async () => {
  const { client, attemptId, sittingId, entry, decide } = await aLateAnswer(
    'single-choice',
    { chosen: 'b' },
    { chosen: 'a' },
  )
  await marker.result.release({ sittingId })
  await decide(entry)
  expect(await client.result.mine({ attemptId })).toMatchObject({ points: 2, changed: { from: 0, reason } })
})

test('only what came late can be accepted, and only to its own question', async () => {
  const { journalId, decide } = await aLateAnswer('single-choice', { chosen: 'b' }, { chosen: 'a' })
  await expect(decide({ journalId, seq: 1 })).rejects.toMatchObject({ data: { code: 'not-found' } })
  await expect(decide({ journalId, seq: 9 })).rejects.toMatchObject({ data: { code: 'not-found' } })
})

test('an answer that came after its section was left for good counts, and is told with when that was', async () => {
  const by = await aPerson(app, { role: 'author' })
  const item = { ...anItem('essay'), id: newId() as ItemId }
  const sectionId = randomUUID() as SectionId
  const section = {
    id: sectionId,
    title: 'One way',
    shuffleItems: false,
    order: 'forward' as const,
    items: [item],
  }
  const exam = await anExam(app, by, { content: { sections: [section], shuffleOptions: false } })
  const { sittingId, candidate } = await aSitting(app, { by, exam }).with(aCandidate('Linh'))
  const device = await begins(app, candidate('Linh'))
  const { client, attemptId, journalId } = device
  await client.attempt.openSection({ attemptId, sectionId })
  await client.attempt.leaveSection({ attemptId, sectionId })
  const at = app.now().toISOString()
  app.clock.advance({ minutes: 3 })
  await answers(device, item.id, { text: 'After all.' })
  await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  await app.work()
  const cameAfter = { what: 'section-left', at }
  expect((await marker.result.markingQueue({ sittingId })).tasks).toMatchObject([
    { cameAfter, hasLate: false },
  ])
  const { late, afterLeaving } = await marker.result.answerTimes({ attemptId })
  expect(late).toEqual([])
  expect(afterLeaving).toMatchObject([{ itemId: item.id, cameAfter }])
})
