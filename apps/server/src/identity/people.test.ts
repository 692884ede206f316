import { ExamId, PersonId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { anOrganisation, aPerson, asNobody, signedInAs } from './testing.ts'

const app = await aTestApp()
const boss = await aPerson(app, { role: 'administrator', name: 'Boss' })
const administrator = await signedInAs(app, boss)
const tokenOf = (url: string) => url.split('#')[1] ?? ''
const someone = { name: 'New Person', locale: 'fr' as const, grants: [] }

test('a person is invited, sets a password and is signed in', async () => {
  const { person, invitationUrl } = await administrator.identity.addPerson({
    ...someone,
    email: 'New@Example.org',
    grants: [{ role: 'author', on: 'organisation' }],
  })
  expect(person).toMatchObject({ email: 'new@example.org', grants: [{ role: 'author', on: 'organisation' }] })
  expect(invitationUrl).toMatch(/^http:\/\/localhost\/console\/invitation#[\w-]{43}$/)
  const me = await asNobody(app).identity.acceptInvitation({
    token: tokenOf(invitationUrl),
    password: 'nine grey geese',
  })
  expect(me.person.id).toBe(person.id)
})

test('an invitation works once', async () => {
  const { invitationUrl } = await administrator.identity.addPerson({ ...someone, email: 'once@example.org' })
  const accept = () =>
    asNobody(app).identity.acceptInvitation({ token: tokenOf(invitationUrl), password: 'nine grey geese' })
  await accept()
  await expect(accept()).rejects.toMatchObject({ code: 'link-not-valid', status: 410 })
})

test('of two who open an invitation at the same moment one is refused', async () => {
  const { invitationUrl } = await administrator.identity.addPerson({ ...someone, email: 'race@example.org' })
  const accept = (password: string) =>
    asNobody(app).identity.acceptInvitation({ token: tokenOf(invitationUrl), password })
  const outcomes = await Promise.allSettled([accept('nine grey geese'), accept('seven white swans')])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a weak password does not use the invitation up', async () => {
  const { invitationUrl } = await administrator.identity.addPerson({
    ...someone,
    email: 'second@example.org',
  })
  const accept = (password: string) =>
    asNobody(app).identity.acceptInvitation({ token: tokenOf(invitationUrl), password })
  await expect(accept('second@example.org')).rejects.toMatchObject({ code: 'password-too-weak' })
  await expect(accept('nine grey geese')).resolves.toMatchObject({ person: { email: 'second@example.org' } })
})

test('a new invitation ends the older one', async () => {
  const { person, invitationUrl } = await administrator.identity.addPerson({
    ...someone,
    email: 'twice@example.org',
  })
  await administrator.identity.invite({ personId: person.id })
  await expect(
    asNobody(app).identity.acceptInvitation({ token: tokenOf(invitationUrl), password: 'nine grey geese' }),
  ).rejects.toMatchObject({ code: 'link-not-valid' })
})

test('an invitation ends after a week', async () => {
  const { invitationUrl } = await administrator.identity.addPerson({ ...someone, email: 'late@example.org' })
  app.clock.advance({ days: 7 })
  const again = await signedInAs(app, boss)
  await expect(
    asNobody(app).identity.acceptInvitation({ token: tokenOf(invitationUrl), password: 'nine grey geese' }),
  ).rejects.toMatchObject({ code: 'link-not-valid' })
  await expect(again.identity.me()).resolves.toMatchObject({ person: { name: 'Boss' } })
})

test('an e-mail belongs to one person, whatever its case', async () => {
  const fresh = await signedInAs(app, boss)
  await fresh.identity.addPerson({ ...someone, email: 'taken@example.org' })
  await expect(fresh.identity.addPerson({ ...someone, email: 'Taken@example.org' })).rejects.toMatchObject({
    code: 'email-taken',
    status: 409,
  })
})

test('roles are replaced as a whole and work at once', async () => {
  const fresh = await signedInAs(app, boss)
  const linh = await aPerson(app, { role: 'author' })
  const hers = await signedInAs(app, linh)
  await hers.identity.people({})
  const person = await fresh.identity.setGrants({
    personId: linh.personId,
    grants: [
      { role: 'marker', on: 'organisation' },
      { role: 'marker', on: 'organisation' },
    ],
  })
  expect(person.grants).toEqual([{ role: 'marker', on: 'organisation' }])
  await expect(hers.identity.people({})).rejects.toMatchObject({ code: 'not-allowed', status: 403 })
})

test('a person of another organisation is not found', async () => {
  const fresh = await signedInAs(app, boss)
  const stranger = await aPerson(app, { organisationId: await anOrganisation(app) })
  await expect(fresh.identity.setGrants({ personId: stranger.personId, grants: [] })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(fresh.identity.deactivate({ personId: PersonId.parse(newId()) })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('nobody can be given a role on an exam that is not the organisation’s', async () => {
  const fresh = await signedInAs(app, boss)
  const linh = await aPerson(app)
  const grants = [{ role: 'proctor' as const, on: 'exam' as const, examId: ExamId.parse(newId()) }]
  await expect(fresh.identity.setGrants({ personId: linh.personId, grants })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('the last administrator keeps the role and the access', async () => {
  const organisationId = await anOrganisation(app)
  const only = await aPerson(app, { role: 'administrator', organisationId })
  const alone = await signedInAs(app, only)
  const refused = { code: 'last-administrator', status: 409 }
  await expect(alone.identity.setGrants({ personId: only.personId, grants: [] })).rejects.toMatchObject(
    refused,
  )
  await expect(alone.identity.deactivate({ personId: only.personId })).rejects.toMatchObject(refused)
  await expect(alone.identity.me()).resolves.toMatchObject({
    person: { grants: [{ role: 'administrator', on: 'organisation' }], deactivatedAt: null },
  })
})

test('two administrators who remove each other at the same moment do not both succeed', async () => {
  const organisationId = await anOrganisation(app)
  const one = await aPerson(app, { role: 'administrator', organisationId })
  const other = await aPerson(app, { role: 'administrator', organisationId })
  const outcomes = await Promise.allSettled([
    (await signedInAs(app, one)).identity.deactivate({ personId: other.personId }),
    (await signedInAs(app, other)).identity.deactivate({ personId: one.personId }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('who is deactivated is signed out at once and may come back', async () => {
  const fresh = await signedInAs(app, boss)
  const linh = await aPerson(app, { role: 'author' })
  const hers = await signedInAs(app, linh)
  await fresh.identity.deactivate({ personId: linh.personId })
  await expect(hers.identity.me()).rejects.toMatchObject({ code: 'not-signed-in' })
  const person = await fresh.identity.reactivate({ personId: linh.personId })
  expect(person).toMatchObject({ deactivatedAt: null, grants: [{ role: 'author', on: 'organisation' }] })
})

test('administrators see everybody, other staff only colleagues', async () => {
  const organisationId = await anOrganisation(app)
  const chief = await signedInAs(
    app,
    await aPerson(app, { role: 'administrator', name: 'Chief', organisationId }),
  )
  const proctor = await signedInAs(
    app,
    await aPerson(app, { role: 'proctor', name: 'Proctor', organisationId }),
  )
  await aPerson(app, { name: 'A candidate', organisationId })
  const namesOf = ({ people }: { people: { name: string }[] }) => people.map(({ name }) => name)
  expect(namesOf(await chief.identity.people({}))).toEqual(['A candidate', 'Chief', 'Proctor'])
  expect(namesOf(await proctor.identity.people({}))).toEqual(['Chief', 'Proctor'])
  expect(namesOf(await chief.identity.people({ role: 'proctor' }))).toEqual(['Proctor'])
  expect(namesOf(await chief.identity.people({ search: 'CAND' }))).toEqual(['A candidate'])
  expect(namesOf(await chief.identity.people({ search: '%' }))).toEqual([])
})

test('every change of access is in the audit log, with who did it', async () => {
  const organisationId = await anOrganisation(app)
  const chief = await aPerson(app, { role: 'administrator', organisationId })
  const linh = await aPerson(app, { organisationId })
  const client = await signedInAs(app, chief)
  await client.identity.setGrants({
    personId: linh.personId,
    grants: [{ role: 'marker', on: 'organisation' }],
  })
  await client.identity.deactivate({ personId: linh.personId })
  const told = await app.db
    .selectFrom('auditEntry')
    .select(['kind', 'actorId', 'body'])
    .where('subject', '=', `person:${linh.personId}`)
    .orderBy('seq')
    .execute()
  expect(told).toEqual([
    { kind: 'person-added', actorId: linh.personId, body: { name: linh.name, email: linh.email } },
    { kind: 'grants-set', actorId: chief.personId, body: { before: [], after: ['marker'] } },
    { kind: 'person-deactivated', actorId: chief.personId, body: {} },
  ])
})

test('a name that no table can hold is refused, and so is a search for it', async () => {
  const fresh = await signedInAs(app, boss)
  const refused = { code: 'invalid-input', status: 400 }
  await expect(fresh.identity.updateMe({ name: 'zero \0' })).rejects.toMatchObject(refused)
  await expect(fresh.identity.people({ search: 'zero \0' })).rejects.toMatchObject(refused)
})
