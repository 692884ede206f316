import { expect, test } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import { forgetMarks, KeptMarks } from './kept-marks.ts'

test('notes and marks come back after a reload, each attempt’s its own', async () => {
  const store = memoryStore()
  const before = await KeptMarks.open(store, 'one')
  before.change({ notes: 'v = s / t', struck: { item: ['b'] } })
  before.change({ stretches: { item: [{ from: 0, to: 4 }] } })
  const after = await KeptMarks.open(store, 'one')
  expect(after.marks()).toEqual({
    notes: 'v = s / t',
    itemNotes: {},
    stretches: { item: [{ from: 0, to: 4 }] },
    struck: { item: ['b'] },
  })
  expect((await KeptMarks.open(store, 'other')).marks().notes).toBe('')
})

test('nothing of them stays behind when they are forgotten', async () => {
  const store = memoryStore()
  const kept = await KeptMarks.open(store, 'one')
  kept.change({ notes: 'for me only' })
  await forgetMarks(store, 'one')
  expect(await store.list('marks/one/')).toEqual([])
})
