import type { Timeline } from '@invigil/contract/review.ts'
import { expect, test } from 'vitest'
import { whyBare } from './why-bare.ts'

const begun = Date.parse('2040-03-05T09:00:00.000Z')

function at(second: number): string {
  return new Date(begun + second * 1000).toISOString()
}

const timeline: Pick<Timeline, 'recordings' | 'silences' | 'state'> = {
  state: 'submitted',
  silences: [{ fromAt: at(68), toAt: at(80) }],
  recordings: [
    {
      kind: 'camera',
      fromAt: at(10),
      toAt: at(100),
      gaps: [
        { fromAt: at(20), toAt: at(30), reason: 'network' },
        { fromAt: at(40), toAt: at(50), reason: 'a-word-of-a-later-version' },
        { fromAt: at(70), toAt: at(80), reason: 'unknown' },
      ],
      tracks: [],
    },
  ],
}

test('a gap says what the recorder said of it, and nothing more', () => {
  expect([25, 45].map((second) => whyBare(timeline, 'camera', begun + second * 1000))).toEqual([
    'network',
    'unknown',
  ])
})

test('a gap nobody explained in which the screen was silent too says so', () => {
  expect(whyBare(timeline, 'camera', begun + 75_000)).toBe('unheard')
})

test('before and after a recording are no gaps, and while an attempt goes on its end is still to come', () => {
  expect(whyBare(timeline, 'camera', begun)).toBe('before')
  expect(whyBare(timeline, 'screen', begun)).toBe('before')
  expect(whyBare(timeline, 'camera', begun + 120_000)).toBe('after')
  expect(whyBare({ ...timeline, state: 'running' }, 'camera', begun + 120_000)).toBe('still-coming')
})
