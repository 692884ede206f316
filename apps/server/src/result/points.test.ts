import type { ItemId, PersonId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { itemScores, type Scored, total } from './points.ts'

const choice: Scored = {
  itemId: 'choice' as ItemId,
  kind: 'single-choice',
  max: 2,
  score: { points: 2, needsMarking: false, rule: 'right' },
  mark: null,
}
const essay: Scored = {
  itemId: 'essay' as ItemId,
  kind: 'essay',
  max: 5,
  score: { points: 0, needsMarking: true, rule: 'by-hand' },
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
    score: { points: 1 / 3, needsMarking: false, rule: 'right-minus-wrong' as const },
  }
  expect(total(itemScores([third, third, third]))).toBe(1)
})
