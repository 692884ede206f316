import { expect, test } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, ownOrganisation, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const organisationId = await ownOrganisation(app)
const boss = await signedInAs(app, await aPerson(app, { organisationId, role: 'administrator' }))
const by = await aPerson(app, { organisationId, role: 'author' })
const exam = await anExam(app, by)

test('the recordings of a sitting are listed by pages, and who comes meanwhile moves nobody', async () => {
  const names = ['An', 'Binh', 'Chi', 'Adam']
  const sitting = await aSitting(app, { by, exam }).with(...names.map((name) => aCandidate(name)))
  const { sittingId } = sitting
  await Promise.all(names.slice(0, 3).map((name) => begins(app, sitting.candidate(name))))
  const first = await boss.admin.retention.ofSitting({ sittingId, limit: 2 })
  expect(first).toMatchObject({ all: 3, attempts: [{ candidateName: 'An' }, { candidateName: 'Binh' }] })
  await begins(app, sitting.candidate('Adam'))
  const second = await boss.admin.retention.ofSitting({ sittingId, limit: 2, after: first.next ?? '' })
  expect(second).toMatchObject({ all: 4, attempts: [{ candidateName: 'Chi' }], next: null })
  await expect(boss.admin.retention.ofSitting({ sittingId, after: 'Binh' })).rejects.toMatchObject({
    code: 'place-unknown',
  })
})
