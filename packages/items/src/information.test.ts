import { expect, test } from 'vitest'
import { asksSomething, isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'

const problemsOf = (points: number) =>
  checkContent({
    sections: [
      {
        id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never,
        title: 'One',
        shuffleItems: false,
        items: [anItem('information', { points })],
      },
    ],
    shuffleOptions: false,
  }).map(({ code }) => code)

test('nothing can be answered, whatever a browser sends', () => {
  expect(isAnswered('information', { text: 'read it' })).toBe(false)
  expect(scoreItem(anItem('information', { points: 0 }), { text: 'read it' })).toEqual({
    points: 0,
    max: 0,
    needsMarking: false,
    explanation: { rule: 'unreadable', params: {} },
  })
})

test('it is no question among the others', () => {
  expect([anItem('information'), anItem('essay')].map(asksSomething)).toEqual([false, true])
})

test('it must not be worth points that nobody could earn', () => {
  expect(problemsOf(1)).toEqual(['points-for-nothing'])
  expect(problemsOf(0)).toEqual([])
})
