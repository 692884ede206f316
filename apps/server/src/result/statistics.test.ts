import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  alphaOf,
  alphasWithout,
  difficultyOf,
  discriminationOf,
  distributionOf,
  extremeGroups,
  meanOf,
  medianOf,
  standardErrorOf,
  totalsOf,
  varianceOf,
} from './statistics.ts'

const column = (...values: number[]) => Float64Array.from(values)

// Five candidates, four items right (1) or wrong (0); alpha worked by hand: variances 0.3, 0.3, 0.2, 0.3; totals 4 3 1 2 0.
const items = [column(1, 1, 0, 1, 0), column(1, 1, 0, 0, 0), column(1, 1, 1, 1, 0), column(1, 0, 0, 0, 0)]

test('Anscombe’s first set: mean 7.50, variance 4.127, correlation 0.816 (The American Statistician 27, 1973)', () => {
  const x = column(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
  const y = column(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)
  const sum = totalsOf([x, y], 11)
  expect(meanOf(y)).toBeCloseTo(7.5009, 4)
  expect(varianceOf(y)).toBeCloseTo(4.1273, 4)
  expect(discriminationOf(x, sum)).toBeCloseTo(0.8164, 4)
})

test('alpha of right-or-wrong items is Kuder and Richardson’s formula 20', () => {
  const totals = totalsOf(items, 5)
  expect([...totals]).toEqual([4, 3, 1, 2, 0])
  // Population variances p·q: 0.24, 0.24, 0.16, 0.16 and 2.0 of the totals; both with n give the same as both with n − 1.
  const kr20 = (4 / 3) * (1 - (0.24 + 0.24 + 0.16 + 0.16) / 2)
  expect(alphaOf(items, 5)).toBeCloseTo(kr20, 12)
  expect(standardErrorOf(totals, kr20)).toBeCloseTo(Math.sqrt(2.5) * Math.sqrt(1 - kr20), 12)
})

test('difficulty is the share of the points that were earned', () => {
  expect(difficultyOf(column(1, 1, 0, 1, 0), 1)).toBe(0.6)
  expect(difficultyOf(column(4, 2, Number.NaN), 4)).toBe(0.75)
  expect(difficultyOf(column(Number.NaN), 4)).toBeUndefined()
})

test('an item that all got right separates nobody', () => {
  const easy = column(1, 1, 1, 1, 1)
  expect(discriminationOf(easy, totalsOf([easy, ...items], 5))).toBeUndefined()
})

test('an item is correlated with the others, not with itself', () => {
  // The sum of the others is constant, although the total varies with the item.
  const [one, rest] = [column(1, 0, 1, 0), column(2, 2, 2, 2)]
  expect(discriminationOf(one, totalsOf([one, rest], 4))).toBeUndefined()
})

test('alpha without an item is the alpha of the others', () => {
  expect(alphasWithout(items, 5)[3]).toBeCloseTo(alphaOf(items.slice(0, 3), 5) ?? Number.NaN, 12)
})

test('figures that are not defined are not given', () => {
  expect(alphaOf([column(1, 0)], 2)).toBeUndefined()
  expect(alphaOf([column(1, 1), column(0, 0)], 2)).toBeUndefined()
  expect(alphaOf([], 0)).toBeUndefined()
  expect(varianceOf(column(3))).toBeUndefined()
  expect(medianOf(column())).toBeUndefined()
  expect(extremeGroups(column(3))).toEqual({ upper: [], lower: [] })
})

test('of eleven candidates the best three and the last three are compared', () => {
  const { upper, lower } = extremeGroups(column(5, 1, 9, 7, 3, 11, 2, 8, 10, 4, 6))
  expect([upper, lower]).toEqual([
    [5, 8, 2],
    [4, 6, 1],
  ])
})

test('the distribution counts everybody once, the best in the last stretch', () => {
  const steps = distributionOf(column(0, 0.4, 5, 10), 10, 10)
  expect(steps.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 1, 0, 0, 0, 1])
})

const points = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }), {
  minLength: 3,
  maxLength: 8,
})

test('whatever the points: correlations lie between −1 and 1, alpha is at most 1, nobody is lost in the distribution', () => {
  fc.assert(
    fc.property(points, (rows) => {
      const columns = rows.map((row) => column(...row))
      const totals = totalsOf(columns, 12)
      const discriminations = columns.flatMap((one) => discriminationOf(one, totals) ?? [])
      expect(discriminations.every((one) => Math.abs(one) <= 1)).toBe(true)
      expect(alphaOf(columns, 12) ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      const counted = distributionOf(totals, 4 * rows.length).reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(12)
    }),
  )
})

test('shifting and stretching an item’s points does not change how it discriminates', () => {
  fc.assert(
    fc.property(
      points,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 50 }),
      (rows, factor, shift) => {
        const others = totalsOf(
          rows.slice(1).map((row) => column(...row)),
          12,
        )
        const plain = column(...(rows[0] ?? []))
        const bent = plain.map((value) => value * factor + shift)
        const before = discriminationOf(plain, totalsOf([plain, others], 12))
        const after = discriminationOf(bent, totalsOf([bent, others], 12))
        expect(after ?? 2).toBeCloseTo(before ?? 2, 9)
      },
    ),
  )
})
