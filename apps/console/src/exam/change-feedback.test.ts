import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { optionsOf } from '@invigil/items/feedback.ts'
import { expect, test } from 'vitest'
import { withFeedback, withOptionFeedback } from './change-feedback.ts'

test('words that are taken away again leave the item as it was', () => {
  const item = anItem('single-choice')
  const written = withOptionFeedback(withFeedback(item, 'Noble gases.'), 'b', 'Lighter.')
  expect(written).toMatchObject({
    feedback: 'Noble gases.',
    options: [{ id: 'a' }, { feedback: 'Lighter.' }],
  })
  expect(withOptionFeedback(withFeedback(written, ''), 'b', '')).toEqual(item)
})

test('a statement has words for whoever takes it for true and for whoever does not', () => {
  const item = anItem('true-false')
  const written = withOptionFeedback(withOptionFeedback(item, 'true', 'Yes.'), 'false', 'No.')
  expect(written).toMatchObject({ feedbackOnTrue: 'Yes.', feedbackOnFalse: 'No.' })
  expect(withOptionFeedback(written, 'true', '')).toEqual({ ...item, feedbackOnFalse: 'No.' })
})

test('a typed form and a value have words of their own, and are as before without them', () => {
  const short = anItem('short-answer', { accepted: ['Paris', { text: 'Lyon', percent: 0, match: 'text' }] })
  const written = withOptionFeedback(short, '0', 'Yes.')
  expect(written).toMatchObject({
    accepted: [{ text: 'Paris', percent: 100, match: 'text', feedback: 'Yes.' }, { text: 'Lyon' }],
  })
  expect(withOptionFeedback(written, '0', '')).toEqual(short)
  const number = anItem('numeric')
  expect(withOptionFeedback(number, '0', 'Of course.')).toMatchObject({
    accepted: [{ feedback: 'Of course.' }],
  })
  expect(withOptionFeedback(withOptionFeedback(number, '0', 'x'), '0', '')).toEqual(number)
})

test('a gap has words for each form, value and option, and is as before without them', () => {
  const item = anItem('cloze')
  const ids = optionsOf(item).map(({ id }) => id)
  const written = ids.reduce((next, id) => withOptionFeedback(next, id, `Of ${id}`), item as Item)
  expect(optionsOf(written).map(({ feedback }) => feedback)).toEqual(ids.map((id) => `Of ${id}`))
  expect(ids.reduce((next, id) => withOptionFeedback(next, id, ''), written)).toEqual(item)
})
