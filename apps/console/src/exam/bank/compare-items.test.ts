import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { compareItems } from './compare-items.ts'

const choice = anItem('single-choice')
const body = { item: choice, tags: ['gases'], difficulty: 2 }

test('the same says nothing, in whatever order its fields stand', () => {
  const { kind, ...rest } = choice
  expect(compareItems(body, { ...body, item: { ...rest, kind } })).toEqual([])
})

test('each field that differs is told by its name', () => {
  const [first, second] = choice.options
  const options = first && second ? [first, { ...second, text: 'Argon', isCorrect: true }] : []
  const item = { ...choice, text: 'Which gas?', options }
  expect(compareItems(body, { item, tags: ['gases', 'noble'], difficulty: null })).toEqual([
    { field: 'text', older: 'What is it?', newer: 'Which gas?' },
    {
      field: 'options',
      older: 'Helium · ✓ isCorrect\nHydrogen',
      newer: 'Helium · ✓ isCorrect\nArgon · ✓ isCorrect',
    },
    { field: 'tags', older: 'gases', newer: 'gases\nnoble' },
    { field: 'difficulty', older: '2', newer: '' },
  ])
})

test('a field that only one of both has is told', () => {
  const essay = { ...body, item: anItem('essay') }
  expect(compareItems(body, essay).map(({ field }) => field)).toContain('minWords')
})

test('where it came from is no difference', () => {
  const origin = { bankItemId: choice.id, version: 1 }
  expect(compareItems(body, { ...body, item: { ...choice, origin } })).toEqual([])
})
