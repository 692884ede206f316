import type { ItemId } from '@invigil/contract/ids.ts'
import { itemKinds } from '@invigil/items/all.ts'
import { ExamContent } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import {
  freeOptionId,
  moved,
  newItem,
  newSection,
  withCopy,
  withItem,
  withItemMoved,
  withSectionMoved,
} from './change-content.ts'

const [one, two, three] = [newItem('single-choice'), newItem('essay'), newItem('true-false')] as const
const first = { ...newSection(), items: [one, two] }
const second = { ...newSection(), items: [three] }
const content: ExamContent = { sections: [first, second], shuffleOptions: false }
const order = ({ sections }: ExamContent) => sections.map(({ items }) => items.map(({ id }) => id))

test.for(itemKinds.map(({ kind }) => kind))('a new %s is one that the server accepts', (kind) => {
  const sections = [{ ...newSection(), items: [newItem(kind)] }]
  expect(ExamContent.safeParse({ sections, shuffleOptions: false }).error).toBeUndefined()
})

test('an item moves within its section', () => {
  expect(order(withItemMoved(content, one.id, 1))).toEqual([[two.id, one.id], [three.id]])
})

test('at the end of its section an item goes over to the beginning of the next', () => {
  expect(order(withItemMoved(content, two.id, 1))).toEqual([[one.id], [two.id, three.id]])
})

test('at the beginning of its section an item goes back to the end of the one before', () => {
  expect(order(withItemMoved(content, three.id, -1))).toEqual([[one.id, two.id, three.id], []])
})

test('the first item stays where it is when moved up', () => {
  expect(order(withItemMoved(content, one.id, -1))).toEqual(order(content))
})

test('sections move, and the last one no further', () => {
  expect(withSectionMoved(content, first.id, 1).sections.map(({ id }) => id)).toEqual([second.id, first.id])
  expect(withSectionMoved(content, second.id, 1)).toEqual(content)
})

test('a copy stands behind its original, with a name of its own', () => {
  const copy = crypto.randomUUID() as ItemId
  expect(order(withCopy(content, one.id, copy))).toEqual([[one.id, copy, two.id], [three.id]])
})

test('an item is removed', () => {
  expect(order(withItem(content, two.id, () => undefined))).toEqual([[one.id], [three.id]])
})

test('a list with an entry moved to its end has all entries', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
})

test('a new option takes the first free letter', () => {
  expect(freeOptionId(['a', 'c'])).toBe('b')
  expect(freeOptionId([...'abcdefghijklmnopqrstuvwxyz'])).toBe('a1')
})
