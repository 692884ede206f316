import { expect, test } from 'vitest'
import { type Budget, fullBudget, type Seen, stepBudget } from './rate.ts'

const most = 800_000
const calm: Seen = { ageMs: 20, deliveredBits: 100_000 }
const late: Seen = { ageMs: 900, deliveredBits: 100_000 }

function aBudget(change: Partial<Budget> = {}): Budget {
  return { ...fullBudget(most), ...change }
}

/** Late since so long that it stands. */
function standing(bits: number, change: Partial<Budget> = {}): Budget {
  return aBudget({ bits, lateSince: 1_000, ...change })
}

test('lateness that stands lowers the budget towards what arrives, by a third at most, and no more than once a second', () => {
  const first = stepBudget(standing(most), most, late, 5_000)
  expect(first).toMatchObject({ bits: 520_000, changedAt: 5_000 })
  expect(stepBudget(first, most, late, 5_900)).toBe(first)
  expect(stepBudget(standing(120_000), most, late, 6_000)).toMatchObject({ bits: 90_000 })
})

test('lateness that is over at once lowers nothing', () => {
  const first = stepBudget(aBudget(), most, late, 5_000)
  const second = stepBudget(first, most, late, 5_800)
  expect(second.bits).toBe(most)
  expect(stepBudget(second, most, calm, 5_900)).toMatchObject({ bits: most, lateSince: undefined })
})

test('it never falls below what sound, screen and preview use at least', () => {
  const least = standing(76_000)
  expect(stepBudget(least, most, { ...late, deliveredBits: 0 }, 9_000)).toBe(least)
})

test('a free network raises it quickly to most of what failed, and slowly from there', () => {
  const fallen = aBudget({ bits: 200_000, failedBits: 400_000 })
  const quick = stepBudget(fallen, most, calm, 1_000)
  expect(quick).toMatchObject({ bits: 280_000 })
  expect(stepBudget(quick, most, calm, 2_900)).toBe(quick)
  expect(stepBudget(quick, most, calm, 3_000)).toMatchObject({ bits: 322_000 })
  expect(stepBudget(aBudget({ bits: 790_000 }), most, calm, 3_000)).toMatchObject({ bits: most })
})

test('far beyond what failed the line is another, and it climbs quickly again', () => {
  const beyond = aBudget({ bits: 120_000, failedBits: 100_000, patienceMs: 10_000 })
  expect(stepBudget(beyond, most, calm, 1_000)).toMatchObject({ bits: 180_000 })
})

test('where rising has just failed, it is tried again later and later', () => {
  const raised = standing(230_000, { wasRaised: true, patienceMs: 3_000, failedBits: 200_000 })
  const fallen = stepBudget(raised, most, late, 4_000)
  expect(fallen).toMatchObject({ patienceMs: 6_000, failedBits: 230_000 })
  expect(stepBudget(fallen, most, late, 9_000)).toMatchObject({ patienceMs: 6_000, failedBits: 230_000 })
})

test('while the line is never idle, the budget follows what it carries', () => {
  const busy: Seen = { ageMs: 0, deliveredBits: 200_000, busyShare: 0.6 }
  expect(stepBudget(aBudget(), most, busy, 5_000)).toMatchObject({ bits: most / 2 })
  expect(stepBudget(aBudget({ bits: 200_000 }), most, busy, 5_000)).toMatchObject({ bits: 120_000 })
  const enough = aBudget({ bits: 120_000 })
  expect(stepBudget(enough, most, busy, 5_000)).toBe(enough)
  expect(stepBudget(aBudget({ bits: 80_000 }), most, busy, 5_000)).toMatchObject({ bits: 92_000 })
})
