import { itemKinds } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { tellAnswer, tellKey } from './tell.ts'

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
