import { expect, test } from 'vitest'
import { answers, begins } from '../attempt/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker', name: 'Marie' }))
const reviewer = await signedInAs(app, await aPerson(app, { role: 'reviewer', name: 'Rose' }))

async function aSubmittedAttempt() {
  const { sittingId, exam, candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const [single, , , , essay] = exam.content.sections.flatMap(({ items }) => items)
  if (!single || !essay) throw new Error('the exam has an item of every kind')
  await answers(linh, single.id, { chosen: 'b' }, 1)
  await answers(linh, essay.id, { text: 'Because water is polar.' }, 2)
  await linh.client.attempt.submit({ attemptId: linh.attemptId, journalId: linh.journalId, lastSeq: 2 })
  await app.work()
  return { sittingId, linh, single, essay, attemptId: linh.attemptId }
}

test('what the rules can count is counted, and what they cannot waits for a person', async () => {
  const { sittingId, attemptId } = await aSubmittedAttempt()
  const { results } = await marker.result.list({ sittingId })
  expect(results).toMatchObject([{ candidateName: 'Linh', points: null, toMark: 1, releasedAt: null }])
  const { scores } = await marker.result.detail({ attemptId })
  expect(scores.map(({ points }) => points)).toEqual([1, 0, 0, 0, null])
})

test('markers see the answer and a number, not the name', async () => {
  const { sittingId } = await aSubmittedAttempt()
  const { tasks } = await marker.result.markingQueue({ sittingId })
  expect(tasks).toMatchObject([{ candidateNumber: 1, answerText: 'Because water is polar.', wordCount: 4 }])
  expect(JSON.stringify(tasks)).not.toContain('Linh')
})

test('a result is released once it is marked, and only then does the candidate see it', async () => {
  const { sittingId, linh, essay, attemptId } = await aSubmittedAttempt()
  expect(await marker.result.release({ sittingId })).toMatchObject({
    released: [],
    held: [{ why: 'to-mark' }],
  })
  expect(await linh.client.result.mine({ attemptId })).toMatchObject({ isReleased: false, items: [] })

  await marker.result.mark({ attemptId, itemId: essay.id, points: 3, comment: 'Name the bond.' })
  expect(await marker.result.release({ sittingId })).toEqual({ released: [attemptId], held: [], allHeld: 0 })

  const mine = await linh.client.result.mine({ attemptId })
  expect(mine).toMatchObject({ isReleased: true, points: 4, verdict: null })
  expect(mine.items.at(-1)).toMatchObject({ points: 3, comment: 'Name the bond.', isByHand: true })
  expect(mine.items[0]).toMatchObject({ isByHand: false })
  expect(JSON.stringify(mine)).not.toContain('"by"')
})

test('an answer that was under way when the candidate handed in is counted', async () => {
  const { sittingId, linh, single, attemptId } = await aSubmittedAttempt()
  app.clock.advance({ seconds: 30 })
  await answers(linh, single.id, { chosen: 'a' }, 3)
  await marker.result.list({ sittingId })
  const { scores } = await marker.result.detail({ attemptId })
  expect(scores[0]?.points).toBe(0)
})

test('more points than the item is worth are refused with the most there is', async () => {
  const { essay, attemptId } = await aSubmittedAttempt()
  const mark = marker.result.mark({ attemptId, itemId: essay.id, points: 500, comment: '' })
  await expect(mark).rejects.toMatchObject({
    code: 'points-out-of-range',
    data: { params: { max: essay.points } },
  })
})

test('a reviewer sees what happened in order, never what was answered, and concludes with a reason', async () => {
  const { attemptId } = await aSubmittedAttempt()
  await reviewer.review.note({ attemptId, at: null, text: 'Quiet room.' })
  const verdict = await reviewer.review.conclude({
    attemptId,
    verdict: 'clear',
    reasonCode: 'nothing-found',
    reason: 'Nothing to see.',
  })
  expect(verdict).toMatchObject({ verdict: 'clear', by: { name: 'Rose' } })

  const timeline = await reviewer.review.timeline({ attemptId })
  expect(timeline.states.map(({ to }) => to)).toEqual(['checking-in', 'running', 'submitted'])
  expect(timeline.answers).toHaveLength(2)
  expect(timeline).toMatchObject({ notes: [{ text: 'Quiet room.' }], verdicts: [{ verdict: 'clear' }] })
  expect(JSON.stringify(timeline)).not.toContain('polar')
})

test('who warned a candidate may not judge the attempt', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const linh = await begins(app, theFirst(candidates))
  const { attemptId } = linh
  const both = await aPerson(app, { role: 'administrator' })
  const administrator = await signedInAs(app, both)
  await administrator.live.warn({ attemptId, text: 'Look here.' })
  await linh.client.attempt.submit({ attemptId, journalId: linh.journalId, lastSeq: 0 })
  const conclusion = { attemptId, verdict: 'breach', reasonCode: 'other', reason: 'I saw it.' } as const
  await expect(administrator.review.conclude(conclusion)).rejects.toMatchObject({ code: 'proctored-by-you' })
})

test('no verdict is given while the attempt goes on', async () => {
  const { candidates } = await aSitting(app).with(aCandidate('Linh'))
  const { attemptId } = await begins(app, theFirst(candidates))
  const conclusion = { attemptId, verdict: 'clear', reasonCode: 'nothing-found', reason: 'Fine.' } as const
  await expect(reviewer.review.conclude(conclusion)).rejects.toMatchObject({ code: 'attempt-not-submitted' })
})

test('the queue shows undecided attempts, the weightiest first', async () => {
  const { sittingId, attemptId } = await aSubmittedAttempt()
  const { entries } = await reviewer.review.queue({ sittingId, undecidedOnly: 'true' })
  expect(entries).toMatchObject([{ attemptId, candidateName: 'Linh', weight: 0, verdict: null }])
})

function theFirst<One>(all: readonly One[]): One {
  const [first] = all
  if (!first) throw new Error('there is none')
  return first
}
