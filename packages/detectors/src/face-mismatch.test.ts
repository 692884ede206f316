import type { Observation } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { play, plays, recorded } from './recording.ts'

const start = 1_767_603_600_000

/** One good frame every seven seconds, each this much alike. */
function compared(scores: readonly number[]): Observation[] {
  return scores.map((score, index) => ({
    of: 'identity',
    at: start + index * 7000,
    score,
    decision: 'inconclusive',
    faults: [],
  }))
}

const mismatches = (observations: Observation[]) =>
  play(observations).filter(({ kind }) => kind === 'face-mismatch')

test('another who takes the seat is noticed as a sudden change, until the candidate is back', () => {
  expect(plays('face-mismatch/triggers-another-sits-down')).toMatchObject([
    { phase: 'began', detail: { change: 'sudden', usual: expect.closeTo(7.2, 0) } },
    { phase: 'ended', detail: { change: 'sudden', score: expect.closeTo(0.4, 0) } },
  ])
})

test('the episode starts with the first frame that was unlike, before it could be said', () => {
  const swap = mismatches(compared([7, 7, 7, 7, 7, 0, 0, 0, 0]))
  expect(swap[0]).toMatchObject({ since: start + 5 * 7000, at: start + 7 * 7000 })
})

test('who was never like the reference is told as such', () => {
  expect(plays('face-mismatch/triggers-never-the-same')[0]?.detail).toMatchObject({ change: 'from-start' })
  expect(plays('face-mismatch/triggers-never-the-same')[0]?.detail).not.toHaveProperty('usual')
})

test('a change little by little asks for a look with little certainty', () => {
  const [slow] = plays('face-mismatch/triggers-little-by-little')
  const [sudden] = plays('face-mismatch/triggers-another-sits-down')
  expect(slow).toMatchObject({ detail: { change: 'slow' } })
  expect(slow?.confidence).toBeLessThan(0.5)
  expect(sudden?.confidence).toBeGreaterThan(0.7)
})

test('another who resembles the reference is told by the fall from what was usual', () => {
  expect(plays('face-mismatch/triggers-a-lookalike-sits-down')).toMatchObject([
    { phase: 'began', detail: { change: 'sudden', score: expect.closeTo(4.8, 0) } },
    { phase: 'ended' },
  ])
})

test('the same likeness, reached in an evening, is the light', () => {
  expect(plays('face-mismatch/quiet-an-evening')).toEqual([])
})

test('a fall that is allowed to be deeper is not told', () => {
  expect(plays('face-mismatch/triggers-a-lookalike-sits-down', { fallBy: 8 })).toEqual([])
})

test('a swap while nobody looked is sudden too, and begins after the pause', () => {
  const resumed = recorded('face-mismatch/triggers-swapped-in-a-pause')[12]
  const [began] = plays('face-mismatch/triggers-swapped-in-a-pause')
  expect(began?.detail.change).toBe('sudden')
  expect(began?.since).toBeGreaterThanOrEqual(resumed?.at ?? Number.POSITIVE_INFINITY)
})

test('two frames of five say nothing, three do', () => {
  expect(mismatches(compared([7, 7, 7, 7, 7, 0, 0, 7, 7, 7]))).toEqual([])
  expect(mismatches(compared([7, 7, 7, 7, 7, 0, 0, 0, 7, 7]))).not.toEqual([])
})

test('fewer than five good frames say nothing, however unlike they are', () => {
  expect(mismatches(compared([0, 0, 0, 0]))).toEqual([])
})

test('a likeness at the limit does not flicker', () => {
  const once = mismatches(compared([7, 7, 7, 7, 7, 3, 3, 3, 3.2, 3, 3.2, 3.2, 3, 3.2, 3.2, 3, 3]))
  expect(once.map(({ phase }) => phase)).toEqual(['began', 'ended'])
})
