import type { ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { verifyAudit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))

const options = (correct: string) =>
  ['a', 'b'].map((id) => ({ id, text: `Option ${id}`, isCorrect: id === correct }))

/** The first question’s key is wrong: `a` should be right. */
function twoQuestions(): [Item, Item] {
  const first = anItem('single-choice', { points: 2, options: options('b') })
  const second = anItem('single-choice', { points: 3, options: options('a') })
  return [
    { ...first, id: newId() as ItemId },
    { ...second, id: newId() as ItemId },
  ]
}

async function aWrongKey() {
  const [first, second] = twoQuestions()
  const given = {
    Linh: [{ chosen: 'a' }, { chosen: 'a' }],
    Minh: [{ chosen: 'b' }, { chosen: 'a' }],
  }
  const sat = await aSatSitting(app, [first, second], given)
  const corrected = { ...first, options: options('a') } as Item
  return { ...sat, first, second, corrected }
}

async function pointsIn(sittingId: Awaited<ReturnType<typeof aWrongKey>>['sittingId']) {
  const { results } = await marker.result.list({ sittingId })
  return results.map(({ candidateName, points, max }) => [candidateName, points, max])
}

test('a correction says before what it will change, and changes nothing by being looked at', async () => {
  const { sittingId, author, first, corrected } = await aWrongKey()
  const treatment = { item: corrected, counts: 'as-written' as const }
  const preview = await author.result.previewCorrection({ sittingId, itemId: first.id, treatment })
  expect(preview).toMatchObject({
    ...{ changed: 2, all: 2 },
    attempts: [
      { candidateName: 'Linh', before: 0, after: 2, totalBefore: 3, totalAfter: 5 },
      { candidateName: 'Minh', before: 2, after: 0, totalBefore: 5, totalAfter: 3 },
    ],
  })
  expect(await pointsIn(sittingId)).toEqual([
    ['Linh', 3, 5],
    ['Minh', 5, 5],
  ])
})

test('a corrected key counts for everybody at once, the revision stays, and taking it back brings all back', async () => {
  const { sittingId, author, first, corrected } = await aWrongKey()
  const treatment = { item: corrected, counts: 'as-written' as const }
  const asked = { sittingId, itemId: first.id, treatment, reason: 'The key was wrong.' }
  const { correctionId } = await author.result.correct(asked)
  await app.work()
  expect(await pointsIn(sittingId)).toEqual([
    ['Linh', 5, 5],
    ['Minh', 3, 5],
  ])
  const { corrections } = await author.result.corrections({ sittingId })
  expect(corrections).toMatchObject([
    { state: 'applied', changed: 2, done: 2, total: 2, by: { name: 'Ada' }, mayBeUndone: true },
  ])

  await author.result.undoCorrection({ sittingId, correctionId, reason: 'It was right after all.' })
  await app.work()
  expect(await pointsIn(sittingId)).toEqual([
    ['Linh', 3, 5],
    ['Minh', 5, 5],
  ])
  const after = await author.result.corrections({ sittingId })
  expect(after.corrections.map(({ mayBeUndone, undoes }) => [mayBeUndone, undoes])).toEqual([
    [false, correctionId],
    [false, null],
  ])
  const kinds = await app.db.selectFrom('auditEntry').select('kind').orderBy('seq').execute()
  expect(kinds.filter(({ kind }) => kind.startsWith('correction-applied')).length).toBeGreaterThanOrEqual(2)
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'intact' })
})

test('an item can count in full for all, for nobody, or as a bonus', async () => {
  const { sittingId, author, first } = await aWrongKey()
  const counted = async (counts: 'full-for-all' | 'for-nobody' | 'bonus') => {
    const treatment = { item: null, counts }
    await author.result.correct({ sittingId, itemId: first.id, treatment, reason: 'Unclear question.' })
    await app.work()
    return await pointsIn(sittingId)
  }
  expect(await counted('full-for-all')).toEqual([
    ['Linh', 5, 5],
    ['Minh', 5, 5],
  ])
  expect(await counted('for-nobody')).toEqual([
    ['Linh', 3, 3],
    ['Minh', 3, 3],
  ])
  expect(await counted('bonus')).toEqual([
    ['Linh', 3, 3],
    ['Minh', 5, 3],
  ])
})

test('a result that changes after its release says so to its candidate, with what it was', async () => {
  const { sittingId, author, first, corrected, devices } = await aWrongKey()
  await marker.result.release({ sittingId })
  const linh = theItem(devices, 0)
  const treatment = { item: corrected, counts: 'as-written' as const }
  await author.result.correct({ sittingId, itemId: first.id, treatment, reason: 'The key was wrong.' })
  await app.work()
  const mine = await linh.client.result.mine({ attemptId: linh.attemptId })
  expect(mine).toMatchObject({ points: 5, changed: { from: 3, reason: 'The key was wrong.' } })
})

test('an answer that arrives after a correction is counted by the corrected key', async () => {
  const { sittingId, author, first, corrected, devices } = await aWrongKey()
  const treatment = { item: corrected, counts: 'as-written' as const }
  await author.result.correct({ sittingId, itemId: first.id, treatment, reason: 'The key was wrong.' })
  await app.work()
  const { client, attemptId, journalId, opening } = theItem(devices, 1)
  const entries = [{ seq: 3, itemId: first.id, body: { chosen: 'a' }, at: 0 }]
  await client.attempt.record({ attemptId, journalId, opening, entries })
  expect(await pointsIn(sittingId)).toEqual([
    ['Linh', 5, 5],
    ['Minh', 5, 5],
  ])
})

test('one correction is applied after the other, never two at once', async () => {
  const { sittingId, author, first, second } = await aWrongKey()
  const reason = 'Unclear question.'
  const treatment = { item: null, counts: 'for-nobody' as const }
  await author.result.correct({ sittingId, itemId: first.id, treatment, reason })
  const another = author.result.correct({ sittingId, itemId: second.id, treatment, reason })
  await expect(another).rejects.toMatchObject({ code: 'correction-under-way' })
})

test('a question cannot be corrected into another one', async () => {
  const { sittingId, author, first } = await aWrongKey()
  const item = { ...anItem('true-false'), id: first.id }
  const treatment = { item, counts: 'as-written' as const }
  const asked = author.result.correct({ sittingId, itemId: first.id, treatment, reason: 'Simpler.' })
  await expect(asked).rejects.toMatchObject({ code: 'correction-not-possible' })
})
