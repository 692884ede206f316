import { expect, test } from 'vitest'
import { play, plays, recorded } from './recording.ts'

test('an empty chair is noticed, and so is the return', () => {
  expect(plays('face-missing/triggers-left-the-seat')).toMatchObject([
    { phase: 'began', detail: { seconds: 5.5 } },
    { phase: 'ended', detail: { seconds: 14 } },
  ])
})

test('bending down for three seconds is not an absence', () => {
  expect(plays('face-missing/quiet-brief-dropouts')).toEqual([])
})

test('while the machine sleeps nobody is missed', () => {
  expect(plays('face-missing/quiet-the-machine-slept')).toEqual([])
})

test('an absence before a sleep ends with the last frame before it', () => {
  const left = recorded('face-missing/triggers-left-the-seat').slice(0, 30)
  const wake = (left.at(-1)?.at ?? 0) + 600_000
  const signals = play([...left, { of: 'faces', at: wake, faces: [] }])
  expect(signals).toMatchObject([{ phase: 'began' }, { phase: 'ended', at: wake, detail: { seconds: 6.5 } }])
})

test('patience is the policy’s to choose', () => {
  expect(plays('face-missing/quiet-brief-dropouts', { afterSeconds: 2 })).toHaveLength(4)
})
