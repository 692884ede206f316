import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('speech is noticed within seconds, on a slow machine too', () => {
  expect(plays('talking/triggers-speaks-to-somebody')).toMatchObject([
    { phase: 'began', confidence: 0.4 },
    { phase: 'ended' },
  ])
  expect(plays('talking/triggers-speaks-on-a-slow-machine')[0]?.phase).toBe('began')
})

test('chewing, yawning, smiling, lips that read along and a word or two are not talking', () => {
  expect(plays('talking/quiet-chews-yawns-smiles-and-reads-along')).toEqual([])
})

test('from a frame a second nothing is said about speech', () => {
  expect(plays('talking/quiet-too-few-frames-to-tell')).toEqual([])
})
