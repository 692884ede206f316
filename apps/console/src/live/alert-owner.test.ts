import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { heldUntil, ownerOf } from './alert-owner.ts'

const raisedAt = '2027-03-01T08:00:00.000Z'
const at = Date.parse(raisedAt)
const linh = 'linh' as AttemptId
const lan = { id: 'lan' as PersonId, name: 'Lan' }
const paul = { id: 'paul' as PersonId, name: 'Paul' }
const here = [lan, paul].map((one) => ({ ...one, looksAt: [] }))
const duty = { here, charges: [{ attemptId: linh, by: lan }], you: paul.id as string }
const alert = { attemptId: linh, assignedTo: null, state: 'new', raisedAt } as const

test('an alert is its candidate’s proctor’s for twenty seconds, then everybody’s', () => {
  expect(heldUntil(alert, duty, at + 19_999)).toBe(at + 20_000)
  expect(heldUntil(alert, duty, at + 20_000)).toBeUndefined()
})

test('one’s own alert is never held back', () => {
  expect(heldUntil(alert, { ...duty, you: lan.id }, at)).toBeUndefined()
})

test('nothing waits for somebody who has left the wall', () => {
  expect(heldUntil(alert, { ...duty, here: here.slice(1) }, at)).toBeUndefined()
})

test('a candidate nobody answers for is everybody’s from the first moment', () => {
  expect(heldUntil(alert, { ...duty, charges: [] }, at)).toBeUndefined()
})

test('whom an alert was given to comes before who answers for the candidate', () => {
  const given = { ...alert, assignedTo: paul }
  expect(ownerOf(given, duty)).toEqual(paul)
  expect(heldUntil(given, duty, at)).toBeUndefined()
})
