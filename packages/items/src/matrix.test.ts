import { expect, test } from 'vitest'
import { type Item, isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'
import { paperFor } from './paper-for.ts'

type Matrix = Extract<Item, { kind: 'matrix' }>

const columns = ['x', 'y', 'z'].map((id) => ({ id, text: `Column ${id}` }))
const rows = [
  { id: 'a', text: 'Row a', right: ['x', 'y'] },
  { id: 'b', text: 'Row b', right: ['z'] },
]
const many = { rows, columns, takesMany: true, points: 6 }
const score = (chosen: Record<string, string[]>, changes: Partial<Matrix> = {}) =>
  scoreItem(anItem('matrix', changes), { chosen })
const contentOf = (item: Item) => ({
  sections: [
    { id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never, title: 'One', shuffleItems: false, items: [item] },
  ],
  shuffleOptions: true,
})
const codes = (changes: Partial<Matrix>) =>
  checkContent(contentOf(anItem('matrix', changes))).map(({ code }) => code)

test('each right row earns its share, a wrong one costs nothing', () => {
  expect(score({ a: ['a'], b: ['b'] }).points).toBe(4)
  expect(score({ a: ['a'], b: ['a'] })).toMatchObject({
    points: 2,
    explanation: { rule: 'each', params: { right: 1, correct: 2 } },
  })
})

test('where a row takes one column, naming several earns nothing', () => {
  expect(score({ a: ['a', 'b'], b: ['b'] }).points).toBe(2)
})

test('where rows take several, a row wants exactly its own', () => {
  expect(score({ a: ['y', 'x'], b: ['z'] }, many).points).toBe(6)
  expect(score({ a: ['x'], b: ['z'] }, many).points).toBe(3)
  expect(score({ a: ['x', 'y', 'z'], b: ['z', 'z'] }, many).points).toBe(3)
})

test('by cells, right ones less wrong ones', () => {
  const byCells = { ...many, scoring: 'right-minus-wrong' as const }
  expect(score({ a: ['x'], b: ['z'] }, byCells).points).toBe(4)
  expect(score({ a: ['x', 'z'], b: ['z'] }, byCells)).toMatchObject({
    points: 2,
    explanation: { rule: 'right-minus-wrong', params: { right: 2, wrong: 1, correct: 3 } },
  })
  expect(score({ a: ['z'], b: ['x', 'y'] }, byCells).points).toBe(0)
})

test('all or nothing wants every row', () => {
  expect(score({ a: ['a'], b: ['b'] }, { scoring: 'all-or-nothing' }).points).toBe(4)
  expect(score({ a: ['a'] }, { scoring: 'all-or-nothing' }).points).toBe(0)
})

test('rows with nothing chosen are no answer', () => {
  expect(isAnswered('matrix', { chosen: { a: [], b: [] } })).toBe(false)
})

test('rows come in an order of each candidate’s own, columns in their author’s', () => {
  const papers = Array.from({ length: 20 }, (_, at) => paperFor(contentOf(anItem('matrix', many)), `${at}`))
  const seen = papers.map(({ sections }) => JSON.stringify(sections[0]?.items[0]))
  expect(new Set(seen).size).toBe(2)
  expect(seen.every((one) => one.includes('[{"id":"x"'))).toBe(true)
})

test('what is unfinished is told before publishing', () => {
  expect(codes({ rows: [], columns: [] })).toEqual(['no-rows', 'too-few-columns'])
  expect(codes({ rows, columns })).toEqual(['row-with-several-right'])
  expect(codes({ rows: rows.map((row) => ({ ...row, right: ['gone'] })), columns, takesMany: true })).toEqual(
    ['row-without-right'],
  )
  const alike = [...columns, { id: 'x', text: ' ' }, { id: 'w', text: '' }]
  expect(codes({ columns: alike, rows, takesMany: true })).toEqual([
    'empty-column',
    'same-column-twice',
    'same-id-twice',
  ])
})
