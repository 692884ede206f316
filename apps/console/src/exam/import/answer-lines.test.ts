import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { answerLines } from './answer-lines.ts'

test('a choice tells its options and which are right', () => {
  expect(answerLines(anItem('single-choice'))).toEqual([
    { text: 'Helium', isRight: true },
    { text: 'Hydrogen', isRight: false },
  ])
})

test('a matching tells its pairs, and what belongs to none', () => {
  expect(answerLines(anItem('matching'))).toEqual([
    { text: 'France → Paris', isRight: null },
    { text: 'Vietnam → Hà Nội', isRight: null },
    { text: 'Lima', isRight: false },
  ])
})

test('gaps tell what each accepts, with the share of the points', () => {
  expect(answerLines(anItem('cloze'))).toContainEqual({ text: '2: `steam`', isRight: true, percent: 50 })
  expect(answerLines(anItem('cloze'))).toContainEqual({ text: '1: 100 ± 0.5', isRight: true })
  const turned = answerLines(anItem('cloze', { text: '{{3}} {{2}} {{1}}' }))
  expect(turned).toContainEqual({ text: '3: 100 ± 0.5', isRight: true })
  expect(answerLines(anItem('cloze'), 'comma')).toContainEqual({ text: '1: 100 ± 0,5', isRight: true })
})

test('what a person marks accepts nothing by itself', () => {
  expect(answerLines(anItem('essay'))).toEqual([])
})
