import { writeJson } from '@invigil/formats/json.ts'
import { anItem } from '@invigil/items/an-item.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { anExam } from '../testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)

const gift = `::Capital:: The capital of Vietnam? {=Hà Nội ~Huế ~Đà Nẵng}

Water boils at 100 °C. {T}

// [tag:lost]
::Lost:: Which one? {~one ~two}

::Again:: Water boils at 100 °C. {T}
`

function aFile(text: string | Uint8Array, name = 'questions.gift') {
  return { name, data: Buffer.from(text).toString('base64') }
}

async function anEmptyExam() {
  const exam = await author.exam.create({ title: 'Chemistry', language: 'en', minutes: 30, preset: 'open' })
  return exam.id
}

const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
  .png()
  .toBuffer()
const imageId = '0199a1c0-5e00-4001-8a00-00009e3779b2'

/** Our own JSON with a text with an image, a place in a picture, and a file that only calls itself an image. */
function withImages() {
  const brokenId = '0199a1c0-5e00-4001-8a00-00009e3779b3'
  const items = [
    anItem('essay', { text: `![A red field](file:${imageId}) What is it?` }),
    anItem('hotspot', { picture: { fileId: imageId, width: 40, height: 30, alt: 'Field' } }),
    anItem('essay', { text: `![A broken one](file:${brokenId}) And this?` }),
    anItem('hotspot', { picture: { fileId: brokenId, width: 40, height: 30, alt: 'Broken' } }),
  ]
  return writeJson({
    items: items.map((item) => ({
      place: {},
      name: null,
      category: null,
      tags: ['seen'],
      difficulty: 4,
      item,
    })),
    files: [
      { id: imageId, name: 'red.png', bytes: png },
      { id: brokenId, name: 'broken.png', bytes: Buffer.from('<svg onload="alert(1)"/>') },
    ],
  })
}

test('a file is told question by question, with what stays out and what is there twice, and nothing is stored', async () => {
  const examId = await anEmptyExam()
  const review = await author.exam.imports.readForExam({ examId, ...aFile(gift) })
  expect(review.format).toBe('gift')
  expect(review.entries.map(({ at, item, sameAs }) => [at, item.kind, sameAs])).toEqual([
    [0, 'single-choice', null],
    [1, 'true-false', null],
    [2, 'true-false', 'in-file'],
  ])
  expect(review.leftOut).toMatchObject([{ place: { line: 6 }, code: 'no-right-option' }])
  expect((await author.exam.get({ examId })).items).toBe(0)
})

test('what was accepted lies in the section, and is told as there already when the file comes again', async () => {
  const examId = await anEmptyExam()
  const sectionId = (await author.exam.get({ examId })).content.sections[0]?.id ?? null
  const { hash } = await author.exam.imports.readForExam({ examId, ...aFile(gift) })
  const accepted = { examId, sectionId, hash, entries: [0, 1], ...aFile(gift) }
  expect(await author.exam.imports.storeInExam(accepted)).toEqual({ stored: 2 })
  const { content } = await author.exam.get({ examId })
  expect(content.sections.map(({ items }) => items.map(({ text }) => text))).toEqual([
    ['The capital of Vietnam?', 'Water boils at 100 °C.'],
  ])
  const again = await author.exam.imports.readForExam({ examId, ...aFile(gift) })
  expect(again.entries.map(({ sameAs }) => sameAs)).toEqual(['in-target', 'in-target', 'in-target'])
})

test('another file than the one that was looked at stores nothing', async () => {
  const examId = await anEmptyExam()
  const { hash } = await author.exam.imports.readForExam({ examId, ...aFile(gift) })
  const other = { examId, sectionId: null, hash, entries: [0], ...aFile(`${gift}\nMore? {T}\n`) }
  await expect(author.exam.imports.storeInExam(other)).rejects.toMatchObject({ code: 'import-changed' })
  expect((await author.exam.get({ examId })).items).toBe(0)
})

