import type { ItemId, PersonId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { itemScores, mostPoints, type Scored, total } from './points.ts'

const choice: Scored = {
  itemId: 'choice' as ItemId,
  kind: 'single-choice',
  max: 2,
  counts: 'as-written',
  marking: 'none',
  score: { points: 2, needsMarking: false, rule: 'right', params: {} },
  mark: null,
}
const essay: Scored = {
  itemId: 'essay' as ItemId,
  kind: 'essay',
  max: 5,
  counts: 'as-written',
  marking: 'none',
  score: { points: 0, needsMarking: true, rule: 'by-hand', params: { words: 5 } },
  mark: null,
}
const mark = { points: 3.5, comment: 'Well argued.', by: { id: 'anna' as PersonId, name: 'Anna' } }

test('an essay that nobody has marked has no points, and the sum waits for it', () => {
  const scores = itemScores([choice, essay])
  expect(scores.map(({ points }) => points)).toEqual([2, null])
  expect(total(scores)).toBeNull()
})

test('a mark gives the points and ends the waiting', () => {
  const scores = itemScores([choice, { ...essay, mark }])
  expect(scores[1]).toMatchObject({ points: 3.5, comment: 'Well argued.', by: { name: 'Anna' } })
  expect(total(scores)).toBe(5.5)
})

test('a person’s mark stands above the machine’s points', () => {
  const scores = itemScores([{ ...choice, mark: { ...mark, points: 0 } }])
  expect(total(scores)).toBe(0)
})

test('thirds add up without a tail of figures', () => {
  const third = {
    ...choice,
    score: { points: 1 / 3, needsMarking: false, rule: 'right-minus-wrong' as const, params: {} },
  }
  expect(total(itemScores([third, third, third]))).toBe(1)
})

test('a mark given before an item became worth less is worth no more than the item', () => {
  const scores = itemScores([{ ...essay, max: 3, mark: { ...mark, points: 3.5 } }])
  expect(total(scores)).toBe(3)
})

test('what counts for nobody is neither in the points nor in the most there is', () => {
  const scores = itemScores([choice, { ...essay, counts: 'for-nobody', mark }])
  expect([total(scores), mostPoints(scores)]).toEqual([2, 2])
})

test('what everybody gets in full waits for no mark', () => {
  const scores = itemScores([choice, { ...essay, counts: 'full-for-all' }])
  expect([total(scores), mostPoints(scores)]).toEqual([7, 7])
})

test('a bonus comes on top of the most there is', () => {
  const scores = itemScores([choice, { ...essay, counts: 'bonus', mark }])
  expect([total(scores), mostPoints(scores)]).toEqual([5.5, 2])
})
