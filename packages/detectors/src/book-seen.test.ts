import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('notes beside the keyboard are noticed, though one look misses them', () => {
  expect(plays('book-seen/triggers-notes-beside-the-keyboard')).toMatchObject([
    { phase: 'began', detail: { what: 'book', where: 'left' } },
    { phase: 'ended' },
  ])
})

test('a sheet that is turned once is nothing', () => {
  expect(plays('book-seen/quiet-a-sheet-is-turned-once')).toEqual([])
})
