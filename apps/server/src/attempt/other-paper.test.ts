import type { ExamId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { noAccommodation } from '../sitting/registration.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { begins, enters } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)

async function anOtherPaper(by = mai) {
  const exam = await anExam(app, by, { title: 'Biology in large print' })
  const { id } = await app.db
    .selectFrom('revision')
    .select('id')
    .where('examId', '=', exam.examId)
    .executeTakeFirstOrThrow()
  const items = exam.content.sections.flatMap((section) => section.items.map((item) => item.id))
  const { examId } = exam
  return { accommodation: { ...noAccommodation, alternativeRevisionId: id }, items, examId }
}

test('a candidate with another paper gets that one, the others theirs', async () => {
  const other = await anOtherPaper()
  const room = await aSitting(app, { by: mai }).with(
    aCandidate('Linh', other.accommodation),
    aCandidate('An'),
  )
  const papers = await Promise.all(
    room.candidates.map(async (candidate) => {
      const { client, attemptId } = await begins(app, candidate)
      const { paper } = await client.attempt.paper({ attemptId })
      return paper.sections.flatMap((section) => section.items.map((item) => item.id)).toSorted()
    }),
  )
  const usual = room.exam.content.sections.flatMap((section) => section.items.map((item) => item.id))
  expect(papers).toEqual([other.items.toSorted(), usual.toSorted()])
})

test('what one has begun with stays one’s paper', async () => {
  const { accommodation } = await anOtherPaper()
  const { candidate } = await aSitting(app, { by: mai }).with(aCandidate('Linh'))
  const { registrationId } = candidate('Linh')
  await begins(app, candidate('Linh'))
  await expect(author.sitting.accommodate({ registrationId, accommodation })).rejects.toMatchObject({
    code: 'attempt-has-begun',
  })
})

test('who begins in the same moment keeps the paper one begins with', async () => {
  const { accommodation } = await anOtherPaper()
  const { candidate } = await aSitting(app, { by: mai }).with(aCandidate('Linh'))
  const { registrationId } = candidate('Linh')
  const { attemptId } = await enters(app, candidate('Linh'))
  const beginning = Promise.withResolvers<void>()
  const begun = app.db.transaction().execute(async (tx) => {
    const now = { state: 'running', startedAt: app.now() } as const
    await tx.updateTable('attempt').set(now).where('id', '=', attemptId).execute()
    beginning.resolve()
    await new Promise((resolve) => setTimeout(resolve, 150))
  })
  await beginning.promise
  const accommodated = author.sitting.accommodate({ registrationId, accommodation })
  await expect(accommodated).rejects.toMatchObject({ code: 'attempt-has-begun' })
  await begun
})

test('the paper of another school is refused', async () => {
  const stranger = await aPerson(app, { role: 'author', organisationId: await anOrganisation(app) })
  const { accommodation } = await anOtherPaper(stranger)
  const { candidate, sittingId } = await aSitting(app, { by: mai }).with(aCandidate('Linh'))
  const { registrationId } = candidate('Linh')
  const refused = { code: 'invalid-input' }
  await expect(author.sitting.accommodate({ registrationId, accommodation })).rejects.toMatchObject(refused)
  const somebody = { email: 'somebody@example.org', name: 'Somebody', accommodation }
  await expect(author.sitting.register({ sittingId, ...somebody })).rejects.toMatchObject(refused)
})

test('an exam’s revisions tell the sittings that ask them, and how many began there', async () => {
  const other = await anOtherPaper()
  const room = await aSitting(app, { by: mai, name: 'Room 1' }).with(
    aCandidate('Linh', other.accommodation),
    aCandidate('An'),
    aCandidate('Minh'),
  )
  const [linh, an] = room.candidates
  await begins(app, linh ?? { token: '' })
  await begins(app, an ?? { token: '' })
  const sittingsOf = async (examId: ExamId) =>
    (await author.exam.revisions({ examId })).revisions.map(({ number, sittings }) => [
      number,
      sittings.map(({ name, begun }) => [name, begun]),
    ])
  expect(await sittingsOf(room.exam.examId)).toEqual([[1, [['Room 1', 1]]]])
  expect(await sittingsOf(other.examId)).toEqual([[1, [['Room 1', 1]]]])
})

test('who writes only the other paper is told its sittings, and that they are closed to them', async () => {
  const { accommodation, examId } = await anOtherPaper()
  const { candidate } = await aSitting(app, { by: mai, name: 'Room 2' }).with(
    aCandidate('Linh', accommodation),
  )
  await begins(app, candidate('Linh'))
  const lan = await aPerson(app, { role: 'author', on: { examId } })
  const mayOpen = async (client: typeof author) =>
    (await client.exam.revisions({ examId })).revisions.map(({ sittings }) =>
      sittings.map((one) => [one.name, one.mayOpen]),
    )
  expect(await mayOpen(await signedInAs(app, lan))).toEqual([[['Room 2', false]]])
  expect(await mayOpen(author)).toEqual([[['Room 2', true]]])
})
