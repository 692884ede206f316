import type { Observation } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { createWatch, everyDetector } from './all.ts'
import { play, plays, recorded } from './recording.ts'

test('a head turned aside is noticed with its angle', () => {
  expect(plays('looking-away/triggers-head-turned')).toMatchObject([
    { phase: 'began', detail: { by: 'head', yaw: -38 } },
    { phase: 'ended' },
  ])
})

test('eyes aside are noticed through a blink', () => {
  expect(plays('looking-away/triggers-eyes-aside-with-a-blink')[0]).toMatchObject({
    phase: 'began',
    confidence: 0.6,
    detail: { by: 'eyes' },
  })
})

test('who turns so far that the face is lost is still looking away', () => {
  expect(plays('looking-away/triggers-turned-until-the-face-is-lost')[0]?.phase).toBe('began')
})

test('glances, a moment of thought, a squint, a look at the keyboard are no signal', () => {
  expect(plays('looking-away/quiet-glances-thought-and-a-squint')).toEqual([])
})

test('a camera that stands aside is this candidate’s centre', () => {
  expect(plays('looking-away/quiet-the-camera-stands-aside')).toEqual([])
})

test('eyes may be left out', () => {
  expect(plays('looking-away/triggers-eyes-aside-with-a-blink', { noticesEyes: false })).toEqual([])
})

test('a face lost while looking ahead is face-missing’s business alone', () => {
  const kinds = play(recorded('face-missing/triggers-left-the-seat')).map(({ kind }) => kind)
  expect(kinds).toEqual(['face-missing', 'face-missing'])
})

test('long lines, thought, the keyboard and glasses that blind the camera are no signal', () => {
  expect(plays('looking-away/quiet-reading-long-lines')).toEqual([])
  expect(plays('looking-away/quiet-thought-glasses-and-the-keyboard')).toEqual([])
})

test('eyes that stay on a wide screen while the head turns are on the screen', () => {
  expect(plays('looking-away/quiet-a-wide-screen-by-head-and-eyes')).toEqual([])
})

/** What the recordings' candidate gave at the check-in: this far the eyes go at the screen's edges. */
function withReach(h: number) {
  const centre = { yaw: 2, pitch: -5, h: 0.5, v: -0.07, openness: 0.3, right: 0.3, left: 0.3 }
  return createWatch({
    settings: everyDetector(),
    silenced: [],
    newId: () => 'one',
    centre: { ...centre, reach: { yaw: 3, pitch: 3, h } },
  })
}

test('with the gaze of the check-in, who starts aside is noticed before anything could be learnt', () => {
  const aside = recorded('looking-away/triggers-aside-under-lowered-brows').slice(12)
  const watch = withReach(0.03)
  expect(aside.flatMap((seen) => watch.see(seen)).map(({ kind }) => kind)).toContain('looking-away')
})

test('eyes within the reach that was seen at the check-in are on the screen', () => {
  const watch = withReach(0.1)
  const seen = recorded('looking-away/triggers-aside-under-lowered-brows')
  expect(seen.flatMap((observation) => watch.see(observation))).toEqual([])
})

test('who looks away, is gone for minutes and looks away again is noticed both times', () => {
  const face = { box: { left: 0.4, top: 0.3, width: 0.2, height: 0.3 }, score: 0.9 }
  const held = (seconds: number, from: number, yaw: number | undefined): Observation[] =>
    Array.from({ length: seconds * 2 }, (_, index) => ({
      of: 'faces',
      at: (from + index / 2) * 1000,
      faces: yaw === undefined ? [] : [{ ...face, pose: { yaw, pitch: 0, roll: 0 } }],
    }))
  const seen = [...held(10, 0, 0), ...held(8, 10, 40), ...held(90, 18, undefined), ...held(20, 108, 40)]
  const began = play(seen).filter(({ kind, phase }) => kind === 'looking-away' && phase === 'began')
  expect(began.map(({ since }) => since)).toEqual([10_000, 108_000])
})