test('a number that the file does not have stores nothing', async () => {
  const examId = await anEmptyExam()
  const { hash } = await author.exam.imports.readForExam({ examId, ...aFile(gift) })
  const wrong = { examId, sectionId: null, hash, entries: [0, 99], ...aFile(gift) }
  await expect(author.exam.imports.storeInExam(wrong)).rejects.toMatchObject({ code: 'import-changed' })
  expect((await author.exam.get({ examId })).items).toBe(0)
})

test('images come along, drawn anew; what is none leaves its words, and its picture is left out', async () => {
  const examId = await anEmptyExam()
  const file = aFile(withImages(), 'ours.json')
  const review = await author.exam.imports.readForExam({ examId, ...file })
  expect(review.images.map(({ isReadable }) => isReadable)).toEqual([true, false])
  expect(review.images[0]?.preview).toMatch(/^data:image\/webp;base64,/)
  expect(review.leftOut).toMatchObject([{ code: 'image-of-another-kind', detail: 'Broken' }])
  const entries = review.entries.map(({ at }) => at)
  await author.exam.imports.storeInExam({ examId, sectionId: null, hash: review.hash, entries, ...file })
  const { content, images } = await author.exam.get({ examId })
  const [pictured, placed, broken] = content.sections.flatMap(({ items }) => items)
  const [, fileId = ''] = /file:([0-9a-f-]{36})/.exec(pictured?.text ?? '') ?? []
  expect(fileId).not.toBe(imageId)
  expect((await app.call('GET', images[fileId] ?? '')).status).toBe(200)
  expect(Object.keys(images)).toContain(placed?.kind === 'hotspot' ? placed.picture?.fileId : '')
  expect(broken?.text).toBe('A broken one And this?')
})

test('a bank takes questions with tags, difficulty and pictures into a folder', async () => {
  const { id: bankId } = await author.exam.bank.create({ title: 'Empty' })
  const { folders } = await author.exam.bank.addFolder({ bankId, title: 'Imported' })
  const folderId = folders[0]?.id ?? null
  const file = aFile(withImages(), 'ours.json')
  const { hash } = await author.exam.imports.readForBank({ bankId, ...file })
  await author.exam.imports.storeInBank({ bankId, folderId, hash, entries: [0, 1, 2], ...file })
  const { items } = await author.exam.bank.items({ bankId })
  expect(items).toMatchObject([
    { folderId, tags: ['seen'], difficulty: 4 },
    { item: { kind: 'hotspot' } },
    { item: { text: 'A broken one And this?' } },
  ])
  const { images } = await author.exam.bank.get({ bankId })
  const [, placed] = items
  expect(images).toHaveProperty(placed?.item.kind === 'hotspot' ? (placed.item.picture?.fileId ?? '') : '')
  const again = await author.exam.imports.readForBank({ bankId, ...file })
  expect(again.entries.map(({ sameAs }) => sameAs)).toEqual(['in-target', 'in-target', null])
})

test('a new exam is made of a file, and none where nothing can be made of it', async () => {
  const { hash } = await author.exam.imports.read(aFile(gift))
  const head = { title: 'From a file', language: 'vi' as const }
  const { examId, stored } = await author.exam.imports.storeAsExam({
    ...head,
    hash,
    entries: [0, 2],
    ...aFile(gift),
  })
  expect(stored).toBe(2)
  expect(await author.exam.get({ examId })).toMatchObject({ title: 'From a file', language: 'vi', items: 2 })
  const before = (await author.exam.list()).exams.length
  const wrong = { ...head, hash, entries: [7], ...aFile(gift) }
  await expect(author.exam.imports.storeAsExam(wrong)).rejects.toMatchObject({ code: 'import-changed' })
  expect((await author.exam.list()).exams).toHaveLength(before)
})

