import type { ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { anOrganisation, aPerson, signedInAs } from '../../identity/testing.ts'
import { newId } from '../../platform/id.ts'
import { aTestApp } from '../../platform/testing.ts'
import { imageKey } from '../draft.ts'
import { aContent, anExam } from '../testing.ts'
import { aBank } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const leo = await aPerson(app, { role: 'author', name: 'Léo Martin' })
const author = await signedInAs(app, mai)
const colleague = await signedInAs(app, leo)

function aQuestion(text: string): Item {
  return { kind: 'true-false', id: newId() as ItemId, points: 1, text, isTrue: true }
}

test('a bank is made, named anew and put away', async () => {
  const bank = await author.exam.bank.create({ title: 'Chemistry' })
  await author.exam.bank.change({ bankId: bank.id, title: 'Organic chemistry', isArchived: true })
  const { banks } = await colleague.exam.bank.list()
  expect(banks.find(({ id }) => id === bank.id)).toMatchObject({
    title: 'Organic chemistry',
    isArchived: true,
    items: 0,
  })
})

test('folders lie in folders, and what lay in a removed one moves up', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('One'), aQuestion('Two')] })
  const [first] = (await author.exam.bank.addFolder({ bankId, title: 'Acids' })).folders
  const parentId = first?.id ?? null
  const made = await author.exam.bank.addFolder({ bankId, title: 'Strong acids', parentId })
  const folderId = made.folders.find(({ title }) => title === 'Strong acids')?.id ?? null
  await author.exam.bank.move({ bankId, itemIds: itemIds.slice(0, 1), folderId })
  expect((await author.exam.bank.items({ bankId, ...(first && { folderId: first.id }) })).total).toBe(1)
  const after = await author.exam.bank.removeFolder({ bankId, folderId: folderId ?? ('' as never) })
  expect(after.folders).toMatchObject([{ title: 'Acids', items: 1 }])
})

test('no folder lies in itself', async () => {
  const { bankId } = await aBank(app, mai, { items: [aQuestion('One')] })
  const [outer] = (await author.exam.bank.addFolder({ bankId, title: 'Outer' })).folders
  const folderId = outer?.id ?? ('' as never)
  const made = await author.exam.bank.addFolder({ bankId, title: 'Inner', parentId: folderId })
  const parentId = made.folders.find(({ title }) => title === 'Inner')?.id ?? null
  await expect(author.exam.bank.changeFolder({ bankId, folderId, parentId })).rejects.toMatchObject({
    code: 'folder-in-itself',
  })
})

test('items are found by words without accents, kind, tag and difficulty', async () => {
  const { bankId } = await aBank(app, mai, { items: [aQuestion('Đà Nẵng là thành phố.')] })
  const more = { item: aQuestion('100 % of it'), tags: ['rivers', 'rivers'], difficulty: 5 }
  await author.exam.bank.add({ bankId, items: [more] })
  const totals = async (filter: object) => (await author.exam.bank.items({ bankId, ...filter })).total
  expect(await totals({ text: 'da nang' })).toBe(1)
  expect(await totals({ text: 'NẴNG đà' })).toBe(1)
  expect(await totals({ text: '%' })).toBe(1)
  expect(await totals({ text: 'nothing such' })).toBe(0)
  expect(await totals({ tag: 'rivers' })).toBe(1)
  expect(await totals({ difficulty: 3 })).toBe(1)
  expect(await totals({ kind: 'true-false' })).toBe(2)
  expect(await totals({ kind: 'essay' })).toBe(0)
  expect((await author.exam.bank.get({ bankId })).tags).toEqual([
    { tag: 'basics', items: 1 },
    { tag: 'rivers', items: 1 },
  ])
})

test('a thousand items come fifty a page, each once', async () => {
  const items = Array.from({ length: 1_005 }, (_, at) => aQuestion(`Statement ${at}`))
  const { bankId } = await aBank(app, mai, { items })
  const last = await author.exam.bank.items({ bankId, page: 21 })
  expect(last).toMatchObject({ total: 1_005, pageSize: 50 })
  expect(last.items.map(({ item }) => item.text)).toEqual(
    [1_000, 1_001, 1_002, 1_003, 1_004].map((at) => `Statement ${at}`),
  )
})

test('every save is a version with its author and time, and an older one is brought back as a new one', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const [itemId = '' as never] = itemIds
  const before = await author.exam.bank.item({ bankId, itemId })
  const changed = { ...before, itemId, item: { ...before.item, text: 'Second' }, tags: ['new'] }
  await colleague.exam.bank.save(changed)
  await author.exam.bank.restore({ bankId, itemId, version: 2, restored: 1 })
  const { versions } = await author.exam.bank.versions({ bankId, itemId })
  expect(
    versions.map(({ version, item, tags, savedBy, restoredFrom }) => [
      version,
      item.text,
      tags,
      savedBy.name,
      restoredFrom,
    ]),
  ).toEqual([
    [3, 'First', ['basics'], 'Mai Lan', 1],
    [2, 'Second', ['new'], 'Léo Martin', null],
    [1, 'First', ['basics'], 'Mai Lan', null],
  ])
})

test('a save on an older version is refused, and says who saved meanwhile', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const [itemId = '' as never] = itemIds
  const before = await author.exam.bank.item({ bankId, itemId })
  const saying = (text: string) => ({ ...before, itemId, item: { ...before.item, text } })
  await colleague.exam.bank.save(saying('Theirs'))
  await expect(author.exam.bank.save(saying('Mine'))).rejects.toMatchObject({
    code: 'bank-item-changed',
    data: { params: { name: 'Léo Martin' } },
  })
  expect((await author.exam.bank.save(saying('Theirs'))).version).toBe(2)
  expect((await author.exam.bank.item({ bankId, itemId })).item.text).toBe('Theirs')
})

