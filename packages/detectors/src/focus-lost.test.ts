import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('work in another window beside the exam is noticed', () => {
  expect(plays('focus-lost/triggers-another-window').map(({ phase }) => phase)).toEqual(['began', 'ended'])
})

test('a dialog of the system is no signal, and a hidden page is another detector’s', () => {
  expect(plays('focus-lost/quiet-a-dialog-and-a-hidden-page')).toEqual([])
})
