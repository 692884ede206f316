import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'

const points = (chosen: string[], scoring: 'right-minus-wrong' | 'all-or-nothing' = 'right-minus-wrong') =>
  scoreItem(anItem('multiple-choice', { scoring }), { chosen }).points

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
