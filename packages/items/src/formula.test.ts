import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computed, FormulaError, rounded } from './formula.ts'

const names = new Map([
  ['a', 3],
  ['b', 4],
  ['zero', 0],
])

function why(formula: string): string {
  try {
    return String(computed(formula, names))
  } catch (error) {
    return error instanceof FormulaError ? error.why : String(error)
  }
}

test('powers before signs before products before sums', () => {
  expect(computed('2 + 3 * 4 ^ 2', names)).toBe(50)
  expect(computed('-2 ^ 2', names)).toBe(-4)
  expect(computed('2 ^ 3 ^ 2', names)).toBe(512)
  expect(computed('2 ^ -1', names)).toBe(0.5)
  expect(computed('(1 + 2) * (3 - 5) / 4', names)).toBe(-1.5)
  expect(computed('7 - 2 - 1', names)).toBe(4)
})

test('names and functions have their values', () => {
  expect(computed('sqrt(a^2 + b^2)', names)).toBe(5)
  expect(computed('max(a, b, 10) - min(a, b)', names)).toBe(7)
  expect(computed('round(10 / 3, 2)', names)).toBe(3.33)
  expect(computed('sin(pi / 6) + ln(e) + log(1000) + mod(-1, 5)', names)).toBe(8.5)
})

test('the dust of binary fractions is not seen', () => {
  expect(computed('0.1 + 0.2', names)).toBe(0.3)
  expect(computed('1.1 * 1.1', names)).toBe(1.21)
})

test('halves are rounded away from zero', () => {
  expect([rounded(1.005, 2), rounded(-1.005, 2), rounded(2.5, 0), rounded(1e-9, 3)]).toEqual([
    1.01, -1.01, 3, 1e-9,
  ])
})

test('what has no value says why', () => {
  expect(why('a +')).toBe('unreadable')
  expect(why('')).toBe('unreadable')
  expect(why('a b')).toBe('unreadable')
  expect(why('sqrt(4')).toBe('unreadable')
  expect(why(`${'('.repeat(90)}1`)).toBe('unreadable')
  expect(why('c + 1')).toBe('unknown-name')
  expect(why('constructor')).toBe('unknown-name')
  expect(why('a / zero')).toBe('no-value')
  expect(why('sqrt(0 - 1)')).toBe('no-value')
})

test('nothing that is written in a formula does anything else than be refused or have a value', () => {
  const formulas = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-+*/^(),. 0-9a-z]{0,60}$/),
    fc.constantFrom('process.exit()', 'this', '__proto__', '`1`', 'a=1', 'a;b'),
  )
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(why(formula)).toMatch(/^(unreadable|unknown-name|no-value|-?[\d.]+(e[+-]?\d+)?)$/)
    }),
  )
})
