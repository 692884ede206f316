import type { ItemId } from '@invigil/contract/ids.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { expect, test } from 'vitest'
import { planAnswers } from './typing.ts'

const essay = { kind: 'essay', id: 'e' as ItemId, points: 4, textHtml: '', minWords: null, maxWords: null }
const single = {
  kind: 'single-choice',
  id: 's' as ItemId,
  points: 1,
  textHtml: '',
  options: [
    { id: 'a', textHtml: '' },
    { id: 'b', textHtml: '' },
  ],
}
const items = [single, essay] as unknown as PaperItem[]

test('the same seed writes the same, another one something else', () => {
  expect(planAnswers(items, 3)).toEqual(planAnswers(items, 3))
  expect(planAnswers(items, 3)).not.toEqual(planAnswers(items, 4))
})

test('answers come in the order of time, and an essay only grows', () => {
  const written = planAnswers(items, 3)
  const seconds = written.map(({ second }) => second)
  expect(seconds).toEqual(seconds.toSorted((one, other) => one - other))
  const texts = written
    .filter(({ itemId }) => itemId === 'e')
    .map(({ body }) => (body as { text: string }).text)
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.slice(1).every((text, index) => text.startsWith(texts[index] ?? '-'))).toBe(true)
})

test('nobody types faster than a quick typist', () => {
  const written = planAnswers(items, 3).filter(({ itemId }) => itemId === 'e')
  const speeds = written.slice(1).map(({ second, body }, index) => {
    const before = written[index]
    const grown = textOf(body).length - textOf(before?.body).length
    return grown / (second - (before?.second ?? 0))
  })
  expect(Math.max(...speeds)).toBeLessThan(10)
})

function textOf(body: unknown): string {
  return (body as { text: string }).text
}
