import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a picture that does not change by a bit stands still', () => {
  expect(plays('picture-frozen/triggers-picture-frozen')).toMatchObject([
    { phase: 'began', confidence: 0.95 },
    { phase: 'ended' },
  ])
})

test('frames that a driver repeats in poor light are fine, and so is more patience', () => {
  expect(plays('picture-frozen/quiet-repeated-frames-in-poor-light')).toEqual([])
  expect(plays('picture-frozen/triggers-picture-frozen', { afterSeconds: 120 })).toEqual([])
})

test('a covered lens is left to the detector that knows better', () => {
  expect(plays('picture-frozen/quiet-a-black-covered-lens')).toEqual([])
})
