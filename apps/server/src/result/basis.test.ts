import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { deletePracticeAttempt } from '../attempt/delete-practice.ts'
import { answers, begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { handedIn } from './basis.ts'

const app = await aTestApp()
const by = await aPerson(app, { role: 'author' })
const item = { ...anItem('single-choice'), id: newId() as ItemId }
const exam = await anExam(app, by, { items: [item] })
const seated = await aSitting(app, { by, exam }).with(aCandidate('An'), aCandidate('Binh'))
const { sittingId } = seated

async function handsIn(name: string) {
  const device = await begins(app, seated.candidate(name))
  await answers(device, item.id, { chosen: 'a' }, 1)
  const { attemptId, journalId } = device
  await device.client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  return attemptId
}

test('who practises in the place of one who was deleted is not taken for that one', async () => {
  await app.db
    .updateTable('sitting')
    .set({ purpose: 'practice', keepDays: 7, mostAttempts: 10 })
    .where('id', '=', sittingId)
    .execute()
  const first = await handsIn('An')
  const before = await handedIn(app, sittingId)
  await app.db.transaction().execute((tx) => deletePracticeAttempt(tx, first))
  app.clock.advance({ minutes: 1 })
  await handsIn('Binh')
  expect(await handedIn(app, sittingId)).not.toBe(before)
})
