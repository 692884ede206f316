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

test('files are shown as files, and told by their names', () => {
  const file = {
    id: '0199a1c0-5e00-7001-8a00-00009e3779b3',
    name: 'a.pdf',
    bytes: 1,
    sha256: 'ab'.repeat(32),
  }
  expect(showAnswer(anItem('file'), { files: [file] })).toEqual({ as: 'files', files: [file] })
  expect(textOf({ files: [file, { ...file, name: 'b.pdf' }] })).toBe('a.pdf\nb.pdf')
})

test('an answer that no rule can read is shown as it was sent, never as markup', () => {
  const body = { rich: [{ html: '<script>' }] }
  expect(showAnswer(anItem('essay'), body)).toEqual({ as: 'text', text: JSON.stringify(body) })
})
