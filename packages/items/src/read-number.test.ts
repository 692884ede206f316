import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDecimal } from './decimal.ts'
import { type DecimalMark, readNumber } from './read-number.ts'

/** The number as `digits` × 10^`exponent` without needless zeros. */
function read(text: string, mark: DecimalMark = 'point'): number | undefined {
  const number = readNumber(text, mark)
  return number && Number(`${number.digits}e${number.exponent}`)
}

test.for([
  ['12', 12],
  ['-3.5', -3.5],
  ['−3,5', -3.5],
  ['+ 7', 7],
  ['.5', 0.5],
  ['5.', 5],
  ['1 234,5', 1234.5],
  ['1 234 567', 1_234_567],
  ['1\u202f234,5', 1234.5],
  ['−1\u00a0234,5', -1234.5],
  ["1'234.5", 1234.5],
  ['1,234,567.25', 1_234_567.25],
  ['1.234.567,25', 1_234_567.25],
  ['1.234.567', 1_234_567],
  ['0,125', 0.125],
  ['2.345 678', 2.345678],
  ['6.02e23', 6.02e23],
  ['6,02 × 10^23', 6.02e23],
  ['6.02·10²³', 6.02e23],
  ['1x10^-3', 0.001],
  ['5·10⁻³', 0.005],
  ['-10^6', -1_000_000],
] as const)('“%s” is %d in any language', ([text, number]) => {
  expect(read(text, 'point')).toBe(number)
  expect(read(text, 'comma')).toBe(number)
})

test('what could be a thousand or a fraction is what the language says', () => {
  expect(read('1,234', 'point')).toBe(1234)
  expect(read('1,234', 'comma')).toBe(1.234)
  expect(read('1.234', 'point')).toBe(1.234)
  expect(read('1.234', 'comma')).toBe(1234)
})

test.for([
  '',
  '-',
  '.',
  'twelve',
  '12 cm',
  '1 2',
  '12 34',
  '1,23,456',
  '1.2.3',
  '1,234.567.8',
  '2×1000',
  '1e9999',
  '3^2',
  '0x1F',
  'Infinity',
  'NaN',
] as const)('“%s” is no number', (text) => {
  expect(read(text)).toBeUndefined()
})

test('whatever a browser writes of a number is read back the same', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(read(String(number).replace('.', ','), 'comma')).toBe(number === 0 ? 0 : number)
    }),
  )
})

test('whatever is typed, reading comes to an end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789.,eE-+×10^ x⁻²'), maxLength: 100 }),
      (text) => {
        expect(() => readNumber(text, 'comma')).not.toThrow()
      },
    ),
  )
})

test('a number as programs write it has one form only', () => {
  expect(readDecimal('-12.50e2')).toEqual({ digits: -1250n, exponent: 0 })
  expect(readDecimal('1,5')).toBeUndefined()
  expect(readDecimal('')).toBeUndefined()
})
