import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { legible } from '../identity/guest.ts'
import { aPerson, asNobody, signedInAs, withAttemptKey } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { answers, enters } from './testing.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const administrator = await aPerson(app, { role: 'administrator' })
const exam = await anExam(app, author, {
  policy: {
    ...{ recording: 'whole', referencePhoto: true, admission: 'proctor' },
    streams: { camera: 'required', microphone: 'asked', screen: 'off' },
  },
})

async function aPractice({ mostAttempts = 500 } = {}) {
  // A day later the address may enter again.
  app.clock.advance({ days: 1 })
  const wish = { examId: exam.examId, name: 'Try it', timeZone: 'Asia/Ho_Chi_Minh', mostAttempts }
  const practice = await (await signedInAs(app, author)).sitting.createPractice(wish)
  const visits = async (name: string) => {
    const { roomCode } = practice
    const { token } = await asNobody(app).attempt.practise({ roomCode, name, locale: 'vi' })
    return await enters(app, { token })
  }
  return { practice, visits }
}

test('anybody enters with a name, tries everything, is let in by nobody and sees the result at once', async () => {
  const { visits } = await aPractice()
  const guest = await visits('Nguyễn Thị Hồng')
  const { client, attemptId, journalId } = guest
  expect(guest.attempt).toMatchObject({ kind: 'practice', candidateName: 'Nguyễn Thị Hồng' })
  expect(guest.attempt.policy).toMatchObject({
    ...{ recording: 'none', referencePhoto: false, admission: 'automatic', detectors: {}, retentionDays: 7 },
    streams: { camera: 'required', microphone: 'asked', screen: 'off' },
  })
  // The camera is broken, and nobody is there to be asked.
  await client.checkin.ready({ attemptId })
  await client.attempt.start({ attemptId })
  const { paper } = await client.attempt.paper({ attemptId })
  const items = paper.sections.flatMap((section) => section.items)
  await answers(guest, items[0]?.id ?? ('' as never), { chosen: 'a' })
  await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  await app.work()
  expect(await client.result.mine({ attemptId })).toMatchObject({ isReleased: true, hasCertificate: false })
  expect(app.letters).toEqual([])
})

test('a practice is open until it is closed; then nobody enters, and who has begun goes on', async () => {
  const { practice, visits } = await aPractice()
  expect(practice).toMatchObject({ kind: 'practice', state: 'open', practice: { keepDays: 7 } })
  const listed = async () =>
    (await asNobody(app).attempt.practices({})).practices.map(({ roomCode }) => roomCode)
  expect(await listed()).toContain(practice.roomCode)
  const [early, late] = [await visits('Early'), await visits('Late')]
  await early.client.checkin.ready(early)
  await early.client.attempt.start(early)
  app.clock.advance({ hours: 1 / 6 })
  const closed = await staffNow().then((they) => they.closePractice({ sittingId: practice.id }))
  expect(closed.state).toBe('ended')
  expect(await listed()).not.toContain(practice.roomCode)
  await expect(visits('Nobody')).rejects.toMatchObject({ code: 'sitting-over' })
  expect(await early.client.attempt.get(early)).toMatchObject({ state: 'running' })
  expect(await late.client.attempt.get(late)).toMatchObject({ state: 'expired' })
})

test('there are never more attempts than the practice may have', async () => {
  const { visits } = await aPractice({ mostAttempts: 2 })
  const entered = await Promise.allSettled([visits('A1'), visits('B1'), visits('C1'), visits('D1')])
  expect(entered.map((one) => (one.status === 'rejected' ? one.reason.code : 'in')).toSorted()).toEqual([
    ...['in', 'in', 'practice-full', 'practice-full'],
  ])
})

test('hundreds of entries from one address soon have to wait, and say how long', async () => {
  const { roomCode } = (await aPractice()).practice
  const guests = Array.from({ length: 70 }, (_, nth) => ({
    roomCode,
    name: `Guest ${nth}`,
    locale: 'en' as const,
  }))
  const entered = await Promise.allSettled(guests.map((guest) => asNobody(app).attempt.practise(guest)))
  const refused = entered.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'too-many-requests'))
  expect(refused[0]?.data.params.retryAfterSeconds).toBeGreaterThan(0)
})

test('a practice’s code opens no exam and an exam’s no practice', async () => {
  const { practice } = await aPractice()
  const now = app.now().getTime()
  const times = {
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
  }
  const real = await staffNow().then((they) =>
    they.create({ examId: exam.examId, name: 'Real', minutes: 30, timeZone: 'UTC', ...times }),
  )
  const name = { name: 'Eve', locale: 'en' } as const
  await expect(asNobody(app).attempt.practise({ roomCode: real.roomCode, ...name })).rejects.toMatchObject({
    code: 'room-not-found',
  })
  await expect(staffNow().then((they) => they.closePractice({ sittingId: real.id }))).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(practice.roomCode).not.toBe(real.roomCode)
})

test('a guest reaches the own attempt and nothing else, and stands on no list of people', async () => {
  const { practice, visits } = await aPractice()
  const [guest, other] = [await visits('Guest'), await visits('Other')]
  const asGuest = withAttemptKey(app, guest.attemptKey)
  const { personId } = await app.db
    .selectFrom('attempt')
    .select('personId')
    .where('id', '=', guest.attemptId)
    .executeTakeFirstOrThrow()
  const tries = await Promise.allSettled([
    asGuest.attempt.get(other),
    asGuest.result.mine(other),
    asGuest.identity.me(),
    asGuest.identity.updateMe({ name: 'Boss' }),
    asGuest.sitting.get({ sittingId: practice.id }),
    asGuest.sitting.roster({ sittingId: practice.id }),
    asGuest.exam.get({ examId: exam.examId }),
    asGuest.attempt.enter({ roomCode: practice.roomCode }),
  ])
  expect(tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'let in'))).toEqual([
    ...['not-allowed', 'not-allowed', 'not-signed-in', 'not-signed-in', 'not-signed-in', 'not-signed-in'],
    ...['not-signed-in', 'not-signed-in'],
  ])
  const { people } = await (await signedInAs(app, administrator)).identity.people({ search: 'Guest' })
  expect(people.filter(({ id }) => id === personId)).toEqual([])
})

test.each([
  ['Eve\u0007\u001b[31m Red', 'Eve[31m Red'],
  ['\u202eevE', 'evE'],
  ['Two\r\nlines\u2028three', 'Two lines three'],
  ['Ze\u0301\u0301\u0301\u0301\u0301\u0301d', 'Zé\u0301\u0301\u0301d'],
  ['  Trần\u200b\u00ad Văn\ufeff  ', 'Trần Văn'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
])('of the name %j the roster shows %j', (typed, shown) => {
  expect(legible(typed)).toBe(shown)
})

test('a name without a letter is refused, and names the field', async () => {
  const { visits } = await aPractice()
  await expect(visits('\u202e\u200b!')).rejects.toMatchObject({ code: 'invalid-input' })
})

async function staffNow() {
  return (await signedInAs(app, author)).sitting
}
