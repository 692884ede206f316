import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('leaving full screen is noticed', () => {
  expect(plays('fullscreen-left/triggers-escape-pressed')[0]).toMatchObject({ phase: 'began' })
})

test('never entering it is noticed once the grace is over', () => {
  expect(plays('fullscreen-left/triggers-never-entered')[0]).toMatchObject({
    phase: 'began',
    detail: { seconds: 6 },
  })
})

test('entering slowly and a slip are no signal', () => {
  expect(plays('fullscreen-left/quiet-slow-to-enter-and-a-slip')).toEqual([])
})
