import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'

const points = (text: string, leniency = {}) => scoreItem(anItem('short-answer', leniency), { text }).points

test('any accepted form is right, whatever the white space and the case', () => {
  expect(points('  hà   NỘI\n')).toBe(4)
  expect(points('Đà Nẵng')).toBe(4)
  expect(points('Huế')).toBe(0)
})

test('composed and decomposed letters are the same letters', () => {
  expect(points('Hà Nội'.normalize('NFD'))).toBe(4)
})

test('accents count unless the author says otherwise', () => {
  expect(points('Ha Noi')).toBe(0)
  expect(points('Ha Noi', { ignoresAccents: true })).toBe(4)
  expect(points('Da Nang', { ignoresAccents: true })).toBe(4)
})

test('case counts where the author says so', () => {
  expect(points('hà nội', { ignoresCase: false })).toBe(0)
  expect(points('Hà Nội', { ignoresCase: false })).toBe(4)
})

test('a curly apostrophe is an apostrophe', () => {
  expect(points('l’eau', { accepted: ["l'eau"] })).toBe(4)
})

test('an empty form accepts nothing', () => {
  expect(points('x', { accepted: [' '] })).toBe(0)
  expect(points(' ', { accepted: [' '] })).toBe(0)
})

test('a form may be worth a part of the points, and the figure is shown', () => {
  const accepted = ['photosynthesis', { text: '*synthesis', percent: 25, match: 'wildcards' as const }]
  expect(scoreItem(anItem('short-answer', { accepted }), { text: 'Synthesis' })).toMatchObject({
    points: 1,
    explanation: { rule: 'partly', params: { percent: 25 } },
  })
  expect(points('photosynthesis', { accepted })).toBe(4)
})
