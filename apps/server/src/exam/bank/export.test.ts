import { readFile } from '@invigil/formats/all.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { oneOfEachKind } from '../testing.ts'
import { addToBank } from './add-items.ts'
import { aBank } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)

/** A bank with a folder in a folder, an image, a tag and a difficulty. */
async function aRichBank() {
  const { bankId } = await aBank(app, mai)
  const [outer] = (await author.exam.bank.addFolder({ bankId, title: 'Acids' })).folders
  const parentId = outer?.id ?? null
  const { folders } = await author.exam.bank.addFolder({ bankId, title: 'Strong', parentId })
  const folderId = folders.find(({ title }) => title === 'Strong')?.id ?? null
  const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const image = { name: 'red.png', contentType: 'image/png' as const, data: data.toString('base64') }
  const { fileId } = await author.exam.bank.addImage({ bankId, ...image })
  const [item] = oneOfEachKind()
  const pictured = item
    ? [{ item: { ...item, text: `![Red](file:${fileId})` }, tags: ['colour'], difficulty: 5 }]
    : []
  await addToBank(app, mai, bankId, { folderId, items: pictured })
  return bankId
}

test('a bank that was exported reads back as the same questions, with folders, tags, difficulty and images', async () => {
  const bankId = await aRichBank()
  const { name, json } = await author.exam.bank.export({ bankId })
  const read = readFile(name, Buffer.from(json))
  expect(read).toMatchObject({ format: 'json', leftOut: [], warnings: [] })
  const { items } = await author.exam.bank.items({ bankId })
  expect(read.items.map(({ item }) => item)).toEqual(items.map(({ item }) => item))
  expect(read.items.at(-1)).toMatchObject({ category: 'Acids/Strong', tags: ['colour'], difficulty: 5 })
  expect(read.files).toHaveLength(1)
})

test('what a file holds comes into another bank, images and all', async () => {
  const { json } = await author.exam.bank.export({ bankId: await aRichBank() })
  const { items, files } = readFile('bank.json', Buffer.from(json))
  const { bankId } = await author.exam.bank.create({ title: 'Copy' }).then(({ id }) => ({ bankId: id }))
  const bodies = items.map(({ item, tags, difficulty = null }) => ({ item, tags, difficulty }))
  await addToBank(app, mai, bankId, { folderId: null, items: bodies, files })
  const copied = await author.exam.bank.items({ bankId })
  const [, fileId = ''] = /file:([0-9a-f-]+)/.exec(copied.items.at(-1)?.item.text ?? '') ?? []
  expect(copied.items.map(({ tags }) => tags)).toEqual(bodies.map(({ tags }) => tags))
  expect((await author.exam.bank.get({ bankId })).images).toHaveProperty(fileId)
})
