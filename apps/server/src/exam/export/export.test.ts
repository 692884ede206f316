import { readFile } from '@invigil/formats/all.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aBank } from '../bank/testing.ts'
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
