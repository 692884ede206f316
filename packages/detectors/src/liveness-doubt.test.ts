import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('three doubtful looks of five are a hint, and no more than half sure', () => {
  expect(plays('liveness-doubt/triggers-a-printed-face')).toMatchObject([
    { phase: 'began', confidence: 0.5 },
    { phase: 'ended' },
  ])
})

test('a bad look now and then is none', () => {
  expect(plays('liveness-doubt/quiet-two-bad-looks')).toEqual([])
})
