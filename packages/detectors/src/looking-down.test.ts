import type { Observation } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { createWatch, everyDetector } from './all.ts'
import { play, plays, recorded } from './recording.ts'

test('a look into the lap is noticed with about how low it is', () => {
  expect(plays('looking-down/triggers-something-in-the-lap')).toMatchObject([
    { phase: 'began', confidence: 0.6, detail: { degrees: expect.closeTo(44, -1) } },
    { phase: 'ended' },
  ])
})

test('lowered eyes tell it while the head keeps still', () => {
  expect(plays('looking-down/triggers-eyes-lowered-head-still')[0]?.phase).toBe('began')
})

test('who bends so far that the face is lost is still looking down', () => {
  expect(plays('looking-down/triggers-bent-until-the-face-is-lost')[0]?.phase).toBe('began')
})

test('glances at the keyboard, the foot of the page and a squint are no signal', () => {
  expect(plays('looking-down/quiet-typing-with-glances-at-the-keyboard')).toEqual([])
  expect(plays('looking-down/quiet-the-foot-of-the-page-and-a-squint')).toEqual([])
})

test('closed eyes and glasses that blind the camera are not eyes that look down', () => {
  expect(plays('looking-down/quiet-eyes-closed-and-glasses')).toEqual([])
})

test('what is down is not told twice', () => {
  const kinds = play(recorded('looking-down/triggers-something-in-the-lap')).map(({ kind }) => kind)
  expect(kinds).toEqual(['looking-down', 'looking-down'])
})

test('a screen so tall that the check-in saw the head go down for its lower edge is no desk', () => {
  const centre = { yaw: 2, pitch: -5, h: 0.5, v: -0.07, openness: 0.3, right: 0.31, left: 0.3 }
  const watch = createWatch({
    settings: everyDetector(),
    silenced: [],
    newId: () => 'one',
    centre: { ...centre, reach: { yaw: 3, pitch: 20, h: 0.03 } },
  })
  const seen = recorded('looking-down/triggers-eyes-lowered-head-still')
  expect(seen.flatMap((observation) => watch.see(observation))).toEqual([])
})

test('who wrote on paper for minutes and is back at the screen for minutes is noticed again', () => {
  const screen = { yaw: 0, pitch: 0, roll: 0 }
  const paper = { yaw: 0, pitch: -40, roll: 0 }
  const seen = [
    ...heldFor(10, 0, screen),
    ...heldFor(200, 10, paper),
    ...heldFor(200, 210, screen),
    ...heldFor(20, 410, paper),
  ]
  const began = play(seen).filter(({ kind, phase }) => kind === 'looking-down' && phase === 'began')
  expect(began.map(({ since }) => since)).toEqual([10_000, 410_000])
})

test('who looks down, is gone for minutes and looks down again is noticed both times', () => {
  const ahead = { yaw: 0, pitch: 0, roll: 0 }
  const down = { yaw: 0, pitch: -40, roll: 0 }
  const seen = [...heldFor(10, 0, ahead), ...heldFor(20, 10, down), ...heldFor(20, 230, down)]
  const began = play(seen).filter(({ kind, phase }) => kind === 'looking-down' && phase === 'began')
  expect(began.map(({ since }) => since)).toEqual([10_000, 230_000])
})

function heldFor(
  seconds: number,
  from: number,
  pose: { yaw: number; pitch: number; roll: number },
): Observation[] {
  const face = { box: { left: 0.4, top: 0.3, width: 0.2, height: 0.3 }, score: 0.9, pose }
  return Array.from({ length: seconds * 2 }, (_, index) => ({
    of: 'faces',
    at: from * 1000 + index * 500,
    faces: [face],
  }))
}
