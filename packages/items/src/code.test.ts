import { expect, test } from 'vitest'
import { scoreItem, withoutKey } from './all.ts'
import { anItem } from './an-item.ts'

const show = {
  html: (text: string) => text,
  order: <E>(of: readonly E[]) => [...of],
  mix: <E>(of: readonly E[]) => [...of],
}

test('code waits for a person, and its lines are counted', () => {
  expect(scoreItem(anItem('code'), { text: 'def sum(a, b):\n\n    return a + b\n' })).toEqual({
    points: 0,
    max: 4,
    needsMarking: true,
    explanation: { rule: 'by-hand-lines', params: { lines: 2 } },
  })
})

test('the code one was given is no answer, whatever space stands around it', () => {
  const item = anItem('code', { start: 'def sum(a, b):\n    pass\n' })
  expect(scoreItem(item, { text: '\ndef sum(a, b):\n    pass' })).toMatchObject({
    points: 0,
    needsMarking: false,
    explanation: { rule: 'not-answered' },
  })
})

test('a candidate sees the language and the code to begin with', () => {
  expect(withoutKey(anItem('code', { language: 'rust', start: 'fn main() {}' }), show)).toMatchObject({
    kind: 'code',
    language: 'rust',
    start: 'fn main() {}',
  })
})
