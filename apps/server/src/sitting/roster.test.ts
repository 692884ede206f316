import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)

const aRoom = async () => ({ sittingId: (await aSitting(app, { by: mai, exam })).sittingId })

test('what is imported is what was reviewed', async () => {
  const room = await aRoom()
  const text = 'E-mail;Nom;Minutes supplémentaires\nan@example.org;An Vo;15\nlea@example.org;Léa Martin;'
  const review = await author.sitting.reviewRoster({ ...room, text })
  expect(review).toMatchObject({
    isAcceptable: true,
    lines: [{ line: 2 }, { line: 3, willDo: 'add-person-and-register' }],
  })
  const { registrations } = await author.sitting.importRoster({ ...room, text, hash: review.hash })
  expect(registrations).toMatchObject([
    { person: { name: 'An Vo', email: 'an@example.org' }, accommodation: { extraMinutes: 15 } },
    { person: { name: 'Léa Martin' }, accommodation: { extraMinutes: 0 } },
  ])
})

test('one wrong line, and nothing is imported', async () => {
  const room = await aRoom()
  const text = 'email,name\nbinh@example.org,Bình\nchi@,Chi'
  const { isAcceptable, hash } = await author.sitting.reviewRoster({ ...room, text })
  expect(isAcceptable).toBe(false)
  await expect(author.sitting.importRoster({ ...room, text, hash })).rejects.toMatchObject({
    code: 'roster-not-acceptable',
    data: { params: { count: 1 } },
  })
  expect((await author.sitting.roster(room)).registrations).toEqual([])
  const { people } = await author.identity.people({ search: 'binh@example.org' })
  expect(people).toEqual([])
})

test('another text than the reviewed one is refused', async () => {
  const room = await aRoom()
  const { hash } = await author.sitting.reviewRoster({ ...room, text: 'dung@example.org,Dung' })
  await expect(
    author.sitting.importRoster({ ...room, text: 'em@example.org,Em', hash }),
  ).rejects.toMatchObject({ code: 'roster-changed' })
})

test('when the sitting changed since the review, it is reviewed again', async () => {
  const room = await aRoom()
  const text = 'giang@example.org,Giang'
  const { hash } = await author.sitting.reviewRoster({ ...room, text })
  await author.sitting.register({ ...room, email: 'giang@example.org', name: 'Giang' })
  await expect(author.sitting.importRoster({ ...room, text, hash })).rejects.toMatchObject({
    code: 'roster-changed',
  })
})

test('the same roster again does nothing, a corrected one updates', async () => {
  const room = await aRoom()
  const bring = async (text: string) => {
    const { hash, lines } = await author.sitting.reviewRoster({ ...room, text })
    const { registrations } = await author.sitting.importRoster({ ...room, text, hash })
    return { willDo: lines[0]?.willDo, registrations }
  }
  const header = 'email,name,number,extra minutes\n'
  await bring(`${header}hoa@example.org,Hoa,B-1,10`)
  expect((await bring(`${header}hoa@example.org,Hoa,B-1,10`)).willDo).toBe('nothing')
  const corrected = await bring(`${header}hoa@example.org,Hoa,B-2,0`)
  expect(corrected.willDo).toBe('update')
  expect(corrected.registrations).toMatchObject([{ externalId: 'B-2', accommodation: { extraMinutes: 0 } }])
})

test('of an accommodation, a roster changes the extra minutes only', async () => {
  const room = await aRoom()
  const accommodation = { timeFactor: 1.5, extraMinutes: 5, note: 'Dyslexia' }
  await author.sitting.register({ ...room, email: 'khanh@example.org', name: 'Khánh', accommodation })
  const text = 'email,name,extra\nkhanh@example.org,Khánh,20'
  const { hash } = await author.sitting.reviewRoster({ ...room, text })
  const { registrations } = await author.sitting.importRoster({ ...room, text, hash })
  expect(registrations[0]?.accommodation).toMatchObject({
    timeFactor: 1.5,
    extraMinutes: 20,
    note: 'Dyslexia',
  })
})

test('a person of another school is refused, and their name is not told', async () => {
  const organisationId = await anOrganisation(app)
  const stranger = await aPerson(app, { organisationId, name: 'Secret Name' })
  const { lines } = await author.sitting.reviewRoster({ ...(await aRoom()), text: `${stranger.email}\tX` })
  expect(lines).toMatchObject([{ name: 'X', problems: [{ column: 'email', code: 'taken' }] }])
})

test('two thousand candidates come at once', async () => {
  const room = await aRoom()
  const text = Array.from({ length: 2_000 }, (_, at) => `many${at}@example.org,Candidate ${at},,5`).join('\n')
  const { hash } = await author.sitting.reviewRoster({ ...room, text })
  const { registrations } = await author.sitting.importRoster({ ...room, text, hash })
  expect(registrations).toHaveLength(2_000)
  expect(registrations[1_999]).toMatchObject({ accommodation: { extraMinutes: 5 } })
})

test('an import is told in the audit log, with what it did', async () => {
  const room = await aRoom()
  const text = 'minh@example.org,Minh'
  const { hash } = await author.sitting.reviewRoster({ ...room, text })
  await author.sitting.importRoster({ ...room, text, hash })
  const entry = await app.db
    .selectFrom('auditEntry')
    .select(['actorId', 'body'])
    .where('kind', '=', 'roster-imported')
    .where('subject', '=', `sitting:${room.sittingId}`)
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ actorId: mai.personId, body: { lines: [{ email: 'minh@example.org' }] } })
})
