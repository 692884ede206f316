import type { BankId, DrawId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Draw, ExamContent } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { anOrganisation, aPerson, signedInAs } from '../../identity/testing.ts'
import { newId } from '../../platform/id.ts'
import { aTestApp } from '../../platform/testing.ts'
import { theRevision } from '../revision.ts'
import { aContent } from '../testing.ts'
import { aBank } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)
const statements = (count: number) => Array.from({ length: count }, (_, at) => aQuestion(`Statement ${at}`))

function aQuestion(text: string): Item {
  return { kind: 'true-false', id: newId() as ItemId, points: 1, text, isTrue: true }
}

function aDraw(bankId: BankId, changes: Partial<Draw> = {}): Draw {
  const id = newId() as DrawId
  return { id, bankId, count: 2, pointsEach: 3, folderIds: [], tags: [], difficulties: [], ...changes }
}

function drawing(items: Item[], ...draws: Draw[]): ExamContent {
  const content = aContent(items)
  return { ...content, sections: content.sections.map((section) => ({ ...section, draws })) }
}

/** Saves a new exam with this content. */
async function written(content: ExamContent) {
  const exam = await author.exam.create({ title: 'Drawn', language: 'en', minutes: 60 })
  return await author.exam.save({ ...exam, examId: exam.id, content })
}

async function problemsOf(content: ExamContent): Promise<string[]> {
  const { id: examId } = await written(content)
  return (await author.exam.problems({ examId })).problems.map(({ code }) => code)
}

test('what is drawn counts among an exam’s questions and points', async () => {
  const { bankId } = await aBank(app, mai, { items: statements(5) })
  expect(await written(drawing([aQuestion('Fixed')], aDraw(bankId)))).toMatchObject({ items: 3, points: 7 })
})

test('publishing freezes the pool: what changes in the bank later changes nothing', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: statements(3) })
  const exam = await written(drawing([], aDraw(bankId)))
  const { id } = await author.exam.publish({ examId: exam.id, version: exam.version })
  await author.exam.bank.archive({ bankId, itemIds, isArchived: true })
  const { content } = await theRevision(app, id)
  const pool = content.sections[0]?.draws?.[0]?.pool ?? []
  expect(pool.map(({ id: itemId, origin }) => [itemId, origin])).toEqual(
    itemIds.map((bankItemId) => [bankItemId, { bankItemId, version: 1 }]),
  )
})

test('a draft that did not change is published anew when its bank did, and only then', async () => {
  const { bankId } = await aBank(app, mai, { items: statements(3) })
  const exam = await written(drawing([], aDraw(bankId)))
  const publish = () => author.exam.publish({ examId: exam.id, version: exam.version })
  expect([(await publish()).number, (await publish()).number]).toEqual([1, 1])
  const item = aQuestion('One more')
  await author.exam.bank.add({ bankId, items: [{ item, tags: [], difficulty: null }] })
  expect((await publish()).number).toBe(2)
})

test('a draw of more than there is stands in the way of publishing', async () => {
  const { bankId } = await aBank(app, mai, { items: statements(3) })
  expect(await problemsOf(drawing([], aDraw(bankId, { count: 3 })))).toEqual([])
  expect(await problemsOf(drawing([], aDraw(bankId, { count: 4 })))).toEqual(['draw-too-few'])
  expect(await problemsOf(drawing([], aDraw(bankId, { count: 1, tags: ['other'] })))).toEqual([
    'draw-too-few',
  ])
  expect(await problemsOf(drawing([], aDraw(bankId), aDraw(bankId)))).toEqual(['draws-overlap'])
})

test('what the bank has not finished stands in the way too', async () => {
  const { bankId } = await aBank(app, mai, { items: [...statements(2), aQuestion('')] })
  expect(await problemsOf(drawing([], aDraw(bankId)))).toEqual(['draw-unfinished'])
})

test('where an item is used tells the drafts that would draw it or have a copy, too', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: statements(2) })
  const [bankItemId = '', other = ''] = itemIds
  const copy = { ...aQuestion('Statement 0'), origin: { bankItemId, version: 1 } }
  const usesOf = async (itemId: string) =>
    (await author.exam.bank.uses({ bankId, itemId: itemId as ItemId })).uses.map(
      ({ examId, how, revisionNumber }) => [examId, how, revisionNumber],
    )
  const exam = await written(drawing([copy], aDraw(bankId, { count: 1 })))
  expect(await usesOf(bankItemId)).toEqual([[exam.id, 'copied', null]])
  expect(await usesOf(other)).toEqual([[exam.id, 'drawn', null]])
  await author.exam.publish({ examId: exam.id, version: exam.version })
  expect(await usesOf(other)).toEqual([[exam.id, 'drawn', 1]])
  const withTag = await written(drawing([], aDraw(bankId, { count: 1, tags: ['nowhere'] })))
  expect((await usesOf(other)).map(([examId]) => examId)).not.toContain(withTag.id)
})

test('an exam never draws what it asks everybody anyway', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: statements(3) })
  const [bankItemId = ''] = itemIds
  const copy = { ...aQuestion('Statement 0'), origin: { bankItemId, version: 1 } }
  expect(await problemsOf(drawing([copy], aDraw(bankId)))).toEqual([])
  expect(await problemsOf(drawing([copy], aDraw(bankId, { count: 3 })))).toEqual(['draw-too-few'])
})

test('nothing is drawn from another school’s bank', async () => {
  const stranger = await aPerson(app, { role: 'author', organisationId: await anOrganisation(app) })
  const { bankId } = await aBank(app, stranger, { items: statements(3) })
  expect(await problemsOf(drawing([], aDraw(bankId)))).toEqual(['draw-too-few'])
})

test('a draw takes from folders with what lies below, of its tags and difficulties', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: statements(4) })
  const [outer] = (await author.exam.bank.addFolder({ bankId, title: 'Outer' })).folders
  const parentId = outer?.id ?? null
  const made = await author.exam.bank.addFolder({ bankId, title: 'Inner', parentId })
  const folderId = made.folders.find(({ title }) => title === 'Inner')?.id ?? null
  await author.exam.bank.move({ bankId, itemIds: itemIds.slice(0, 2), folderId })
  const count = async (filter: object) => (await author.exam.bank.matching({ bankId, ...filter })).count
  expect(await count({})).toBe(4)
  expect(await count({ folderIds: [parentId] })).toBe(2)
  expect(await count({ tags: ['basics'], difficulties: [3, 4] })).toBe(4)
  expect(await count({ tags: ['basics', 'other'] })).toBe(0)
  expect(await count({ difficulties: [1] })).toBe(0)
  const { items } = await author.exam.bank.pool({ bankId, ...(outer && { folderIds: [outer.id] }) })
  expect(items.map(({ id }) => id)).toEqual(itemIds.slice(0, 2))
})
