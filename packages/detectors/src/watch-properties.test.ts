import { Signal } from '@invigil/contract/signal.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyDetector } from './all.ts'
import { play } from './recording.ts'

const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const box = fc.record({ left: number, top: number, width: number, height: number })
const pose = fc.record({ yaw: number, pitch: number, roll: number })
const gaze = fc.record(
  { h: share, v: number, openness: share, right: share, left: share },
  { requiredKeys: ['h', 'openness'] },
)
const face = fc.record(
  { box, score: number, presence: number, outside: share, pose, gaze, mouth: number },
  { requiredKeys: ['box', 'score'] },
)
const thing = fc.record(
  {
    what: fc.constantFrom('person' as const, 'phone' as const, 'book' as const, 'laptop' as const),
    box,
    score: share,
    withMainFace: fc.boolean(),
  },
  { requiredKeys: ['what', 'box', 'score'] },
)
const seen = fc.oneof(
  fc.record({ of: fc.constant('faces' as const), faces: fc.array(face, { maxLength: 3 }) }),
  fc.record({
    of: fc.constant('picture' as const),
    luma: number,
    spread: number,
    sharpness: number,
    motion: number,
    scene: fc.option(number, { nil: undefined }),
    step: fc.option(fc.record({ luma: number, sameWay: share }), { nil: undefined }),
    repeats: fc.option(fc.record({ correlation: number, seconds: number }), { nil: undefined }),
  }),
  fc.record({
    of: fc.constant('identity' as const),
    score: fc.option(number, { nil: undefined }),
    decision: fc.constantFrom('match' as const, 'inconclusive' as const, 'mismatch' as const),
    faults: fc.subarray(['no-face' as const, 'several-faces' as const, 'dark' as const]),
  }),
  fc.record({ of: fc.constant('liveness' as const), live: share }),
  fc.record({
    of: fc.constant('things' as const),
    looked: fc.constantFrom('whole' as const, 'parts' as const),
    things: fc.array(thing, { maxLength: 3 }),
  }),
  fc.record({
    of: fc.constant('camera' as const),
    label: fc.constantFrom('HD Webcam', 'OBS Virtual Camera'),
    device: fc.constantFrom('one', 'other'),
  }),
  fc.record({
    of: fc.constant('story' as const),
    differs: fc.option(
      fc.record({
        by: fc.constantFrom('frozen' as const, 'missed' as const),
        about: fc.constant('phone-seen'),
      }),
      { nil: undefined },
    ),
  }),
  fc.record({
    of: fc.constant('page' as const),
    isVisible: fc.boolean(),
    hasFocus: fc.boolean(),
    isFullscreen: fc.boolean(),
  }),
  fc.record({
    of: fc.constant('clipboard' as const),
    action: fc.constantFrom('copy' as const, 'cut' as const, 'paste' as const),
    length: fc.nat(),
    isFromExam: fc.boolean(),
  }),
  fc.record({
    of: fc.constant('displays' as const),
    extended: fc.constantFrom('yes' as const, 'no' as const),
  }),
  fc.record({
    of: fc.constant('track' as const),
    stream: fc.constantFrom('camera' as const, 'microphone' as const, 'screen' as const),
    state: fc.constantFrom('live' as const, 'muted' as const, 'ended' as const),
  }),
)

/** Any observations at any instants, the clock jumping as it likes. */
const anything: fc.Arbitrary<Observation[]> = fc.array(
  fc
    .tuple(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), seen)
    .map(([at, what]) => ({ ...what, at })),
  { maxLength: 60 },
)

/** Observations in the order of their time: the same thing seen for a while, then another, with pauses up to two minutes. */
const inOrder: fc.Arbitrary<Observation[]> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.nat(900) }, fc.nat(120_000)),
      seen,
      fc.integer({ min: 1, max: 25 }),
    ),
    {
      maxLength: 25,
    },
  )
  .map((stretches) => {
    let at = 0
    return stretches.flatMap(([pause, what, times]) =>
      Array.from({ length: times }, () => {
        at += pause
        return { ...what, at }
      }),
    )
  })

test('no observations whatever make a detector throw or say what the contract does not know', () => {
  fc.assert(
    fc.property(fc.oneof(anything, inOrder), (observations) => {
      const signals = play(observations)
      expect(signals.map((signal) => Signal.parse(signal))).toEqual(signals)
    }),
  )
})

test('a number too large to be reckoned with is left out of what is said', () => {
  const moved = Array.from({ length: 200 }, (_, index) => ({
    of: 'picture' as const,
    at: index * 500,
    luma: 100,
    spread: 50,
    sharpness: 500,
    motion: 1,
    scene: -Number.MAX_VALUE,
  }))
  const said = play(moved).filter(({ kind }) => kind === 'camera-moved')
  expect(said[0]?.detail).toEqual({ how: expect.any(String), seconds: expect.any(Number) })
})

test('every episode begins once and ends once', () => {
  fc.assert(
    fc.property(fc.oneof(anything, inOrder), (observations) => {
      const signals = play(observations).filter(({ phase }) => phase !== 'moment')
      const told = Object.values(Object.groupBy(signals, ({ episode }) => episode))
      expect(told.map((one) => one?.map(({ phase }) => phase))).toEqual(told.map(() => ['began', 'ended']))
    }),
  )
})

test('nothing is said before patience is over', () => {
  const leastByKind = new Map(
    Object.entries(everyDetector()).map(([kind, { settings }]) => [kind, Number(settings.afterSeconds ?? 0)]),
  )
  fc.assert(
    fc.property(inOrder, (observations) => {
      const begun = play(observations).filter(({ phase }) => phase === 'began')
      const early = begun.filter(({ kind, at, since }) => at - since < (leastByKind.get(kind) ?? 0) * 1000)
      expect(early).toEqual([])
    }),
  )
})

test('the signals of observations in order are in order', () => {
  fc.assert(
    fc.property(inOrder, (observations) => {
      const ats = play(observations).map(({ at }) => at)
      expect(ats).toEqual(ats.toSorted((one, other) => one - other))
    }),
  )
})

test('no stretch of time in which nothing was observed counts as an absence', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5001, max: 3_600_000 }),
      fc.integer({ min: 2, max: 30 }),
      (pause, frames) => {
        const observations = Array.from({ length: frames }, (_, index) => ({
          of: 'faces' as const,
          at: index * pause,
          faces: [],
        }))
        expect(play(observations)).toEqual([])
      },
    ),
  )
})
