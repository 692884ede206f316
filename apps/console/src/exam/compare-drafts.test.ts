import type { Exam } from '@invigil/contract/exam.ts'
import type { Item } from '@invigil/items/all.ts'
import { expect, test } from 'vitest'
import { newItem, newSection } from './change-content.ts'
import { compareDrafts } from './compare-drafts.ts'
import type { Draft } from './draft.ts'

const essay = { ...newItem('essay'), text: 'Why?' }
const statement = { ...newItem('true-false'), text: 'It is so.' }

function aDraft(...items: Item[]): Draft {
  const content = { sections: [{ ...newSection(), items }], shuffleOptions: false }
  return { title: 'Physics', language: 'en', minutes: 60, content, policy: {} as Exam['policy'] }
}

test('two drafts with the same items have no difference, however their keys are ordered', () => {
  const turned = Object.fromEntries(Object.entries(essay).toReversed()) as Item
  expect(compareDrafts(aDraft(essay), aDraft(turned))).toEqual([])
})

test('an item that was written in both is told once', () => {
  expect(compareDrafts(aDraft(essay), aDraft({ ...essay, text: 'Why not?' }))).toEqual([
    { what: 'changed', id: essay.id, words: 'Why?' },
  ])
})

test('what only one of the two has is told with its side', () => {
  expect(compareDrafts(aDraft(essay), aDraft(statement))).toEqual([
    { what: 'only-mine', id: essay.id, words: 'Why?' },
    { what: 'only-theirs', id: statement.id, words: 'It is so.' },
  ])
})
