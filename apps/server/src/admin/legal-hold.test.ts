import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, ownOrganisation, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'

const app = await aTestApp()
const organisationId = await ownOrganisation(app)
const boss = await signedInAs(app, await aPerson(app, { organisationId, role: 'administrator' }))
const { examId } = await anExam(app, await aPerson(app, { organisationId, role: 'author' }))

async function aHold(reason: string) {
  app.clock.advance({ seconds: 1 })
  return await boss.admin.retention.hold({ of: { on: 'exam', examId }, reason })
}

test('holds are listed by pages: what holds now first, and what is held meanwhile moves none of them', async () => {
  await aHold('one')
  await aHold('two')
  const third = await aHold('three')
  await boss.admin.retention.endHold({ holdId: third.id, reason: 'decided' })
  const first = await boss.admin.retention.holds({ limit: 2 })
  expect(first.holds.map(({ reason }) => reason)).toEqual(['two', 'one'])
  await aHold('four')
  const second = await boss.admin.retention.holds({ limit: 2, after: first.next ?? '' })
  expect(second).toMatchObject({ holds: [{ reason: 'three', ended: { reason: 'decided' } }], next: null })
  await expect(boss.admin.retention.holds({ after: 'behind two' })).rejects.toMatchObject({
    code: 'place-unknown',
  })
})
