import { expect, test } from 'vitest'
import { Item, isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { filesOf } from './named-files.ts'

const named = {
  id: '0199a1c0-5e00-7001-8a00-00009e3779b3',
  name: 'Bài làm.pdf',
  bytes: 12_345,
  sha256: 'ab'.repeat(32),
}

test('files wait for a person, and are counted', () => {
  expect(scoreItem(anItem('file'), { files: [named] })).toEqual({
    points: 0,
    max: 4,
    needsMarking: true,
    explanation: { rule: 'by-hand-files', params: { files: 1 } },
  })
})

test('who took every file away again has not answered', () => {
  expect(isAnswered('file', { files: [] })).toBe(false)
})

test('a file without a name, a size or a hash is no file', () => {
  const wrong = [{ name: '' }, { bytes: 0 }, { sha256: 'ab' }, { id: '../../etc/passwd' }]
  expect(wrong.map((change) => filesOf({ files: [{ ...named, ...change }] }))).toEqual([[], [], [], []])
})

test('the endings an author allows are plain', () => {
  expect(Item.safeParse({ ...anItem('file'), types: ['pdf', 'docx'] }).success).toBe(true)
  expect(Item.safeParse({ ...anItem('file'), types: ['.pdf'] }).success).toBe(false)
})
