import type { Item } from '@invigil/items/all.ts'
import { expect, test } from 'vitest'
import { newItem } from './change-content.ts'
import {
  distractorsOf,
  newGap,
  placesWithoutGap,
  withCounterpart,
  withGap,
  withMatchingRow,
  withoutColumn,
  withoutGap,
  withoutMatchingRow,
  withRight,
} from './change-parts.ts'

type Matching = Extract<Item, { kind: 'matching' }>

const matching: Matching = {
  ...(newItem('matching') as Matching),
  rows: [
    { id: 'a', text: 'France', match: 't5w0bqz1' },
    { id: 'b', text: 'Vietnam', match: 'c7m2kx9d' },
  ],
  options: [
    { id: 't5w0bqz1', text: 'Paris' },
    { id: 'c7m2kx9d', text: 'Hà Nội' },
    { id: 'z0r4uj8n', text: 'Lima' },
  ],
}
const texts = ({ rows, options }: Matching) =>
  rows.map(({ match }) => options.find(({ id }) => id === match)?.text)

test('a counterpart is written into its own option', () => {
  const changed = withCounterpart(matching, 0, 'Lyon')
  expect(texts(changed)).toEqual(['Lyon', 'Hà Nội'])
  expect(changed.options).toHaveLength(3)
})

test('rows with the same words share an option, and part again when one is written on', () => {
  const shared = withCounterpart(matching, 1, ' Paris')
  expect(shared.rows.map(({ match }) => match)).toEqual(['t5w0bqz1', 't5w0bqz1'])
  expect(shared.options.map(({ text }) => text)).toEqual(['Paris', 'Lima'])
  expect(texts(withCounterpart(shared, 1, 'Paris 2'))).toEqual(['Paris', 'Paris 2'])
})

test('two empty counterparts stay two', () => {
  const emptied = withCounterpart(withCounterpart(matching, 0, ''), 1, '')
  expect(new Set(emptied.rows.map(({ match }) => match)).size).toBe(2)
})

test('a row brings its own option and takes it along, and what else is there are distractors', () => {
  const longer = withMatchingRow(matching)
  expect(longer.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(distractorsOf(longer).map(({ text }) => text)).toEqual(['Lima'])
  expect(withoutMatchingRow(longer, 2)).toEqual(matching)
  expect(withoutMatchingRow(matching, 0).options.map(({ text }) => text)).toEqual(['Hà Nội', 'Lima'])
})

test('a column that goes takes its marks along', () => {
  const matrix = newItem('matrix') as Extract<Item, { kind: 'matrix' }>
  const marked = withRight(matrix, 0, ['b', 'a', 'gone'])
  expect(marked.rows[0]?.right).toEqual(['a', 'b'])
  const without = withoutColumn(marked, 'a')
  expect([without.columns.map(({ id }) => id), without.rows[0]?.right]).toEqual([['b'], ['b']])
})

test('a gap comes with its place and goes with it', () => {
  const cloze = newItem('cloze') as Extract<Item, { kind: 'cloze' }>
  const one = withGap({ ...cloze, text: 'Ice is {{2}}', gaps: [] })
  expect(one.text).toBe('Ice is {{2}} {{1}}')
  expect(placesWithoutGap(one)).toEqual(['2'])
  const two = withGap(one, '2')
  expect(two.gaps.map(({ id }) => id)).toEqual(['1', '2'])
  expect(placesWithoutGap(two)).toEqual([])
  expect(withoutGap(two, '1').text).toBe('Ice is {{2}} ')
})

test('a gap that asks in another way keeps its name and weight', () => {
  expect(newGap('3', 'choice', 2)).toMatchObject({ id: '3', weight: 2, ask: 'choice' })
})
