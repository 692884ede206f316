import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a face that has slid out at the side is noticed with how much of it is missing', () => {
  expect(plays('face-partly-seen/triggers-slides-out-to-the-side')).toMatchObject([
    { phase: 'began', confidence: 0.8, detail: { percent: expect.closeTo(40, -1) } },
    { phase: 'ended' },
  ])
})

test('who leans in too close is cut off as well', () => {
  expect(plays('face-partly-seen/triggers-leans-in-too-close')[0]).toMatchObject({ phase: 'began' })
})

test('reaching for a pen, or a forehead that is cut off all the time, is no signal', () => {
  expect(plays('face-partly-seen/quiet-reaches-for-a-pen-and-a-cut-forehead')).toEqual([])
})

test('with an eye beyond the edge, less of the face must be missing', () => {
  expect(plays('face-partly-seen/triggers-slides-out-to-the-side', { outside: 0.45 })[0]?.phase).toBe('began')
  expect(plays('face-partly-seen/triggers-slides-out-to-the-side', { outside: 0.6 })).toEqual([])
})
