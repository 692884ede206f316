import type { ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { MarkingPlan } from '@invigil/contract/marking.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPlan, type ToShare, taskFor } from './share-marking.ts'

const [anna, ben, lea] = ['anna', 'ben', 'lea'] as [PersonId, PersonId, PersonId]
const essay = 'essay' as ItemId
const answer: ToShare = { itemId: essay, candidateNumber: 1, marking: 'none', markedBy: [] }
const double: MarkingPlan = { ...openPlan, markersEach: 2 }

test('without a plan everybody who may mark marks everything', () => {
  expect(taskFor(anna, openPlan, answer)).toBe('mark')
})

test('by item, only those named for the item mark it', () => {
  const plan: MarkingPlan = { ...openPlan, sharing: 'by-item', shares: [{ personId: anna, itemId: essay }] }
  expect([taskFor(anna, plan, answer), taskFor(ben, plan, answer)]).toEqual(['mark', 'none'])
})

test('a third is not asked while two who differ by little have marked', () => {
  const marked = { ...answer, marking: 'done' as const, markedBy: [anna, ben] }
  expect([taskFor(anna, double, marked), taskFor(lea, double, marked)]).toEqual(['mark', 'none'])
})

test('who did not mark settles a difference; with a leader only the leader does', () => {
  const differing = { ...answer, marking: 'differ' as const, markedBy: [anna, ben] }
  expect([taskFor(anna, double, differing), taskFor(lea, double, differing)]).toEqual(['mark', 'settle'])
  const led = { ...double, leaderId: lea }
  expect([taskFor('max' as PersonId, led, differing), taskFor(lea, led, differing)]).toEqual([
    'none',
    'settle',
  ])
})

test('shares give every answer to as many people as mark each, and no share differs from another by more than one answer', () => {
  const wish = fc.record({
    markersEach: fc.constantFrom(1 as const, 2 as const),
    people: fc.integer({ min: 2, max: 7 }),
    answers: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(wish, ({ markersEach, people, answers }) => {
      const ids = Array.from({ length: people }, (_, index) => `person-${index}` as PersonId)
      const shares = ids.map((personId) => ({ personId, itemId: null }))
      const plan: MarkingPlan = { ...openPlan, markersEach, sharing: 'by-share', shares }
      const all = Array.from({ length: answers }, (_, index) => ({ ...answer, candidateNumber: index + 1 }))
      const counts = ids.map((id) => all.filter((one) => taskFor(id, plan, one) === 'mark').length)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(answers * markersEach)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(markersEach)
    }),
  )
})
