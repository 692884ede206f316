import type { Item } from '@invigil/items/all.ts'
import { itemsFor } from '@invigil/items/draw.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { paperFor } from '@invigil/items/paper-for.ts'
import { expect, test } from 'vitest'
import { newItem, newSection } from '../change-content.ts'
import { letterOf, printedKey } from './printed-key.ts'

test('options are named by letters, beyond Z by two', () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA'])
})

test('the key names the letter at which the right option stands on this very paper', () => {
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id, isCorrect: id === 'b' }))
  const item = { ...newItem('single-choice'), options } as Item
  const seeds = ['1', '2', '3', '4', '5', '6']
  const places = seeds.map((seed) => {
    const seen = seenOf(item, seed)
    const at = seen.kind === 'single-choice' ? seen.options.findIndex(({ id }) => id === 'b') : -1
    expect(printedKey(item, seen)).toEqual([{ is: 'said', text: 'ABCD'.charAt(at) }])
    return at
  })
  expect(new Set(places).size).toBeGreaterThan(1)
})

test('rows of a matching and a table name the letters of their counterparts', () => {
  const matching = {
    ...newItem('matching'),
    rows: [
      { id: 'a', text: 'Paris', match: '00000000-0000-4000-8000-000000000001' },
      { id: 'b', text: 'Hà Nội', match: '00000000-0000-4000-8000-000000000002' },
    ],
    options: [
      { id: '00000000-0000-4000-8000-000000000001', text: 'France' },
      { id: '00000000-0000-4000-8000-000000000002', text: 'Việt Nam' },
    ],
  } as Item
  const seen = {
    ...seenOf(matching, '1'),
    rows: [
      { id: 'b', html: '' },
      { id: 'a', html: '' },
    ],
    options: [
      { id: '00000000-0000-4000-8000-000000000001', html: '' },
      { id: '00000000-0000-4000-8000-000000000002', html: '' },
    ],
  } as Parameters<typeof printedKey>[1]
  expect(printedKey(matching, seen)).toEqual([{ is: 'said', text: '1 → B, 2 → A' }])
})

test('numbers come with their tolerance and unit, and a part of the points is told', () => {
  const item = {
    ...newItem('numeric'),
    accepted: [
      { value: '9.81', tolerance: '0.02', toleranceIn: 'units', percent: 100 },
      { value: '10', tolerance: '0', toleranceIn: 'units', percent: 50 },
    ],
    units: [{ id: 'a', name: 'm/s²', factor: '1' }],
  } as Item
  expect(printedKey(item, seenOf(item, '1'))).toEqual([
    { is: 'accepted', texts: ['9.81 ± 0.02 m/s²', '10 (50 %) m/s²'] },
  ])
})

test.for(['general-science-en', 'tables-and-gaps-en', 'mesures-et-chronologie-fr', 'ngu-van-lich-su-vi'])(
  'every question of %s has a key or is marked by hand',
  (name) => {
    const { content } = exampleExam(name)
    const seen = paperFor(content, '1').sections.flatMap(({ items }) => items)
    const items = itemsFor(content, '1')
    const asked = seen.filter(({ kind }) => kind !== 'information')
    const keys = asked.map((one) => printedKey(items.find(({ id }) => id === one.id) as Item, one))
    expect(keys.filter((key) => key.length === 0 || JSON.stringify(key).includes('"–"'))).toEqual([])
  },
)

function seenOf(item: Item, seed: string) {
  const content = { sections: [{ ...newSection(), items: [item] }], shuffleOptions: true } as ExamContent
  return paperFor(content, seed).sections[0]?.items[0] as Parameters<typeof printedKey>[1]
}
