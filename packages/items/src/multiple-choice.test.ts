import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Item, problemsOf, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'

type Choice = Extract<Item, { kind: 'multiple-choice' }>

const points = (chosen: string[], scoring: Choice['scoring'] = 'right-minus-wrong') =>
  scoreItem(anItem('multiple-choice', { scoring }), { chosen }).points
const codes = (changes: Partial<Choice>) =>
  problemsOf(anItem('multiple-choice', changes)).map(({ code }) => code)
const weighted = (...percents: number[]) =>
  anItem('multiple-choice').options.map((option, at) => ({ ...option, percent: percents[at] ?? 0 }))

test('each right choice earns its share', () => {
  expect(points(['a'])).toBe(2)
  expect(points(['a', 'c'])).toBe(4)
})

test('each wrong choice loses as much, and nobody falls below nothing', () => {
  expect(points(['a', 'c', 'b'])).toBe(2)
  expect(points(['a', 'b', 'd'])).toBe(0)
  expect(points(['a', 'b', 'c', 'd'])).toBe(0)
})

test('all or nothing wants exactly the right set', () => {
  expect(points(['c', 'a'], 'all-or-nothing')).toBe(4)
  expect(points(['a'], 'all-or-nothing')).toBe(0)
  expect(points(['a', 'b', 'c'], 'all-or-nothing')).toBe(0)
})

test('the figures behind the points are shown', () => {
  expect(scoreItem(anItem('multiple-choice'), { chosen: ['a', 'c', 'b'] }).explanation).toEqual({
    rule: 'right-minus-wrong',
    params: { right: 2, wrong: 1, correct: 2 },
  })
})

test('choosing the same option twice counts once, and in whichever order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), (chosen) => {
      expect(points(chosen)).toBe(points([...new Set(chosen)].toReversed()))
    }),
  )
})

test('where nothing is right nobody earns points', () => {
  const item = anItem('multiple-choice', {
    scoring: 'all-or-nothing',
    options: [{ id: 'a', text: 'one', isCorrect: false }],
  })
  expect(scoreItem(item, { chosen: ['x'] }).points).toBe(0)
})

test('each: right choices earn their share and wrong ones cost nothing', () => {
  expect(points(['a', 'b'], 'each')).toBe(2)
  expect(points(['a', 'b', 'c', 'd'], 'each')).toBe(4)
  expect(codes({ scoring: 'each' })).toEqual(['all-chosen-earns-all'])
  expect(codes({ scoring: 'each', maxChoices: 2 })).toEqual([])
})

test('each option counts, chosen or left', () => {
  expect(points(['a', 'c'], 'each-option')).toBe(4)
  expect(points(['a'], 'each-option')).toBe(3)
  expect(points(['b'], 'each-option')).toBe(1)
  expect(points([], 'each-option')).toBe(0)
})

test('by weights each option gives or takes what its author says', () => {
  const options = weighted(70, -20, 30, -100)
  const item = anItem('multiple-choice', { scoring: 'weights', options })
  expect(scoreItem(item, { chosen: ['a', 'b'] })).toMatchObject({
    points: 2,
    explanation: { rule: 'weights', params: { percent: 50 } },
  })
  expect(scoreItem(item, { chosen: ['a', 'b', 'c'] }).points).toBe(3.2)
  expect(scoreItem(item, { chosen: ['a', 'd'] }).points).toBe(0)
  expect(codes({ scoring: 'weights', options: weighted(50, 0, 20) })).toEqual(['no-full-points'])
})

test('thirds that a file rounds are thirds', () => {
  const options = weighted(33.33333, 33.33333, 33.33333).map((option) => ({ ...option, isCorrect: true }))
  const item = anItem('multiple-choice', { scoring: 'weights', points: 3, options })
  expect(scoreItem(item, { chosen: ['a', 'b', 'c'] }).points).toBe(3)
  expect(scoreItem(item, { chosen: ['a', 'b'] }).points).toBe(2)
})

test('more choices than allowed are worth nothing, and the rule says so', () => {
  const item = anItem('multiple-choice', { scoring: 'each', maxChoices: 2 })
  expect(scoreItem(item, { chosen: ['a', 'c', 'b'] })).toMatchObject({
    points: 0,
    explanation: { rule: 'too-many' },
  })
  expect(scoreItem(item, { chosen: ['a', 'c', 'c'] }).points).toBe(4)
  expect(codes({ maxChoices: 1 })).toEqual(['fewer-choices-than-right'])
})
