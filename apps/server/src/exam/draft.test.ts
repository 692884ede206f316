import { expect, test } from 'vitest'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { policyOf } from './presets.ts'
import { aContent, anExam, oneOfEachKind } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const leo = await aPerson(app, { role: 'author', name: 'Léo Martin' })
const author = await signedInAs(app, mai)
const colleague = await signedInAs(app, leo)

const empty = { title: 'Physics', language: 'en', minutes: 90 } as const

test('a new exam is one empty section under its preset', async () => {
  const exam = await author.exam.create({ ...empty, preset: 'strict' })
  expect(exam).toMatchObject({ ...empty, version: 1, items: 0, points: 0, revision: null })
  expect(exam.content.sections).toHaveLength(1)
  expect(exam.policy).toEqual(policyOf('strict'))
  expect(exam.updatedBy).toEqual({ id: mai.personId, name: 'Mai Lan' })
})

test('what was saved is read again, formulas and accents included', async () => {
  const exam = await author.exam.create(empty)
  const content = aContent([
    {
      kind: 'essay',
      id: oneOfEachKind()[0]?.id ?? exam.id,
      points: 3,
      text: 'Vì sao $e^{i\\pi}=-1$?',
      minWords: null,
      maxWords: null,
    },
  ] as never)
  const saved = await author.exam.save({ ...exam, examId: exam.id, content })
  expect(saved).toMatchObject({ version: 2, items: 1, points: 3, content })
  expect(await author.exam.get({ examId: exam.id })).toEqual(saved)
})

test('two authors never overwrite each other, and the second learns who was first', async () => {
  const exam = await author.exam.create(empty)
  await colleague.exam.save({ ...exam, examId: exam.id, title: 'Physics II' })
  await expect(author.exam.save({ ...exam, examId: exam.id, title: 'Optics' })).rejects.toMatchObject({
    code: 'exam-changed-elsewhere',
    data: { params: { name: 'Léo Martin' } },
  })
  expect((await author.exam.get({ examId: exam.id })).title).toBe('Physics II')
})

test('of two saves at the same moment one is refused', async () => {
  const exam = await author.exam.create(empty)
  const both = await Promise.allSettled([
    author.exam.save({ ...exam, examId: exam.id, title: 'One' }),
    colleague.exam.save({ ...exam, examId: exam.id, title: 'Two' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the same save again changes nothing and is not refused', async () => {
  const exam = await author.exam.create(empty)
  const change = { ...exam, examId: exam.id, title: 'Optics' }
  const saved = await author.exam.save(change)
  expect(await author.exam.save(change)).toEqual(saved)
})

test('settings that a detector does not know are refused', async () => {
  const exam = await author.exam.create(empty)
  const rule = { isOn: true, severity: 'low', settings: { afterSeconds: -3 } } as const
  const policy = { ...exam.policy, detectors: { ...exam.policy.detectors, 'face-missing': rule } }
  await expect(author.exam.save({ ...exam, examId: exam.id, policy })).rejects.toMatchObject({
    code: 'detector-settings-wrong',
  })
})

test('an exam is removed with its revisions', async () => {
  const { examId } = await anExam(app, mai)
  await author.exam.remove({ examId })
  await expect(author.exam.get({ examId })).rejects.toMatchObject({ code: 'not-found' })
})

test('an author of one exam sees and lists only that one', async () => {
  const { examId } = await anExam(app, mai, { title: 'Chemistry' })
  const other = await anExam(app, mai)
  const helper = await signedInAs(app, await aPerson(app, { role: 'author', on: { examId } }))
  expect((await helper.exam.list()).exams.map(({ title }) => title)).toEqual(['Chemistry'])
  await expect(helper.exam.get({ examId: other.examId })).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(helper.exam.create(empty)).rejects.toMatchObject({ code: 'not-allowed' })
})

test('another school’s exam does not exist', async () => {
  const { examId } = await anExam(app, mai)
  const organisationId = await anOrganisation(app)
  const stranger = await signedInAs(app, await aPerson(app, { role: 'author', organisationId }))
  await expect(stranger.exam.get({ examId })).rejects.toMatchObject({ code: 'not-found' })
  expect((await stranger.exam.list()).exams).toEqual([])
})

test('each change is told in the audit log', async () => {
  const exam = await author.exam.create(empty)
  await author.exam.save({ ...exam, examId: exam.id, title: 'Optics' })
  await author.exam.remove({ examId: exam.id })
  const entries = await app.db
    .selectFrom('auditEntry')
    .select(['kind', 'actorId'])
    .where('subject', '=', `exam:${exam.id}`)
    .orderBy('seq')
    .execute()
  expect(entries.map(({ kind }) => kind)).toEqual(['exam-created', 'exam-saved', 'exam-removed'])
  expect(entries[0]?.actorId).toBe(mai.personId)
})
