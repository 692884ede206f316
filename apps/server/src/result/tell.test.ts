import type { Item } from '@invigil/items/all.ts'
import { itemKinds } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { markIn, tellAnswer, tellKey } from './tell.ts'

test('a choice is told by the words of its options, not by their ids', () => {
  const item = anItem('multiple-choice')
  expect(tellAnswer(item, { chosen: ['a', 'd'] })).toEqual(['Helium', 'Nitrogen'])
  expect(tellKey(item)).toEqual(['Helium', 'Neon'])
})

test('an order is told with its places', () => {
  const order = ['b81xzt5e', 'qk3vv0ma', 'm2dd07yr', 'a09gplw4']
  expect(tellAnswer(anItem('ordering'), { order })[0]).toBe('1. Iron plough')
  expect(tellKey(anItem('ordering'))[0]).toBe('1. Clay tablet')
})

test('a number is told with its tolerance', () => {
  expect(tellKey(anItem('numeric'))).toEqual(['42 ± 0.5'])
  expect(tellKey(anItem('numeric'), markIn({ text: '42,1', mark: 'comma' }))).toEqual(['42 ± 0,5'])
  expect(tellAnswer(anItem('numeric'), { text: '41,5', mark: 'comma', unit: null })).toEqual(['41,5'])
})

test('who chose an option that is not there said nothing that can be told', () => {
  expect(tellAnswer(anItem('single-choice'), { chosen: 'z' })).toEqual([])
})

test.for(itemKinds.map(({ kind }) => kind))('without an answer to %s nothing is told', (kind) => {
  expect(tellAnswer(anItem(kind), undefined)).toEqual([])
})

test('what a person marks has no key', () => {
  expect(tellKey(anItem('essay'))).toEqual([])
})

test('places in a picture are told with the regions they hit', () => {
  const item = anItem('hotspot')
  const points = [
    [15, 20],
    [90.4, 2],
  ]
  expect(tellAnswer(item, { points })).toEqual(['(15, 20) → Heart', '(90, 2) → –'])
  expect(tellAnswer(item, { chosen: ['lung', 'gone'] })).toEqual(['Lung'])
  expect(tellKey(item)).toEqual(['Heart', 'Lung'])
})

const named = {
  id: '0199a1c0-5e00-7001-8a00-00009e3779b3',
  name: 'essay.pdf',
  bytes: 9,
  sha256: 'a'.repeat(64),
}

/** An answer to what `anItem` asks, and what is told of it and of the key. A new kind does not compile without. */
const told: {
  [Kind in Exclude<Item['kind'], 'information'>]: [body: unknown, answer: string, key: string | undefined]
} = {
  'single-choice': [{ chosen: 'b' }, 'Hydrogen', 'Helium'],
  'multiple-choice': [{ chosen: ['c'] }, 'Neon', 'Helium'],
  'true-false': [{ chosen: false }, 'false', 'true'],
  'short-answer': [{ text: 'Huế' }, 'Huế', 'Hà Nội'],
  numeric: [{ text: '41,5', mark: 'comma', unit: null }, '41,5', '42 ± 0.5'],
  ordering: [{ order: ['b81xzt5e', 'qk3vv0ma', 'm2dd07yr', 'a09gplw4'] }, '1. Iron plough', '1. Clay tablet'],
  matching: [{ chosen: { a: 'z0r4uj8n' } }, 'France → Lima', 'France → Paris'],
  matrix: [{ chosen: { a: ['b'] } }, 'Gold → Gas', 'Gold → Metal'],
  cloze: [{ gaps: { 1: '99', 2: '', 3: 'b' }, mark: 'point' }, '1 → 99', '1 → 100 ± 0.5'],
  hotspot: [{ points: [[15, 20]] }, '(15, 20) → Heart', 'Heart'],
  essay: [{ text: 'Because.' }, 'Because.', undefined],
  code: [{ text: 'print(1)' }, 'print(1)', undefined],
  file: [{ files: [named] }, 'essay.pdf', undefined],
  drawing: [{ files: [named] }, 'essay.pdf', undefined],
}

test.for(Object.entries(told))(
  '%s: an answer and its key are told in words',
  ([kind, [body, answer, key]]) => {
    const item = anItem(kind as Item['kind'])
    expect(tellAnswer(item, body)[0]).toBe(answer)
    expect(tellKey(item)[0]).toBe(key)
  },
)

test('the lines of gaps have the numbers that the gaps have in the text', () => {
  const item = anItem('cloze', { text: 'Above {{1}} °C it is {{3}}, below {{2}}.' })
  expect(tellAnswer(item, { gaps: { 1: '99', 2: 'ice', 3: 'b' }, mark: 'point' })).toEqual([
    ...['1 → 99', '2 → gas', '3 → ice'],
  ])
  expect(tellKey(item)[1]).toMatch(/^2 → solid/)
})
