import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a shared screen that stops is noticed although nothing more is heard of it', () => {
  expect(plays('tracks-ended/triggers-sharing-stopped')[0]).toMatchObject({
    phase: 'began',
    detail: { stream: 'screen', state: 'ended' },
  })
})

test('a microphone mute for long is noticed by the length of its silence', () => {
  expect(plays('tracks-ended/triggers-microphone-mute-for-long')).toMatchObject([
    { phase: 'began', detail: { stream: 'microphone', state: 'muted', seconds: 10 } },
    { phase: 'ended', detail: { seconds: 19 } },
  ])
})

test('choosing another camera is no signal', () => {
  expect(plays('tracks-ended/quiet-another-camera-chosen')).toEqual([])
})
