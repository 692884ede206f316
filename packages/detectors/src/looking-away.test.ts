import { expect, test } from 'vitest'
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
