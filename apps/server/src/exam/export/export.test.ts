import { readFile } from '@invigil/formats/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aBank } from '../bank/testing.ts'
import { soundKey } from '../sounds.ts'
import { anExam, oneOfEachKind } from '../testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)

test('an exam goes out as Moodle XML, with what stays behind told question by question', async () => {
  const { examId } = await anExam(app, mai)
  const { name, base64, count, lossy, draws } = await author.exam.exports.ofExam({
    examId,
    format: 'moodle-xml',
  })
  expect({ name, count, draws }).toEqual({ name: 'Biology.xml', count: 5, draws: 0 })
  expect(lossy).toEqual([
    { number: 4, words: 'The capital of Vietnam?', isLeftOut: false, losses: ['leniency'] },
  ])
  const { items, leftOut } = readFile(name, Buffer.from(base64, 'base64'))
  expect(leftOut).toEqual([])
  expect(items.map(({ item, category }) => [item.kind, item.points, category])).toEqual([
    ['single-choice', 1, 'Part one'],
    ['multiple-choice', 2, 'Part one'],
    ['true-false', 1, 'Part one'],
    ['short-answer', 2, 'Part one'],
    ['essay', 4, 'Part one'],
  ])
})

test('Aiken leaves out all but choices of one, and says so', async () => {
  const { examId } = await anExam(app, mai)
  const { lossy } = await author.exam.exports.ofExam({ examId, format: 'aiken' })
  expect(lossy.filter(({ isLeftOut }) => isLeftOut).map(({ number }) => number)).toEqual([2, 3, 4, 5])
})

test('a bank goes out as our own JSON with every kind and nothing lost', async () => {
  const { bankId } = await aBank(app, mai)
  const { base64, lossy } = await author.exam.exports.ofBank({ bankId, format: 'json' })
  const { items } = readFile('a.json', Buffer.from(base64, 'base64'))
  expect(lossy).toEqual([])
  expect(items.map(({ item }) => item.kind)).toEqual(oneOfEachKind().map(({ kind }) => kind))
})

test('the picture of a place in an exam goes out with it', async () => {
  const exam = await author.exam.create({ title: 'Body', language: 'en', minutes: 30, preset: 'open' })
  const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const image = { name: 'a.png', contentType: 'image/png' as const, data: png.toString('base64') }
  const { fileId } = await author.exam.addImage({ examId: exam.id, ...image })
  const spot = oneOfEachKind().filter((item) => item.kind === 'hotspot')
  const items = spot.map((item) => ({ ...item, picture: { fileId, width: 20, height: 20, alt: 'A body' } }))
  const sections = exam.content.sections.map((section) => ({ ...section, items }))
  const { id: examId, version, title, language, minutes, policy } = exam
  await author.exam.save({
    examId,
    version,
    title,
    language,
    minutes,
    policy,
    content: { ...exam.content, sections },
  })
  const { base64 } = await author.exam.exports.ofExam({ examId, format: 'json' })
  expect(readFile('a.json', Buffer.from(base64, 'base64')).files).toMatchObject([{ id: fileId }])
})

const mp3 = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])

test.for(['qti', 'moodle-xml', 'json'] as const)(
  'a sound goes out as %s with its question and comes into another exam',
  async (format) => {
    const { fileId } = await author.exam.sounds.add({ name: 'bell.mp3', data: mp3.toString('base64') })
    const text = `Listen: ![A bell](sound:${fileId})`
    const { examId } = await anExam(app, mai, {
      items: [anItem('essay', { text, minWords: null, maxWords: null })],
    })
    const { name, base64, lossy } = await author.exam.exports.ofExam({ examId, format })
    expect(lossy).toEqual([])
    const file = { name, data: base64 }
    const review = await author.exam.imports.read(file)
    expect(review).toMatchObject({ images: [], entries: [{ notices: [] }] })
    const wish = { ...file, hash: review.hash, entries: [0], title: 'Again', language: 'en' as const }
    const stored = await author.exam.imports.storeAsExam(wish)
    const { content, images } = await author.exam.get({ examId: stored.examId })
    const [, id = ''] =
      /^Listen: !\[A bell\]\(sound:([0-9a-f-]{36})\)$/.exec(content.sections[0]?.items[0]?.text ?? '') ?? []
    expect(id).not.toBe(fileId)
    expect(await app.files.get(soundKey(id))).toEqual(mp3)
    expect(images).toHaveProperty([id])
  },
)

test('a sound that a format cannot hold is told before', async () => {
  const { fileId } = await author.exam.sounds.add({ name: 'bell.mp3', data: mp3.toString('base64') })
  const item = anItem('essay', {
    text: `![A bell](sound:${fileId})`,
    points: 1,
    minWords: null,
    maxWords: null,
  })
  const { examId } = await anExam(app, mai, { items: [item] })
  const { lossy } = await author.exam.exports.ofExam({ examId, format: 'gift' })
  expect(lossy).toMatchObject([{ isLeftOut: false, losses: ['sounds'] }])
})
