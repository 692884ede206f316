import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const exam = await anExam(app, mai)
const elsewhere = await aSitting(app, { by: mai, exam })
const on = { sittingId: elsewhere.sittingId }

test('a proctor of the sitting may enter it, and is named', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const lan = await aPerson(app, { role: 'proctor', on, name: 'Lan' })
  const proctor = await signedInAs(app, lan)
  await expect(proctor.sitting.get({ sittingId })).rejects.toMatchObject({ code: 'not-allowed' })
  const { proctors } = await author.sitting.setProctors({ sittingId, personIds: [lan.personId] })
  expect(proctors).toEqual([{ id: lan.personId, name: 'Lan', email: lan.email }])
  expect((await proctor.sitting.get({ sittingId })).id).toBe(sittingId)
})

test('who is not named any more is out, of this sitting only', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const lan = await aPerson(app, { role: 'proctor', on })
  await author.sitting.setProctors({ sittingId, personIds: [lan.personId] })
  await author.sitting.setProctors({ sittingId, personIds: [] })
  const proctor = await signedInAs(app, lan)
  await expect(proctor.sitting.get({ sittingId })).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await proctor.sitting.get(on)).id).toBe(on.sittingId)
})

test('somebody who proctors nothing is refused', async () => {
  const marker = await aPerson(app, { role: 'marker' })
  await expect(author.sitting.setProctors({ ...on, personIds: [marker.personId] })).rejects.toMatchObject({
    code: 'not-a-proctor',
  })
})

test('a proctor of another school is refused', async () => {
  const organisationId = await anOrganisation(app)
  const stranger = await aPerson(app, { role: 'proctor', organisationId })
  await expect(author.sitting.setProctors({ ...on, personIds: [stranger.personId] })).rejects.toMatchObject({
    code: 'not-a-proctor',
  })
})

test('nobody proctors the sitting they sit', async () => {
  const { sittingId, candidate } = await aSitting(app, { by: mai, exam }).with(aCandidate('Linh'))
  const { personId } = candidate('Linh')
  await app.db
    .insertInto('roleGrant')
    .values({
      personId,
      role: 'proctor',
      scopeKind: 'sitting',
      scopeId: on.sittingId,
      grantedAt: app.now(),
      grantedBy: null,
    })
    .execute()
  await expect(author.sitting.setProctors({ sittingId, personIds: [personId] })).rejects.toMatchObject({
    code: 'not-a-proctor',
  })
})

test('open screens of who gained or lost access are told', async () => {
  const { sittingId } = await aSitting(app, { by: mai, exam })
  const lan = await aPerson(app, { role: 'proctor', on })
  const heard: object[] = []
  const end = app.subscribe(`person:${lan.personId}`, (hint) => heard.push(hint))
  await author.sitting.setProctors({ sittingId, personIds: [lan.personId] })
  await author.sitting.setProctors({ sittingId, personIds: [] })
  end()
  expect(heard).toEqual([{ type: 'access-changed' }, { type: 'access-changed' }])
})
