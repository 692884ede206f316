import { expect, test } from 'vitest'
import { isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'

type Numeric = Parameters<typeof anItem<'numeric'>>[1]

const score = (answer: object, item: Numeric = {}) => scoreItem(anItem('numeric', item), answer)
const points = (text: string, item: Numeric = {}) => score({ text }, item).points
const value = (
  text: string,
  tolerance: string,
  toleranceIn: 'units' | 'percent' = 'units',
  percent = 100,
) => ({
  value: text,
  tolerance,
  toleranceIn,
  percent,
})
const units = [
  { id: 'm', name: 'm', factor: '1' },
  { id: 'cm', name: 'cm', factor: '0.01' },
  { id: 'kg', name: 'kg', factor: null },
]

test('a tolerance counts to its very edge, and no further', () => {
  const item = { accepted: [value('0.3', '0.1')] }
  expect(['0.2', '0,4', '0.30'].map((text) => points(text, item))).toEqual([4, 4, 4])
  expect(['0.19999999999999999999', '0.40000000000000000001'].map((text) => points(text, item))).toEqual([
    0, 0,
  ])
})

test('without a tolerance only the very number is right, however it is written', () => {
  const item = { accepted: [value('1200', '')] }
  expect(['1200', '1 200', '1,200.0', '1.2e3', '1,2×10³'].map((text) => points(text, item))).toEqual([
    4, 4, 4, 4, 4,
  ])
  expect(points('1200.0000000000000001', item)).toBe(0)
})

test('a tolerance in percent is one of the value, a negative one too', () => {
  const item = { accepted: [value('-200', '5', 'percent')] }
  expect(['-190', '-210', '-189.9', '200'].map((text) => points(text, item))).toEqual([4, 4, 0, 0])
})

test('the language of who typed decides what 1,500 is', () => {
  const item = { accepted: [value('1.5', '0')] }
  expect(score({ text: '1,500', mark: 'comma' }, item).points).toBe(4)
  expect(score({ text: '1,500', mark: 'point' }, item).points).toBe(0)
})

test('of several accepted values the one worth most counts', () => {
  const item = { accepted: [value('1822', '2', 'units', 50), value('1822', '0')] }
  expect(points('1822', item)).toBe(4)
  expect(score({ text: '1824' }, item)).toMatchObject({
    points: 2,
    explanation: { rule: 'partly', params: { percent: 50 } },
  })
})

test('a unit converts the number first', () => {
  const item = { accepted: [value('1.5', '0')], units }
  expect(score({ text: '150', unit: 'cm' }, item).points).toBe(4)
  expect(score({ text: '1.5', unit: 'm' }, item).points).toBe(4)
  expect(score({ text: '150', unit: 'm' }, item).explanation.rule).toBe('wrong')
})

test('a missing, an unknown and a wrong unit each say so', () => {
  const item = { accepted: [value('1.5', '0')], units }
  const rules = [null, 'inch', 'kg'].map((unit) => score({ text: '1.5', unit }, item).explanation.rule)
  expect(rules).toEqual(['no-unit', 'no-unit', 'wrong-unit'])
})

test('words are an answer, but no number', () => {
  expect(isAnswered('numeric', { text: 'a dozen' })).toBe(true)
  expect(score({ text: 'a dozen' })).toMatchObject({ points: 0, explanation: { rule: 'no-number' } })
})

test('an answer with more in it than belongs there is not read', () => {
  expect(score({ text: '42', percent: 100 }).explanation.rule).toBe('unreadable')
  expect(score({ text: '4'.repeat(101) }).explanation.rule).toBe('unreadable')
})

test('what is unfinished is told before publishing', () => {
  const codes = (item: Numeric) =>
    checkContent({
      sections: [
        {
          id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never,
          title: 'One',
          shuffleItems: false,
          items: [anItem('numeric', item)],
        },
      ],
      shuffleOptions: false,
    }).map(({ code }) => code)
  expect(codes({ accepted: [] })).toEqual(['no-number'])
  expect(codes({ accepted: [value('1e', '-1', 'units', 50)] })).toEqual([
    'no-number',
    'wrong-tolerance',
    'no-full-points',
  ])
  const wrong = [
    { id: 'a', name: '', factor: '0' },
    { id: 'b', name: ' ', factor: null },
  ]
  expect(codes({ units: wrong })).toEqual(['empty-unit', 'same-unit-twice', 'wrong-factor'])
  expect(codes({ units: units.slice(2) })).toEqual(['no-right-unit'])
})
