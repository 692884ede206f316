import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'

test('the right option gives all points', () => {
  expect(scoreItem(anItem('single-choice'), { chosen: 'a' })).toEqual({
    points: 4,
    max: 4,
    needsMarking: false,
    explanation: { rule: 'right', params: {} },
  })
})

test('another option, one that is not there and none give no points', () => {
  const item = anItem('single-choice')
  expect(scoreItem(item, { chosen: 'b' })).toMatchObject({ points: 0, explanation: { rule: 'wrong' } })
  expect(scoreItem(item, { chosen: 'z' })).toMatchObject({ points: 0, explanation: { rule: 'wrong' } })
  expect(scoreItem(item, { chosen: null })).toMatchObject({
    points: 0,
    explanation: { rule: 'not-answered' },
  })
  expect(scoreItem(item, undefined)).toMatchObject({ points: 0, explanation: { rule: 'not-answered' } })
})

test('an answer of another kind is kept but worth nothing', () => {
  expect(scoreItem(anItem('single-choice'), { chosen: ['a'] })).toMatchObject({
    points: 0,
    explanation: { rule: 'unreadable' },
  })
})

test('an option may be worth a part of the points, and none less than nothing', () => {
  const options = anItem('single-choice').options.map((option, at) => ({
    ...option,
    percent: [100, 25][at] ?? 0,
  }))
  expect(scoreItem(anItem('single-choice', { options }), { chosen: 'b' })).toMatchObject({
    points: 1,
    explanation: { rule: 'partly', params: { percent: 25 } },
  })
  const costly = options.map((option) => ({ ...option, percent: -50 }))
  expect(scoreItem(anItem('single-choice', { options: costly }), { chosen: 'b' }).points).toBe(0)
})
