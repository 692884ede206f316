import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { showAnswer, textOf } from './show-answer.ts'

test('a formatted essay is shown with its formatting, and counted by its words', () => {
  const body = { rich: [{ p: ['Hà ', { t: 'Nội', as: ['b'] }] }] }
  expect(showAnswer(anItem('essay'), body)).toEqual({ as: 'html', html: '<p>Hà <strong>Nội</strong></p>' })
  expect(textOf(body)).toBe('Hà Nội')
})

test('a plain essay is shown as it was typed', () => {
  expect(showAnswer(anItem('essay'), { text: 'one\n\n  two' })).toEqual({ as: 'text', text: 'one\n\n  two' })
})

test('code is shown in the language of its item', () => {
  const item = anItem('code', { language: 'rust' })
  expect(showAnswer(item, { text: 'fn main() {}' })).toEqual({
    as: 'code',
    language: 'rust',
    text: 'fn main() {}',
  })
})

test('an answer that no rule can read is shown as it was sent, never as markup', () => {
  const body = { rich: [{ html: '<script>' }] }
  expect(showAnswer(anItem('essay'), body)).toEqual({ as: 'text', text: JSON.stringify(body) })
})
