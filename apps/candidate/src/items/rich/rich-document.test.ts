import { type Block, plainOf, RichText } from '@invigil/items/rich-text.ts'
import { expect, test } from 'vitest'
import { documentOf, richTextOf } from './rich-document.ts'

const essay = [
  { h: ['Nước'], level: 1 as const },
  { p: ['Dòng một\ndòng hai, H', { t: '2', as: ['sub' as const] }, 'O và ', { math: 'x^2' }] },
  {
    ol: [
      [{ p: ['một'] }, { ul: [[{ p: [{ t: 'trong', as: ['b' as const, 'i' as const] }] }]] }],
      [{ p: ['hai'] }],
    ],
  },
]

test('an essay comes out of the editor as it went in', () => {
  expect(richTextOf(documentOf(essay))).toEqual(essay)
})

test('what the editor gives is what the server takes', () => {
  expect(RichText.parse(richTextOf(documentOf(essay)))).toEqual(essay)
})

test('an empty answer is one empty paragraph, to write in', () => {
  expect(richTextOf(documentOf([]))).toEqual([{ p: [] }])
})

test('a list without entries, or an entry that begins with a list, is mended and not lost', () => {
  expect(richTextOf(documentOf([{ ul: [] }, { ol: [[{ ul: [[{ p: ['tief'] }]] }]] }]))).toEqual([
    { ul: [[{ p: [] }]] },
    { ol: [[{ p: [] }, { ul: [[{ p: ['tief'] }]] }]] },
  ])
})

test('lists nested deeper than the server takes keep every word', () => {
  const list = (word: string) => `{"ul":[[{"p":["${word}"]},`
  const deep: Block[] = [
    JSON.parse(`${['a', 'b', 'c', 'd', 'e', 'f'].map(list).join('')}{"p":["g"]}${']]}'.repeat(6)}`),
  ]
  const sent = richTextOf(documentOf(deep))
  expect(RichText.safeParse(deep).success).toBe(false)
  expect(plainOf(RichText.parse(sent))).toBe('a\nb\nc\nd\ne\nf\ng')
})
