import { expect, test } from 'vitest'
import { type Budget, fullBudget, stepBudget } from './rate.ts'

const most = 800_000
const calm = { ageMs: 20, deliveredBits: 100_000, isCatchingUp: false }
const late = { ageMs: 900, deliveredBits: 100_000, isCatchingUp: false }

function aBudget(change: Partial<Budget> = {}): Budget {
  return { ...fullBudget(most), ...change }
}

test('congestion lowers the budget at once towards what arrives, by a third at most, and no more than once a second', () => {
  const first = stepBudget(aBudget(), most, late, 5_000)
  expect(first).toMatchObject({ bits: 520_000, changedAt: 5_000 })
  expect(stepBudget(first, most, late, 5_900)).toBe(first)
  expect(stepBudget(aBudget({ bits: 120_000 }), most, late, 6_000)).toMatchObject({ bits: 85_000 })
})

test('it never falls below the least', () => {
  const least = aBudget({ bits: 60_000 })
  expect(stepBudget(least, most, { ...late, deliveredBits: 0 }, 9_000)).toBe(least)
})

test('a free network raises it slowly, up to all that is wanted', () => {
  expect(stepBudget(aBudget({ bits: 100_000 }), most, calm, 1_900)).toMatchObject({ bits: 100_000 })
  expect(stepBudget(aBudget({ bits: 100_000 }), most, calm, 2_000)).toMatchObject({ bits: 125_000 })
  expect(stepBudget(aBudget({ bits: 790_000 }), most, calm, 3_000)).toMatchObject({ bits: most })
})

test('where rising has just failed, it is tried again later and later', () => {
  const raised = stepBudget(aBudget({ bits: 100_000 }), most, calm, 3_000)
  const fallen = stepBudget(raised, most, late, 4_000)
  expect(fallen.patienceMs).toBeGreaterThanOrEqual(4_000)
  expect(stepBudget(fallen, most, calm, 7_000)).toBe(fallen)
  const fallenAgain = stepBudget(fallen, most, late, 9_000)
  expect(fallenAgain.patienceMs).toBe(fallen.patienceMs)
})

test('while an outage is caught up, what is captured now leaves room for what was kept, whatever its age', () => {
  const seen = { ageMs: 90_000, deliveredBits: 200_000, isCatchingUp: true }
  expect(stepBudget(aBudget(), most, seen, 5_000)).toMatchObject({ bits: 120_000 })
  const enough = aBudget({ bits: 100_000 })
  expect(stepBudget(enough, most, seen, 5_000)).toBe(enough)
})
