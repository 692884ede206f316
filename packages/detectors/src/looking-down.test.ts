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
