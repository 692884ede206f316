import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { findRegistrationByLink } from './personal-link.ts'
import { aCandidate, aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)
const linh = { email: 'linh@example.org', name: 'Trần Linh' }

test('a new candidate becomes a person without a password', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const registered = await author.sitting.register({ sittingId, ...linh, externalId: 'A-17' })
  expect(registered).toMatchObject({ person: linh, externalId: 'A-17', attempt: null })
  const passwords = app.db.selectFrom('password').where('personId', '=', registered.person.id)
  expect(await passwords.selectAll().execute()).toEqual([])
  expect(await author.sitting.get({ sittingId })).toMatchObject({ candidates: 1 })
})

test('nobody is registered twice', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  await author.sitting.register({ sittingId, ...linh })
  await expect(author.sitting.register({ sittingId, ...linh })).rejects.toMatchObject({
    code: 'already-registered',
  })
})

test('a known person keeps the name they have', async () => {
  const leo = await aPerson(app, { name: 'Léo Martin' })
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const registered = await author.sitting.register({ sittingId, email: leo.email, name: 'Leo M.' })
  expect(registered.person).toMatchObject({ id: leo.personId, name: 'Léo Martin' })
})

test('an e-mail of another school is refused', async () => {
  const stranger = await aPerson(app, { organisationId: await anOrganisation(app) })
  const { sittingId } = await aSitting(app, { by: mai, exam })
  await expect(
    author.sitting.register({ sittingId, email: stranger.email, name: 'Somebody' }),
  ).rejects.toMatchObject({ code: 'email-taken' })
})

test('extra time is kept and can be changed', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh').withExtraTime(15))
  const { registrations } = await author.sitting.roster({ sittingId: seated.sittingId })
  expect(registrations).toMatchObject([{ accommodation: { extraMinutes: 15 } }])
  const { registrationId } = seated.candidate('Linh')
  const accommodation = {
    timeFactor: 1.25,
    extraMinutes: 0,
    silencedDetectors: ['looking-away'],
    note: 'Tics',
  }
  expect(await author.sitting.accommodate({ registrationId, accommodation })).toMatchObject({ accommodation })
})

test('a detector that does not exist cannot be silenced', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId } = seated.candidate('Linh')
  const accommodation = { silencedDetectors: ['mind-reading'] }
  await expect(author.sitting.accommodate({ registrationId, accommodation })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('a candidate who has not come is taken off, and the link with it', async () => {
  const { sittingId, candidate } = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, token } = candidate('Linh')
  await author.sitting.unregister({ registrationId })
  expect((await author.sitting.roster({ sittingId })).registrations).toEqual([])
  expect(await findRegistrationByLink(app, token)).toBeUndefined()
})

test('a candidate with an attempt stays, and their time too', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, personId } = seated.candidate('Linh')
  await app.db
    .insertInto('attempt')
    .values({
      id: registrationId as never,
      ...{ registrationId, personId, sittingId: seated.sittingId },
      ...{ state: 'running', seed: 'x', createdAt: app.now(), startedAt: app.now() },
    })
    .execute()
  await expect(author.sitting.unregister({ registrationId })).rejects.toMatchObject({
    code: 'attempt-has-begun',
  })
  const longer = author.sitting.accommodate({ registrationId, accommodation: { extraMinutes: 30 } })
  await expect(longer).rejects.toMatchObject({ code: 'attempt-has-begun' })
  const silenced = { silencedDetectors: ['looking-away'] }
  expect(await author.sitting.accommodate({ registrationId, accommodation: silenced })).toMatchObject({
    accommodation: silenced,
    attempt: { state: 'running' },
  })
})

test('a personal link finds its registration', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, personId } = seated.candidate('Linh')
  const { url } = await author.sitting.personalLink({ registrationId })
  const token = new URL(url).hash.slice(1)
  expect(await findRegistrationByLink(app, token)).toEqual({
    id: registrationId,
    personId,
    sittingId: seated.sittingId,
  })
})

test('a link that is changed in one character, cut or made up finds nothing', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'), aCandidate('Léa'))
  const [one = '', other = ''] = seated.candidates.map(({ token }) => token)
  const turned = one.slice(0, 40) + (one[40] === 'A' ? 'B' : 'A') + one.slice(41)
  const swapped = other.slice(0, 21) + one.slice(21)
  const found = await Promise.all(
    [turned, swapped, one.slice(0, 60), `${one}AAAA`, '', 'x'.repeat(64)].map((token) =>
      findRegistrationByLink(app, token),
    ),
  )
  expect(found.filter((one) => one !== undefined)).toEqual([])
})

test('a raised version ends the links handed out before', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, token } = seated.candidate('Linh')
  await app.db.updateTable('registration').set({ linkVersion: 2 }).where('id', '=', registrationId).execute()
  expect(await findRegistrationByLink(app, token)).toBeUndefined()
})

test('a candidate may not read the roster, nor another’s link', async () => {
  const seated = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { registrationId, personId } = seated.candidate('Linh')
  const candidate = await signedInAs(app, { personId })
  await expect(candidate.sitting.roster({ sittingId: seated.sittingId })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(candidate.sitting.personalLink({ registrationId })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})
