import { expect, test } from 'vitest'
import { scoreItem, withoutKey } from './all.ts'
import { anItem } from './an-item.ts'

const page = {
  id: '0199a1c0-5e00-7001-8a00-00009e3779b4',
  name: 'page-1.jpg',
  bytes: 9,
  sha256: '0f'.repeat(32),
}

test('pages wait for a person', () => {
  expect(scoreItem(anItem('drawing'), { files: [page, page] })).toMatchObject({
    needsMarking: true,
    explanation: { rule: 'by-hand-files', params: { files: 2 } },
  })
})

test('a candidate is told how pages may be made', () => {
  const show = {
    html: (text: string) => text,
    order: <Entry>(entries: readonly Entry[]) => [...entries],
    mix: <Entry>(entries: readonly Entry[]) => [...entries],
  }
  expect(withoutKey(anItem('drawing', { by: 'photo', most: 3 }), show)).toMatchObject({
    by: 'photo',
    most: 3,
  })
})
