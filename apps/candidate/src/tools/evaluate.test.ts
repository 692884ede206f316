import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalculatorMode, reckon } from './evaluate.ts'

const basic: CalculatorMode = { kind: 'basic', angle: 'degrees' }
const scientific: CalculatorMode = { kind: 'scientific', angle: 'degrees' }
const radians: CalculatorMode = { kind: 'scientific', angle: 'radians' }

test.for([
  ['2 + 3 × 4', 14],
  ['(2 + 3) × 4', 20],
  ['10 ÷ 4', 2.5],
  ['1,5 + 0.5', 2],
  ['8 - 3 - 2', 3],
  ['100 ÷ 10 ÷ 2', 5],
  ['-3 × -4', 12],
  ['25 % × 80', 20],
  ['√9 + √(16)', 7],
  ['2(3 + 4)', 14],
  ['2 × (3 + 4', 14],
] as const)('a basic calculator reckons %s as %d', ([text, value]) => {
  expect(reckon(text, basic)).toEqual({ value })
})

test.for([
  ['-2^2', -4],
  ['2^3^2', 512],
  ['2^-1', 0.5],
  ['5!', 120],
  ['3²', 9],
  ['sin 180', 0],
  ['sin(30) × 2', 1],
  ['2π ÷ π', 2],
  ['log 1000', 3],
  ['ln e', 1],
  ['6,02E23 ÷ 1E23', 6.02],
  ['atan 1', 45],
] as const)('a scientific calculator reckons %s as %d', ([text, value]) => {
  expect(reckon(text, scientific)).toEqual({ value: expect.closeTo(value, 10) })
})

test('angles are in what was chosen', () => {
  expect(reckon('sin(π ÷ 2)', radians)).toEqual({ value: 1 })
  expect(reckon('cos 60', scientific)).toEqual({ value: expect.closeTo(0.5, 12) })
})

test.for([
  ['2 +', 'unfinished'],
  ['', 'unfinished'],
  ['2 ÷ 0', 'division-by-zero'],
  ['2 3', 'unreadable'],
  ['1,2,3', 'unreadable'],
  [')', 'unreadable'],
  ['alert(1)', 'unreadable'],
  ['constructor', 'unreadable'],
  ['√(-1)', 'not-defined'],
  ['tan 90', 'not-defined'],
  ['(-3)!', 'not-defined'],
  ['10^400', 'too-large'],
] as const)('“%s” has no result: %s', ([text, problem]) => {
  expect(reckon(text, scientific)).toEqual({ problem })
})

test('a basic calculator knows nothing of powers and functions', () => {
  expect(reckon('2^3', basic)).toEqual({ problem: 'unreadable' })
  expect(reckon('sin 30', basic)).toEqual({ problem: 'unreadable' })
})

interface Sum {
  text: string
  value: number
}

/** Any sum of numbers, written as a person would and reckoned by JavaScript itself. */
const anySum: fc.Arbitrary<Sum> = fc.letrec<{ sum: Sum; number: Sum; both: Sum; minus: Sum }>((tie) => ({
  number: fc
    .integer({ min: 0, max: 99_999 })
    .map((hundredths) => ({ text: String(hundredths / 100).replace('.', ','), value: hundredths / 100 })),
  minus: tie('sum').map(({ text, value }) => ({ text: `−(${text})`, value: -value })),
  both: fc
    .tuple(tie('sum'), fc.constantFrom('+' as const, '−' as const, '×' as const, '÷' as const), tie('sum'))
    .map(([one, sign, other]) => ({
      text: `(${one.text}) ${sign} (${other.text})`,
      value: {
        '+': one.value + other.value,
        '−': one.value - other.value,
        '×': one.value * other.value,
        '÷': other.value === 0 ? Number.NaN : one.value / other.value,
      }[sign],
    })),
  sum: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, tie('number'), tie('both'), tie('minus')),
})).sum

test('any sum in parentheses has the value that JavaScript gives it', () => {
  fc.assert(
    fc.property(
      anySum.filter(({ value }) => Number.isFinite(value)),
      ({ text, value }) => {
        expect(reckon(text, basic)).toEqual({ value })
      },
    ),
    { numRuns: 500 },
  )
})

test('without parentheses products come before sums, as in JavaScript', () => {
  const flat = fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '**'), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(flat, (steps) => {
      const signs = steps.filter(([sign]) => sign !== '**')
      const code = `1${signs.map(([sign, number]) => `${sign}${number}`).join('')}`
      // Only digits and three signs: the language itself is the reference.
      expect(reckon(code, basic)).toEqual({ value: new Function(`return ${code}`)() })
    }),
  )
})

test('whatever is typed, there is a result or a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const reckoned = reckon(text, scientific)
      expect('problem' in reckoned || Number.isFinite(reckoned.value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
