import { Challenge, type ChallengeAction, ChallengeRecord } from '@invigil/contract/liveness.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeOf, judgeChallenge } from './liveness-challenge.ts'
import { faceAtRest, perform } from './testing-candidate.ts'

/** A challenge of chosen steps, a second of rest before each. */
function challenge(...actions: ChallengeAction[]): Challenge {
  return { steps: actions.map((action) => ({ action, pauseMs: 1000, limitMs: 20_000 })) }
}

/** Numbers that look random and are the same each time. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) / 0x800000
  }
}

const whole = challenge('turn-left', 'close-eyes', 'look-right', 'open-mouth', 'turn-right', 'look-left')

test('somebody who does as told passes every step', () => {
  const { told } = perform(whole)
  expect(told.at(-1)).toMatchObject({ done: true, result: 'passed', slips: [], says: 'done', progress: 1 })
  expect(told.at(-1)?.evidence.map(({ action }) => action)).toEqual(whole.steps.map(({ action }) => action))
})

test('evidence says when each step was asked for, done and over', () => {
  const [first] = perform(challenge('turn-left')).told.at(-1)?.evidence ?? []
  expect(first).toEqual({ action: 'turn-left', askedAt: 2000, reachedAt: 3000, returnedAt: 3200 })
})

test('nobody knows beforehand what will be asked', () => {
  const many = Array.from({ length: 200 }, (_, seed) => challengeOf(randomOf(seed * 7919 + 1)))
  const orders = new Set(many.map(({ steps }) => steps.map(({ action }) => action).join()))
  expect(orders.size).toBeGreaterThan(80)
  expect(new Set(many.flatMap(({ steps }) => steps.map(({ action }) => action))).size).toBe(6)
})

test('any challenge is what the contract says, and can be passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.integer({ min: 300, max: 4000 }), (seed, afterMs) => {
      const asked = challengeOf(randomOf(seed))
      expect(Challenge.parse(asked)).toEqual(asked)
      expect(perform(asked, { afterMs }).told.at(-1)?.result).toBe('passed')
    }),
    { numRuns: 50 },
  )
})

test('the server finds the same again in a few stills', () => {
  const { seen, told } = perform(whole, { framesPerSecond: 8 })
  const kept = seen.filter((_, index) => told[index]?.isEvidence || index % 4 === 0)
  const again = judgeChallenge(whole, kept)
  expect(kept.length).toBeLessThan(seen.length * 0.7)
  expect(again).toMatchObject({ result: 'passed', slips: [] })
  expect(ChallengeRecord.parse(again)).toEqual(again)
})

test('slow people and two looks a second are enough', () => {
  expect(perform(whole, { afterMs: 9000, framesPerSecond: 2 }).told.at(-1)?.result).toBe('passed')
})

test('a photograph does nothing and times out', () => {
  const nothing = { 'turn-left': 'nothing' } as const
  expect(perform(challenge('turn-left'), { insteadOf: nothing }).told.at(-1)).toMatchObject({
    result: 'timed-out',
    evidence: [],
  })
})

test('turning the other way is a slip, and three of them are a failure', () => {
  const { told } = perform(challenge('turn-left'), { insteadOf: { 'turn-left': 'turn-right' } })
  expect(told.at(-1)).toMatchObject({ result: 'failed', evidence: [] })
  expect(told.at(-1)?.slips.map(({ why }) => why)).toEqual(['other-way', 'other-way', 'other-way'])
})

test('who moves faster than anybody hears was moving before', () => {
  const { told } = perform(challenge('open-mouth'), { afterMs: 0, framesPerSecond: 12 })
  expect(told.at(-1)?.slips[0]?.why).toBe('too-early')
})

test('a blink is not closed eyes, a glance not a look', () => {
  const blink = perform(challenge('close-eyes'), {
    framesPerSecond: 10,
    cut: (face, at) => [Math.round(at / 100) % 5 === 0 ? face : faceAtRest],
  })
  expect(blink.told.at(-1)).toMatchObject({ result: 'timed-out', evidence: [] })
})

test('a face that jumps to another place or size was cut in', () => {
  const elsewhere = { ...faceAtRest, box: { left: 0.6, top: 0.1, width: 0.1, height: 0.2 } }
  const { told } = perform(challenge('turn-left'), {
    cut: (_, __, before) => (before?.says === 'do' ? [elsewhere] : undefined),
  })
  expect(told.at(-1)?.slips[0]?.why).toBe('jumped')
  expect(told.at(-1)?.evidence).toEqual([])
})

test('a head turned so far that the face is lost for a second still counts', () => {
  const { told } = perform(challenge('turn-left'), {
    cut: (face, at) => (face !== faceAtRest && at < 3600 ? [] : undefined),
  })
  expect(told.at(-1)).toMatchObject({ result: 'passed', slips: [] })
})

test('a face that goes away in the middle of a step makes it begin anew', () => {
  const { told } = perform(challenge('turn-left'), {
    cut: (_, at) => (at > 2000 && at < 6000 ? [] : undefined),
  })
  expect(told.at(-1)).toMatchObject({ result: 'passed', slips: [{ why: 'face-lost' }] })
})

test('a second person is asked to leave before anything begins', () => {
  const { told } = perform(challenge('turn-left'), {
    cut: (face, at) => (at < 5000 ? [face, { ...face, box: { ...face.box, left: 0.05 } }] : undefined),
  })
  expect(told[3]?.says).toBe('be-alone')
  expect(told.at(-1)).toMatchObject({ result: 'passed', slips: [] })
})

test('nobody there is asked to come, and a minute is enough waiting', () => {
  const { told } = perform(challenge('turn-left'), { cut: () => [] })
  expect(told[3]?.says).toBe('come-into-view')
  expect(told.at(-1)?.result).toBe('timed-out')
})

test('stills that break off have timed out', () => {
  expect(judgeChallenge(whole, perform(whole).seen.slice(0, 20)).result).toBe('timed-out')
  expect(judgeChallenge(whole, [])).toEqual({ result: 'timed-out', evidence: [], slips: [] })
})

test('somebody who plays another order fails', () => {
  const other = perform(challenge('turn-right', 'turn-left', 'open-mouth')).seen
  expect(judgeChallenge(challenge('turn-left', 'open-mouth', 'turn-right'), other).result).not.toBe('passed')
})
