import type { Challenge, ChallengeRecord } from '@invigil/contract/liveness.ts'
import type { Face } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { judgeStills, type SeenStill } from './judge-stills.ts'

const challenge: Challenge = {
  steps: [
    { action: 'turn-left', pauseMs: 900, limitMs: 20_000 },
    { action: 'close-eyes', pauseMs: 1200, limitMs: 20_000 },
  ],
}
const record: ChallengeRecord = {
  result: 'passed',
  evidence: [
    { action: 'turn-left', askedAt: 2000, reachedAt: 3000, returnedAt: 4000 },
    { action: 'close-eyes', askedAt: 6000, reachedAt: 7500, returnedAt: 8000 },
  ],
  slips: [],
}
const stills: SeenStill[] = [
  { step: 0, shows: 'rest', face: aFace({}) },
  { step: 0, shows: 'turn-left', face: aFace({ yaw: 27 }) },
  { step: 1, shows: 'rest', face: aFace({}) },
  { step: 1, shows: 'close-eyes', face: aFace({ openness: 0.06 }) },
]

test('stills that show each step agree with what the browser says', () => {
  expect(judgeStills(challenge, record, stills)).toBe('agrees')
})

test('a head turned the other way does not', () => {
  const other = stills.with(1, { step: 0, shows: 'turn-left', face: aFace({ yaw: -27 }) })
  expect(judgeStills(challenge, record, other)).toBe('unclear')
})

test('the same still for every step does not', () => {
  const same = stills.map((still) => ({ ...still, face: aFace({}) }))
  expect(judgeStills(challenge, record, same)).toBe('unclear')
})

test('steps in an order that was not asked for do not', () => {
  const swapped = { ...record, evidence: record.evidence.toReversed() }
  expect(judgeStills(challenge, swapped, stills)).toBe('unclear')
})

test('a step without a face, or without stills, does not', () => {
  expect(judgeStills(challenge, record, stills.slice(0, 3))).toBe('unclear')
  expect(judgeStills(challenge, record, stills.with(0, { step: 0, shows: 'rest', face: undefined }))).toBe(
    'unclear',
  )
})

test('what was not passed, or never asked for, is not said to agree', () => {
  expect(judgeStills(challenge, { ...record, result: 'timed-out' }, stills)).toBe('unclear')
  expect(judgeStills(undefined, record, stills)).toBe('unclear')
})

function aFace({ yaw = 2, openness = 0.3 }: { yaw?: number; openness?: number }): Face {
  return {
    box: { left: 0.4, top: 0.3, width: 0.2, height: 0.3 },
    score: 0.9,
    presence: 1,
    pose: { yaw, pitch: 0, roll: 0 },
    gaze: { h: 0.5, openness, right: openness, left: openness },
    mouth: 0.02,
  }
}