test('of two saves at the same moment one is refused', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const [itemId = '' as never] = itemIds
  const before = await author.exam.bank.item({ bankId, itemId })
  const saying = (text: string) => ({ ...before, itemId, item: { ...before.item, text } })
  const both = await Promise.allSettled([
    author.exam.bank.save(saying('One')),
    colleague.exam.bank.save(saying('Two')),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('not even the database lets a version be changed', async () => {
  const { itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const [itemId = '' as never] = itemIds
  const change = app.db.updateTable('bankItemVersion').set({ version: 9 }).where('itemId', '=', itemId)
  await expect(change.execute()).rejects.toThrow('kept as it was saved')
})

test('what is put away is not listed, and is taken back', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  await author.exam.bank.archive({ bankId, itemIds, isArchived: true })
  expect((await author.exam.bank.items({ bankId })).total).toBe(0)
  expect((await author.exam.bank.items({ bankId, isArchived: 'true' })).total).toBe(1)
  await author.exam.bank.archive({ bankId, itemIds, isArchived: false })
  expect((await author.exam.bank.items({ bankId })).total).toBe(1)
})

test('a copy is an item of its own', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const copied = await author.exam.bank.copy({ bankId, itemIds, folderId: null })
  const { items } = await author.exam.bank.items({ bankId })
  expect(items.map(({ id }) => id)).toEqual([...itemIds, ...copied.itemIds])
  expect(items.map(({ item }) => item.text)).toEqual(['First', 'First'])
})

test('an exam’s item comes into a bank with its image, which outlives the exam', async () => {
  const { examId } = await anExam(app, mai)
  const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const image = { name: 'red.png', contentType: 'image/png' as const, data: data.toString('base64') }
  const { fileId } = await author.exam.addImage({ examId, ...image })
  const item = aQuestion(`![Red](file:${fileId})`)
  const { bankId } = await aBank(app, mai)
  const added = await author.exam.bank.add({
    bankId,
    fromExamId: examId,
    items: [{ item, tags: [], difficulty: null }],
  })
  await author.exam.remove({ examId })
  const [itemId = '' as never] = added.itemIds
  const copied = await author.exam.bank.item({ bankId, itemId })
  const [, copyId = ''] = /file:([0-9a-f-]+)/.exec(copied.item.text) ?? []
  expect(copyId).not.toBe(fileId)
  const { images } = await author.exam.bank.get({ bankId })
  expect(images).toHaveProperty(copyId)
  expect((await app.files.get(imageKey(copyId))).length).toBeGreaterThan(0)
})

test('an exam shows the images of a bank’s items that it copied', async () => {
  const { bankId } = await aBank(app, mai)
  const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const image = { name: 'red.png', contentType: 'image/png' as const, data: data.toString('base64') }
  const { fileId } = await author.exam.bank.addImage({ bankId, ...image })
  const exam = await author.exam.create({ title: 'Physics', language: 'en', minutes: 90 })
  const content = aContent([aQuestion(`![Red](file:${fileId})`)])
  await author.exam.save({ ...exam, examId: exam.id, content })
  expect(Object.keys((await author.exam.get({ examId: exam.id })).images)).toEqual([fileId])
  expect((await author.exam.problems({ examId: exam.id })).problems).toEqual([])
})

test('only authors of the organisation see its banks, not those of one exam and not those of another school', async () => {
  const { bankId, itemIds } = await aBank(app, mai)
  const [itemId = '' as never] = itemIds
  const { examId } = await anExam(app, mai)
  const guest = await signedInAs(app, await aPerson(app, { role: 'author', on: { examId } }))
  await expect(guest.exam.bank.list()).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(guest.exam.bank.item({ bankId, itemId })).rejects.toMatchObject({ code: 'not-allowed' })
  const organisationId = await anOrganisation(app)
  const stranger = await signedInAs(app, await aPerson(app, { role: 'author', organisationId }))
  await expect(stranger.exam.bank.get({ bankId })).rejects.toMatchObject({ code: 'not-found' })
  expect((await stranger.exam.bank.list()).banks).toEqual([])
  expect((await stranger.exam.bank.latest({ bankItemIds: itemIds })).items).toEqual([])
})

test('an item is found only in its own bank', async () => {
  const { itemIds } = await aBank(app, mai)
  const { bankId } = await aBank(app, mai)
  const [itemId = '' as never] = itemIds
  await expect(author.exam.bank.item({ bankId, itemId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(author.exam.bank.copy({ bankId, itemIds, folderId: null })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('each change is told in the audit log', async () => {
  const { bankId, itemIds } = await aBank(app, mai, { items: [aQuestion('First')] })
  const [itemId = '' as never] = itemIds
  const before = await author.exam.bank.item({ bankId, itemId })
  await author.exam.bank.save({ ...before, itemId, tags: [] })
  await author.exam.bank.archive({ bankId, itemIds, isArchived: true })
  const entries = await app.db
    .selectFrom('auditEntry')
    .select('kind')
    .where('subject', '=', `bank:${bankId}`)
    .orderBy('seq')
    .execute()
  expect(entries.map(({ kind }) => kind)).toEqual([
    'bank-created',
    'bank-items-added',
    'bank-item-saved',
    'bank-items-archived',
  ])
})
