import type { Role } from '@invigil/contract/access.ts'
import type { ExamId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { noAccommodation } from './registration.ts'
import { aCandidate, aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)
const reason = 'The letter of 3 March was seen'
const more = { timeFactor: 1.5, aids: 'A reader', breakMinutes: 10, note: 'Sits near the door' }

const aRoom = (startsIn = 120) => aSitting(app, { by: mai, exam, startsIn, endsIn: startsIn + 240 })
const asOne = async (role: Role, on?: { examId: ExamId } | { sittingId: SittingId }) =>
  await signedInAs(app, await aPerson(app, { role, ...(on ? { on } : {}) }))

async function aPersonWithMore() {
  const person = await aPerson(app, { name: 'Linh' })
  await author.sitting.setStanding({ personId: person.personId, accommodation: more, reason })
  return person
}

test('what stands for a person says what bends, who said so, when and why', async () => {
  const { personId } = await aPersonWithMore()
  expect(await author.sitting.standing({ personId })).toEqual({
    person: { id: personId, name: 'Linh' },
    accommodation: { ...noAccommodation, ...more },
    history: [{ at: app.now().toISOString(), by: 'Mai', did: 'set', reason }],
    coming: [],
  })
})

test('what stands for a person is taken over by the next registration, which may differ', async () => {
  const { personId, email, name } = await aPersonWithMore()
  const { sittingId } = await aRoom()
  const taken = await author.sitting.register({ sittingId, email, name })
  expect(taken).toMatchObject({ accommodation: more })

  const own = { registrationId: taken.id, accommodation: { timeFactor: 2 } }
  expect(await author.sitting.accommodate(own)).toMatchObject({ accommodation: { timeFactor: 2 } })
  expect(await author.sitting.standing({ personId })).toMatchObject({
    accommodation: more,
    coming: [{ sittingId, minutes: 60, accommodation: { timeFactor: 2 }, isSame: false }],
  })
})

test('what is said at a registration changes only that of what stands', async () => {
  const { email, name } = await aPersonWithMore()
  const { sittingId } = await aRoom()
  const accommodation = { extraMinutes: 5 }
  expect(await author.sitting.register({ sittingId, email, name, accommodation })).toMatchObject({
    accommodation: { ...more, extraMinutes: 5 },
  })
})

test('a roster takes over what stands, and what its line says of it', async () => {
  const { email } = await aPersonWithMore()
  const { sittingId } = await aRoom()
  const text = `email,name,extra minutes\n${email},Linh,20`
  const { hash } = await author.sitting.reviewRoster({ sittingId, text })
  const { registrations } = await author.sitting.importRoster({ sittingId, text, hash })
  expect(registrations).toMatchObject([{ accommodation: { ...more, extraMinutes: 20 } }])
})

test('sittings that come are told with what bends there, and take it over when named; their paper stays', async () => {
  const { candidate } = await aRoom().with(aCandidate('Linh'))
  const { registrationId, personId } = candidate('Linh')
  const other = await anExam(app, mai, { title: 'In large print' })
  const [alternativeRevisionId] = await revisionsOf(other.examId)
  await author.sitting.accommodate({ registrationId, accommodation: { alternativeRevisionId } })
  const { coming } = await author.sitting.standing({ personId })
  expect(coming).toMatchObject([{ registrationId, name: 'Room 12', isSame: true }])

  const set = { personId, accommodation: more, reason, alsoIn: [registrationId] }
  expect((await author.sitting.setStanding(set)).coming).toMatchObject([
    { isSame: true, accommodation: { ...more, alternativeRevisionId } },
  ])
})

test('what stands changes no sitting that is there, unless it is named', async () => {
  const { candidate } = await aRoom().with(aCandidate('Linh'))
  const { personId } = candidate('Linh')
  const { coming } = await author.sitting.setStanding({ personId, accommodation: more, reason })
  expect(coming).toMatchObject([{ isSame: false, accommodation: noAccommodation }])
})

test('a sitting that was begun, is over or cancelled does not come', async () => {
  const begun = await aRoom(0).with(aCandidate('Linh'))
  const { personId, registrationId } = begun.candidate('Linh')
  await app.db
    .insertInto('attempt')
    .values({
      id: registrationId as never,
      ...{ registrationId, personId, sittingId: begun.sittingId },
      ...{ state: 'running', seed: 'x', createdAt: app.now(), startedAt: app.now() },
    })
    .execute()
  const { email } = await aPersonEmail(personId)
  const { sittingId } = await aRoom()
  await author.sitting.register({ sittingId, email, name: 'Linh' })
  await author.sitting.cancel({ sittingId, reason: 'storm' })
  expect((await author.sitting.standing({ personId })).coming).toEqual([])
  const set = { personId, accommodation: more, reason, alsoIn: [registrationId] }
  await expect(author.sitting.setStanding(set)).rejects.toMatchObject({ code: 'attempt-has-begun' })
  expect(await author.sitting.standing({ personId })).toMatchObject({ accommodation: null, history: [] })
})

test('a registration of somebody else takes nothing over', async () => {
  const { candidate } = await aRoom().with(aCandidate('An'))
  const { personId } = await aPersonWithMore()
  const alsoIn = [candidate('An').registrationId]
  const set = author.sitting.setStanding({ personId, accommodation: more, reason, alsoIn })
  await expect(set).rejects.toMatchObject({ code: 'not-found' })
})

test('what stood and is ended is taken over no more; who ended it and why stays known', async () => {
  const { personId, email, name } = await aPersonWithMore()
  const ended = await author.sitting.endStanding({ personId, reason: 'Until summer only' })
  expect(ended).toMatchObject({ accommodation: null, history: [{ did: 'ended', by: 'Mai' }, { did: 'set' }] })
  const { sittingId } = await aRoom()
  expect(await author.sitting.register({ sittingId, email, name })).toMatchObject({
    accommodation: noAccommodation,
  })
})

test('the audit log keeps numbers and the reason, and no words about the person', async () => {
  const { personId } = await aPersonWithMore()
  const entry = await app.db
    .selectFrom('auditEntry')
    .select(['kind', 'body'])
    .where('subject', '=', `person:${personId}`)
    .where('kind', '=', 'standing-accommodation-set')
    .executeTakeFirstOrThrow()
  expect(entry.body).toMatchObject({ reason, before: null, after: { timeFactor: 1.5, breakMinutes: 10 } })
  expect(JSON.stringify(entry.body)).not.toMatch(/reader|door/)
})

test('the audit log tells what bends in a sitting, and no words about the candidate', async () => {
  const { sittingId } = await aRoom()
  const registration = { email: 'words@example.org', name: 'Minh', accommodation: more }
  const { id: registrationId } = await author.sitting.register({ sittingId, ...registration })
  await author.sitting.accommodate({ registrationId, accommodation: { ...more, timeFactor: 2 } })
  const entries = await app.db
    .selectFrom('auditEntry')
    .select(['kind', 'body'])
    .where('subject', '=', `registration:${registrationId}`)
    .orderBy('seq')
    .execute()
  expect(entries).toMatchObject([
    { kind: 'candidate-registered', body: { accommodation: { timeFactor: 1.5, breakMinutes: 10 } } },
    { kind: 'candidate-accommodated', body: { before: { timeFactor: 1.5 }, after: { timeFactor: 2 } } },
  ])
  expect(JSON.stringify(entries)).not.toMatch(/reader|door/)
})

test('nothing stands without a reason', async () => {
  const { personId } = await aPerson(app)
  const set = author.sitting.setStanding({ personId, accommodation: more, reason: ' ' })
  await expect(set).rejects.toMatchObject({ code: 'invalid-input' })
})

test.each(['administrator', 'author', 'proctor'] as const)(
  'of the whole organisation, who is %s reads and sets what stands',
  async (role) => {
    const { personId } = await aPersonWithMore()
    const one = await asOne(role)
    expect(await one.sitting.standing({ personId })).toMatchObject({ accommodation: more })
    const set = await one.sitting.setStanding({ personId, accommodation: {}, reason })
    expect(set).toMatchObject({ accommodation: noAccommodation })
  },
)

test.each(['administrator', 'author', 'proctor'] as const)(
  'who is %s of one exam or one sitting neither reads nor sets what stands',
  async (role) => {
    const { sittingId, candidate } = await aRoom().with(aCandidate('Linh'))
    const { personId } = candidate('Linh')
    const refused = { code: 'not-allowed' }
    const ofSitting = await asOne(role, { sittingId })
    const ofExam = await asOne(role, { examId: exam.examId })
    await expect(ofSitting.sitting.standing({ personId })).rejects.toMatchObject(refused)
    await expect(ofExam.sitting.standing({ personId })).rejects.toMatchObject(refused)
    const set = { personId, accommodation: more, reason }
    await expect(ofSitting.sitting.setStanding(set)).rejects.toMatchObject(refused)
    await expect(ofExam.sitting.setStanding(set)).rejects.toMatchObject(refused)
    await expect(ofSitting.sitting.endStanding({ personId, reason })).rejects.toMatchObject(refused)
  },
)

test('who proctors one sitting gives time there, but nobody another paper', async () => {
  const { sittingId, candidate } = await aRoom().with(aCandidate('Linh'))
  const { registrationId } = candidate('Linh')
  const [alternativeRevisionId] = await revisionsOf((await anExam(app, mai)).examId)
  const proctor = await asOne('proctor', { sittingId })
  const time = { registrationId, accommodation: { timeFactor: 1.5 } }
  expect(await proctor.sitting.accommodate(time)).toMatchObject({ accommodation: { timeFactor: 1.5 } })

  const refused = { code: 'not-allowed' }
  const paper = { alternativeRevisionId }
  const accommodated = proctor.sitting.accommodate({ registrationId, accommodation: paper })
  await expect(accommodated).rejects.toMatchObject(refused)
  const somebody = { email: 'somebody@example.org', name: 'Somebody', accommodation: paper }
  await expect(proctor.sitting.register({ sittingId, ...somebody })).rejects.toMatchObject(refused)
})

test('who plans sittings of one exam chooses among its papers, not those of another exam', async () => {
  const mine = await anExam(app, mai)
  const [own] = await revisionsOf(mine.examId)
  const [strange] = await revisionsOf((await anExam(app, mai)).examId)
  const { candidate } = await aSitting(app, { by: mai, exam: mine, startsIn: 120, endsIn: 360 }).with(
    aCandidate('Linh'),
  )
  const { registrationId } = candidate('Linh')
  const planner = await asOne('author', { examId: mine.examId })
  const wish = (alternativeRevisionId: typeof own) => ({
    registrationId,
    accommodation: { alternativeRevisionId },
  })
  expect(await planner.sitting.accommodate(wish(own))).toMatchObject({
    accommodation: { alternativeRevisionId: own },
  })
  await expect(planner.sitting.accommodate(wish(strange))).rejects.toMatchObject({ code: 'not-allowed' })
})

test.each(['reviewer', 'marker'] as const)('a %s sees the roster without what bends', async (role) => {
  const { sittingId } = await aRoom().with(aCandidate('Linh').withExtraTime(15))
  const one = await asOne(role, { sittingId })
  expect((await one.sitting.roster({ sittingId })).registrations).toMatchObject([
    { person: { name: 'Linh' }, accommodation: null },
  ])
  const proctor = await asOne('proctor', { sittingId })
  expect((await proctor.sitting.roster({ sittingId })).registrations).toMatchObject([
    { accommodation: { extraMinutes: 15 } },
  ])
})

const revisionsOf = async (examId: ExamId) =>
  (await app.db.selectFrom('revision').select('id').where('examId', '=', examId).execute()).map(
    ({ id }) => id,
  )

const aPersonEmail = (personId: PersonId) =>
  app.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
