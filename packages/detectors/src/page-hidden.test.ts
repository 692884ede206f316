import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('another tab is noticed while it lasts', () => {
  expect(plays('page-hidden/triggers-another-tab')).toMatchObject([
    { phase: 'began', detail: { seconds: 2 } },
    { phase: 'ended', detail: { seconds: 9 } },
  ])
})

test('a browser that holds back a hidden page’s timers hides nothing', () => {
  expect(plays('page-hidden/triggers-timers-held-back-while-hidden')).toMatchObject([
    { phase: 'began' },
    { phase: 'ended', detail: { seconds: 48 } },
  ])
})

test('a slip of the fingers is no signal', () => {
  expect(plays('page-hidden/quiet-a-slip-of-the-fingers')).toEqual([])
})
