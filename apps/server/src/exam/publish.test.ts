import type { ItemId, Locale } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { hashOfRevision } from './publish.ts'
import { theRevision } from './revision.ts'
import { anExam, oneOfEachKind } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)

test('a revision freezes what candidates get', async () => {
  const { examId, revision, content, policy } = await anExam(app, mai)
  expect(revision).toMatchObject({ examId, number: 1, publishedBy: { name: 'Mai Lan' } })
  expect(await theRevision(app, revision.id)).toMatchObject({
    content,
    policy,
    title: 'Biology',
    minutes: 60,
  })
  expect(revision.hash).toBe(hashOfRevision(await theRevision(app, revision.id)))
})

test('an exam with an item of every kind is frozen as it was written', async () => {
  // Its picture would have to be one of the exam's own files.
  const items = oneOfEachKind().filter(({ kind }) => kind !== 'hotspot')
  const { revision } = await anExam(app, mai, { items })
  const { content } = await theRevision(app, revision.id)
  expect(content.sections[0]?.items).toEqual(items)
  expect(new Set(items.map(({ kind }) => kind)).size).toBeGreaterThan(10)
})

test('a later edit changes no revision, and the next one counts on', async () => {
  const { examId, revision } = await anExam(app, mai)
  const exam = await author.exam.get({ examId })
  const edited = await author.exam.save({ ...exam, examId, title: 'Biology II', minutes: 75 })
  expect(edited).toMatchObject({ hasUnpublishedChanges: true, revision: { number: 1 } })
  const second = await author.exam.publish({ examId, version: edited.version })
  expect(second.number).toBe(2)
  expect(await theRevision(app, revision.id)).toMatchObject({ title: 'Biology', minutes: 60 })
  expect((await author.exam.revisions({ examId })).revisions.map(({ number }) => number)).toEqual([2, 1])
  expect(await author.exam.get({ examId })).toMatchObject({ hasUnpublishedChanges: false })
})

test('publishing the same again gives the revision that is there', async () => {
  const { examId, revision } = await anExam(app, mai)
  expect(await author.exam.publish({ examId, version: 2 })).toEqual(revision)
})

test('an unfinished exam is not published, and says what is missing', async () => {
  const { id: examId } = await author.exam.create({ title: 'Empty', language: 'en', minutes: 10 })
  await expect(author.exam.publish({ examId, version: 1 })).rejects.toMatchObject({ code: 'exam-not-ready' })
  const { problems } = await author.exam.problems({ examId })
  expect(problems).toContainEqual({ code: 'no-items', where: '', params: {}, level: 'stops' })
})

test('an image of another exam stands in the way', async () => {
  const { examId } = await anExam(app, mai)
  const exam = await author.exam.get({ examId })
  const [section] = exam.content.sections
  const instructions = '![A cell](file:01900000-0000-7000-8000-000000000000)'
  const content = { ...exam.content, sections: [{ ...section, instructions }] } as typeof exam.content
  await author.exam.save({ ...exam, examId, content })
  const { problems } = await author.exam.problems({ examId })
  expect(problems).toContainEqual({ code: 'image-missing', where: section?.id, params: {}, level: 'stops' })
})

test('what somebody else saved meanwhile is not published unseen', async () => {
  const { examId } = await anExam(app, mai)
  const exam = await author.exam.get({ examId })
  await author.exam.save({ ...exam, examId, title: 'Biology II' })
  await expect(author.exam.publish({ examId, version: 2 })).rejects.toMatchObject({
    code: 'exam-changed-elsewhere',
  })
})

test('nobody can change a revision, not even in the database', async () => {
  const { revision } = await anExam(app, mai)
  const change = app.db.updateTable('revision').set({ title: 'Other' }).where('id', '=', revision.id)
  await expect(change.execute()).rejects.toThrow(/frozen/)
})

test('values of one’s own are written with a comma where the language of the exam does', async () => {
  const parameters = [{ from: 'range' as const, name: 'a', least: '0.1', most: '0.9', step: '0.1' }]
  const items = [anItem('numeric', { id: newId() as ItemId, text: 'Double [[a]]', parameters })]
  const decimalsIn = async (language: Locale) => {
    const { revision } = await anExam(app, mai, { items, language })
    return (await theRevision(app, revision.id)).content.decimals
  }
  expect(await Promise.all([decimalsIn('en'), decimalsIn('fr'), decimalsIn('vi')])).toEqual([
    undefined,
    'comma',
    'comma',
  ])
})

test('a draft that was changed and changed back says nothing new', async () => {
  const { examId, revision } = await anExam(app, mai)
  const exam = await author.exam.get({ examId })
  const edited = await author.exam.save({ ...exam, examId, minutes: 75 })
  expect(edited.hasUnpublishedChanges).toBe(true)
  const back = await author.exam.save({ ...exam, examId, version: edited.version })
  expect(back.hasUnpublishedChanges).toBe(false)
  expect(await author.exam.publish({ examId, version: back.version })).toEqual(revision)
})
