import type { DrawId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { valuesOf } from '@invigil/items/variant.ts'
import { expect, test } from 'vitest'
import { answers, begins } from '../attempt/testing.ts'
import { aBank } from '../exam/bank/testing.ts'
import { createExam, saveExam } from '../exam/draft.ts'
import { publishExam } from '../exam/publish.ts'
import { aContent } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { aSatSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)
const marker = await signedInAs(app, await aPerson(app, { role: 'marker', name: 'Marie' }))

function aSum(at: number): Item {
  return {
    kind: 'numeric',
    id: newId() as ItemId,
    points: 1,
    text: `Sum ${at}: [[a]] + ${at}?`,
    accepted: [{ value: `[[a + ${at}]]`, tolerance: '0', toleranceIn: 'units', percent: 100 }],
    units: [],
    parameters: [{ from: 'range', name: 'a', least: '1', most: '999', step: '1' }],
  }
}

const sums = [0, 1, 2, 3, 4, 5].map(aSum)

/** An exam that draws two of six sums, each with a number of the candidate's own, for three points each. */
async function aDrawnExam() {
  const { bankId, itemIds } = await aBank(app, mai, { items: sums })
  const head = { title: 'Sums', language: 'en', minutes: 60 } as const
  const { id: examId, policy } = await createExam(app, mai, { ...head, preset: 'open' })
  const id = newId() as DrawId
  const draw = { id, bankId, count: 2, pointsEach: 3, folderIds: [], tags: [], difficulties: [] }
  const content = aContent([])
  const sections = content.sections.map((section) => ({ ...section, draws: [draw] }))
  await saveExam(app, mai, examId, { ...head, version: 1, policy, content: { ...content, sections } })
  const revision = await publishExam(app, mai, examId, 2)
  return { bankId, itemIds, exam: { examId, content, policy, revision } }
}

test('each candidate is asked and scored by what was drawn for them, and the bank tells how it did', async () => {
  const { bankId, itemIds, exam } = await aDrawnExam()
  const { sittingId, candidate } = await aSitting(app, { exam, by: mai }).with(aCandidate('Linh'))
  const linh = await begins(app, candidate('Linh'))
  const { attemptId, client, journalId } = linh
  const { paper } = await client.attempt.paper({ attemptId })
  const [first, second] = paper.sections.flatMap(({ items }) => items)
  const { seed } = await app.db
    .selectFrom('attempt')
    .select('seed')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const firstId = first?.id ?? ('' as ItemId)
  const at = itemIds.indexOf(firstId)
  const a = Number(valuesOf({ ...aSum(at), id: firstId }, seed).values.get('a'))
  expect(first?.html).toContain(`Sum ${at}: ${a} + ${at}?`)
  await answers(linh, firstId, { text: String(a + at) }, 1)
  await answers(linh, second?.id ?? firstId, { text: '-1' }, 2)
  await client.attempt.submit({ attemptId, journalId, lastSeq: 2 })
  await app.work()

  const { results } = await marker.result.list({ sittingId })
  expect(results).toMatchObject([{ candidateName: 'Linh', points: 3, max: 6, toMark: 0 }])
  const { uses } = await author.exam.bank.uses({ bankId, itemId: firstId })
  expect(uses).toEqual([
    {
      ...{ examId: exam.examId, examTitle: 'Sums', revisionNumber: 1 },
      ...{ how: 'drawn', sittings: 1, asked: 1, scored: 1, share: 1 },
    },
  ])
  const wrong = await author.exam.bank.uses({ bankId, itemId: second?.id ?? firstId })
  expect(wrong.uses).toMatchObject([{ scored: 1, share: 0 }])
  // What was drawn for nobody is told all the same, with nobody who was asked.
  const third = itemIds.find((id) => id !== firstId && id !== second?.id) ?? firstId
  const none = await author.exam.bank.uses({ bankId, itemId: third })
  expect(none.uses).toMatchObject([{ how: 'drawn', sittings: 1, asked: 0, scored: 0, share: null }])
})

test('an item that was copied into an exam tells its bank how it did, and a correction for all is not in that', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: sums.slice(0, 1) })
  const bankItemId = itemIds[0] ?? ('' as ItemId)
  const copy = {
    ...anItem('numeric', { points: 2 }),
    id: newId() as ItemId,
    origin: { bankItemId, version: 1 },
  }
  const sat = await aSatSitting(app, [copy], {
    An: [{ text: '42' }],
    Binh: [{ text: '7' }],
    Chi: [{ text: '42' }],
  })
  const ask = { bankId, itemId: bankItemId }
  const { uses } = await author.exam.bank.uses(ask)
  expect(uses).toMatchObject([{ how: 'copied', sittings: 1, scored: 3, share: 2 / 3 }])
  const treatment = { item: null, counts: 'full-for-all' as const }
  const { sittingId } = sat
  await sat.author.result.correct({
    sittingId,
    itemId: copy.id,
    treatment,
    reason: 'The picture was missing.',
  })
  await app.work()
  expect((await author.exam.bank.uses(ask)).uses).toMatchObject([{ scored: 0, share: null }])
})

test('two versions of a drawn item are told apart: each revision says how its own did', async () => {
  const one = await aDrawnExam()
  const drawn = await aSitting(app, { exam: one.exam, by: mai }).with(aCandidate('Linh'))
  const linh = await begins(app, drawn.candidate('Linh'))
  const { paper } = await linh.client.attempt.paper({ attemptId: linh.attemptId })
  const itemId = paper.sections.flatMap(({ items }) => items)[0]?.id ?? ('' as ItemId)
  await answers(linh, itemId, { text: '-1' }, 1)
  await linh.client.attempt.submit({ attemptId: linh.attemptId, journalId: linh.journalId, lastSeq: 1 })
  await app.work()
  const { examId } = one.exam
  const before = await author.exam.bank.item({ bankId: one.bankId, itemId })
  await author.exam.bank.save({
    ...before,
    itemId,
    item: { ...before.item, text: 'Clearer: [[a]] and more?' },
  })
  await publishExam(app, mai, examId, 2)
  const { uses } = await author.exam.bank.uses({ bankId: one.bankId, itemId })
  expect(uses).toMatchObject([
    { revisionNumber: 2, scored: 0, share: null },
    { revisionNumber: 1, scored: 1, share: 0 },
  ])
})
