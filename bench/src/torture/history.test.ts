import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { type Found, type Happening, judge, troublesOf } from './history.ts'

const attemptId = '0190a000-0000-7000-8000-000000000001' as AttemptId
const track = 'camera'
const made = ['a', 'b', 'c', 'd'].map(
  (digest, at): Happening => ({
    ...{ is: 'made', attemptId, track, seq: at + 1, digest },
  }),
)
const history: Happening[] = [
  ...made,
  { is: 'acked', attemptId, track, seq: 3 },
  { is: 'answered', attemptId, journalId: 'j', seq: 1, chosen: 'x' },
]

test('all that was promised is there, and more may be', () => {
  expect(troublesOf(judge(history, found(['1a', '2b', '3c', '4d'])))).toEqual([])
  expect(troublesOf(judge(history, found(['1a', '2b', '3c'])))).toEqual([])
})

test('a promised frame that is not there is lost, at the end and in the middle', () => {
  expect(troublesOf(judge(history, found(['1a', '2b'])))).toEqual(['1 lost'])
  expect(troublesOf(judge(history, found(['1a', '3c', '4d'])))).toEqual(['1 lost'])
  expect(judge(history, { tracks: [], answers: new Map(), faults: [] })).toMatchObject({
    ...{ lost: 3, lostAnswers: 1 },
  })
})

test('a frame that is there twice, behind a later one, or altered is told', () => {
  expect(troublesOf(judge(history, found(['1a', '2b', '2b', '3c'])))).toEqual(['1 duplicated'])
  expect(troublesOf(judge(history, found(['1a', '3c', '2b'])))).toEqual(['1 wrong'])
  expect(troublesOf(judge(history, found(['1a', '2z', '3c'])))).toEqual(['1 wrong'])
})

test('a greeting that calls less durable than an acknowledgement takes it back', () => {
  const greeted: Happening = { is: 'greeted', attemptId, track, seq: 2 }
  expect(troublesOf(judge([...history, greeted], found(['1a', '2b', '3c'])))).toEqual(['1 taken back'])
})

/** Frames as `seq digest`, in the order in which they lie, and the answer. */
function found(frames: string[]): Found {
  return {
    tracks: [
      { attemptId, track, frames: frames.map(([seq = '', digest = '']) => ({ seq: Number(seq), digest })) },
    ],
    answers: new Map([[`${attemptId} j 1`, 'x']]),
    faults: [],
  }
}
