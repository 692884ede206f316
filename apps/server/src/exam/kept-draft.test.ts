import type { ExamId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { mostKeptDrafts } from './kept-draft.ts'
import { anExam } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)

/** Saves under another title, keeps that, and answers what was kept. */
async function keptAs(examId: ExamId, title: string) {
  const exam = await author.exam.get({ examId })
  const { version } = await author.exam.save({ ...exam, examId, title })
  return await author.exam.keepDraft({ examId, version })
}

test('a draft that is not published is kept with its author, and read again as it was', async () => {
  const { examId } = await anExam(app, mai)
  const { kept } = await keptAs(examId, 'Biology, better')
  expect(kept).toMatchObject({ examId, writtenBy: { id: mai.personId, name: 'Mai Lan' } })
  const exam = await author.exam.get({ examId })
  await author.exam.save({ ...exam, examId, title: 'Something else' })
  const { keptDrafts } = await author.exam.keptDrafts({ examId })
  expect(keptDrafts).toEqual([kept])
  const [only] = keptDrafts as [(typeof keptDrafts)[0]]
  expect(await author.exam.keptDraft({ examId, keptDraftId: only.id })).toMatchObject({
    title: 'Biology, better',
    content: exam.content,
    policy: exam.policy,
  })
})

test('what is published as it is needs no keeping, and the same is kept once', async () => {
  const { examId } = await anExam(app, mai)
  expect(await author.exam.keepDraft({ examId, version: 2 })).toEqual({ kept: null })
  const first = await keptAs(examId, 'Once')
  await keptAs(examId, 'Twice')
  expect((await keptAs(examId, 'Once')).kept?.id).toBe(first.kept?.id)
  expect((await author.exam.keptDrafts({ examId })).keptDrafts).toHaveLength(2)
})

test('what somebody else saved meanwhile is not taken for what was on the screen', async () => {
  const { examId } = await anExam(app, mai)
  await keptAs(examId, 'Newer')
  await expect(author.exam.keepDraft({ examId, version: 2 })).rejects.toMatchObject({
    code: 'exam-changed-elsewhere',
  })
})

test('so many are kept and no more, the newest; they go with their exam, and nobody else reads them', async () => {
  const { examId } = await anExam(app, mai)
  const all = await Array.fromAsync(Array(mostKeptDrafts + 2).keys(), (at) => keptAs(examId, `Draft ${at}`))
  const { keptDrafts } = await author.exam.keptDrafts({ examId })
  expect(keptDrafts.map(({ id }) => id)).toEqual(
    all
      .map(({ kept }) => kept?.id)
      .toReversed()
      .slice(0, mostKeptDrafts),
  )
  const other = await anExam(app, mai)
  const [newest] = keptDrafts as [(typeof keptDrafts)[0]]
  await expect(author.exam.keptDraft({ examId: other.examId, keptDraftId: newest.id })).rejects.toMatchObject(
    { code: 'not-found' },
  )
  expect(await author.exam.remove({ examId })).toEqual({})
})
