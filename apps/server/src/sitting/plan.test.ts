import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { readRoomCode } from './room-code.ts'
import { aCandidate, aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai, { title: 'Biology' })
const { examId } = exam
const morning = {
  name: 'Biology, room 12',
  startsAt: '2040-03-06T02:00:00.000Z',
  endsAt: '2040-03-06T04:00:00.000Z',
  minutes: 60,
  timeZone: 'Asia/Ho_Chi_Minh',
}

test('a sitting has a name, a code, its times and who made it', async () => {
  const sitting = await author.sitting.create({ examId, ...morning })
  expect(sitting).toMatchObject({
    ...morning,
    examTitle: 'Biology',
    revisionNumber: 1,
    state: 'planned',
    creator: { id: mai.personId, name: 'Mai Lan' },
    candidates: 0,
    proctors: [],
  })
  expect(readRoomCode(sitting.roomCode)).toBeDefined()
  expect(await author.sitting.get({ sittingId: sitting.id })).toEqual(sitting)
})

test('an exam that is not published cannot be sat', async () => {
  const draft = await author.exam.create({ title: 'Draft', language: 'en', minutes: 60 })
  await expect(author.sitting.create({ examId: draft.id, ...morning })).rejects.toMatchObject({
    code: 'exam-not-published',
  })
})

test('times that cannot be are refused', async () => {
  const turned = { ...morning, startsAt: morning.endsAt, endsAt: morning.startsAt }
  await expect(author.sitting.create({ examId, ...turned })).rejects.toMatchObject({ code: 'times-wrong' })
  await expect(author.sitting.create({ examId, ...morning, timeZone: 'Mars' })).rejects.toMatchObject({
    code: 'time-zone-unknown',
  })
})

test('before anybody begins everything can be changed, the revision too', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const draft = await author.exam.get({ examId })
  const { version } = await author.exam.save({ ...draft, examId, title: 'Biology II' })
  const { id: revisionId } = await author.exam.publish({ examId, version })
  const changed = await author.sitting.update({ sittingId, ...morning, minutes: 45, revisionId })
  expect(changed).toMatchObject({ ...morning, minutes: 45, revisionNumber: 2, examTitle: 'Biology II' })
})

test('once somebody has begun, minutes stand and the end can move', async () => {
  const { sittingId } = await aBegunSitting()
  await expect(author.sitting.update({ sittingId, minutes: 90 })).rejects.toMatchObject({
    code: 'sitting-has-begun',
  })
  const endsAt = new Date(app.now().getTime() + 6 * 3_600_000).toISOString()
  expect(await author.sitting.update({ sittingId, endsAt })).toMatchObject({ endsAt })
})

test('a sitting that nobody has begun is cancelled with a reason', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const cancelled = await author.sitting.cancel({ sittingId, reason: 'The heating is broken' })
  expect(cancelled.state).toBe('cancelled')
  await expect(author.sitting.update({ sittingId, name: 'Again' })).rejects.toMatchObject({
    code: 'sitting-cancelled',
  })
})

test('a sitting that somebody has begun is not cancelled', async () => {
  const { sittingId } = await aBegunSitting()
  await expect(author.sitting.cancel({ sittingId, reason: 'No' })).rejects.toMatchObject({
    code: 'sitting-has-begun',
  })
})

test('an exam that a sitting uses is not removed', async () => {
  const used = await aSitting(app, { by: mai })
  const { examId } = used.exam
  await expect(author.exam.remove({ examId })).rejects.toMatchObject({ code: 'exam-in-use' })
  expect(await author.exam.get({ examId })).toMatchObject({ title: 'Biology' })
})

test('open sittings come first, then the nearest, then what is over', async () => {
  const organisationId = await anOrganisation(app)
  const chief = await aPerson(app, { role: 'administrator', organisationId })
  const theirs = await anExam(app, chief)
  await aSitting(app, { by: chief, exam: theirs, name: 'later', startsIn: 600, endsIn: 700 })
  await aSitting(app, { by: chief, exam: theirs, name: 'over', startsIn: -600, endsIn: 1 })
  await aSitting(app, { by: chief, exam: theirs, name: 'soon', startsIn: 60, endsIn: 700 })
  await aSitting(app, { by: chief, exam: theirs, name: 'now' })
  app.clock.advance({ minutes: 2 })
  const client = await signedInAs(app, chief)
  const { sittings } = await client.sitting.list({})
  expect(sittings.map(({ name }) => name)).toEqual(['now', 'soon', 'later', 'over'])
  expect((await client.sitting.list({ state: 'ended' })).sittings.map(({ name }) => name)).toEqual(['over'])
})

test('a proctor of one sitting lists and reads only that one', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam, name: 'Theirs' })
  const other = await aSitting(app, { by: mai, exam })
  const proctor = await signedInAs(app, await aPerson(app, { role: 'proctor', on: { sittingId } }))
  expect((await proctor.sitting.list({})).sittings.map(({ name }) => name)).toEqual(['Theirs'])
  await expect(proctor.sitting.get({ sittingId: other.sittingId })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('each change of a sitting is told in the audit log', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  await author.sitting.update({ sittingId, name: 'Room 13' })
  await author.sitting.cancel({ sittingId, reason: 'Flood' })
  const entries = await app.db
    .selectFrom('auditEntry')
    .select(['kind', 'body'])
    .where('subject', '=', `sitting:${sittingId}`)
    .orderBy('seq')
    .execute()
  expect(entries.map(({ kind }) => kind)).toEqual(['sitting-created', 'sitting-changed', 'sitting-cancelled'])
  expect(entries[2]?.body).toEqual({ reason: 'Flood' })
})

async function aBegunSitting() {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, personId } = seated.candidate('Linh')
  await app.db
    .insertInto('attempt')
    .values({
      id: registrationId as never,
      ...{ registrationId, personId, sittingId: seated.sittingId },
      state: 'running',
      seed: 'x',
      createdAt: app.now(),
      startedAt: app.now(),
    })
    .execute()
  return seated
}
