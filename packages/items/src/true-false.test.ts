import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'

test('saying false is an answer', () => {
  expect(scoreItem(anItem('true-false', { isTrue: false }), { chosen: false }).points).toBe(4)
  expect(scoreItem(anItem('true-false', { isTrue: true }), { chosen: false })).toMatchObject({
    points: 0,
    explanation: { rule: 'wrong' },
  })
})