test('a file that cannot be read says why and where, as a review with nothing in it', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY l "ha">]><quiz>&l;</quiz>'
  const review = await author.exam.imports.read(aFile(bomb, 'bomb.xml'))
  expect(review).toMatchObject({ format: null, entries: [], leftOut: [{ code: 'xml-own-entities' }] })
  const bytes = await author.exam.imports.read(aFile(new Uint8Array(2_000).fill(7), 'a.bin'))
  expect(bytes).toMatchObject({ format: null, leftOut: [{ code: 'unknown-format' }] })
})

test('a warning stands at its own question, also where a file has all in one line', async () => {
  const one = (name: string, more: string) =>
    `<question type="essay"><name><text>${name}</text></name><questiontext><text>${name}</text></questiontext>${more}</question>`
  const hint = '<hint><text>Look!</text></hint>'
  const file = aFile(`<?xml version="1.0"?><quiz>${one('First', hint)}${one('Second', '')}</quiz>`, 'a.xml')
  const { entries, notices } = await author.exam.imports.read(file)
  expect(entries).toMatchObject([{ notices: [{ code: 'hints-dropped' }] }, { notices: [] }])
  expect(notices).toEqual([])
})

test('half a letter, which no table can hold, keeps its question out', async () => {
  const item = { ...anItem('essay'), text: 'PLACE' }
  const json = writeJson({ items: [{ place: {}, name: null, category: null, tags: [], item }], files: [] })
  const review = await author.exam.imports.read(
    aFile(json.replace('PLACE', String.raw`\ud83d and \u0000`), 'a.json'),
  )
  expect(review).toMatchObject({ entries: [], leftOut: [{ code: 'not-storable', detail: 'text' }] })
})

test('a file of five megabytes is read, which other calls may not send', async () => {
  const review = await author.exam.imports.read(aFile(`${gift}\n\n// ${'x'.repeat(5_000_000)}\n`))
  expect(review.entries).toHaveLength(3)
})

test('the empty table has headers that reading understands, in each language', async () => {
  const { base64 } = await author.exam.imports.template({ format: 'xlsx', locale: 'vi' })
  expect(await author.exam.imports.read({ name: 'a.xlsx', data: base64 })).toMatchObject({
    format: 'table',
    entries: [],
  })
  const csv = await author.exam.imports.template({ format: 'csv', locale: 'fr' })
  expect(await author.exam.imports.read({ name: 'a.csv', data: csv.base64 })).toMatchObject({
    format: 'table',
  })
})

test('an author of one exam brings nothing into another', async () => {
  const { examId } = await anExam(app, mai)
  const other = await anEmptyExam()
  const linh = await signedInAs(app, await aPerson(app, { role: 'author', on: { examId } }))
  expect((await linh.exam.imports.readForExam({ examId, ...aFile(gift) })).entries).toHaveLength(3)
  await expect(linh.exam.imports.readForExam({ examId: other, ...aFile(gift) })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('a question with a sound beyond the limit stays out by name, and the rest comes in', async () => {
  const soundId = '0199a1c0-5e00-4001-8a00-00009e3779b4'
  const sound = Buffer.alloc(10_100_000)
  sound.write('OggS')
  const items = [anItem('essay', { text: `![Birds](sound:${soundId}) Which bird?` }), anItem('true-false')]
  const written = writeJson({
    items: items.map((item) => ({ place: {}, name: null, category: null, tags: [], item })),
    files: [{ id: soundId, name: 'birds.ogg', bytes: sound }],
  })
  const examId = await anEmptyExam()
  const file = aFile(written, 'loud.json')
  const review = await author.exam.imports.readForExam({ examId, ...file })
  expect(review.leftOut).toMatchObject([{ code: 'sound-too-large', detail: 'birds.ogg, 10.1 MB' }])
  const entries = review.entries.map(({ at }) => at)
  const stored = { examId, sectionId: null, ...file, hash: review.hash, entries }
  expect(await author.exam.imports.storeInExam(stored)).toEqual({ stored: 1 })
})
