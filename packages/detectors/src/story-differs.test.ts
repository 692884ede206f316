import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a picture that stands still while the browser says nothing of it is noticed', () => {
  expect(plays('story-differs/triggers-frozen-unsaid')).toMatchObject([
    { phase: 'began', detail: { by: 'frozen', about: 'picture-frozen', seconds: 20 } },
    { phase: 'ended', detail: { by: 'frozen', seconds: 31 } },
  ])
})

test('pictures that stop coming while the camera is said to be live are noticed', () => {
  expect(plays('story-differs/triggers-silent')[0]).toMatchObject({ detail: { by: 'silent' } })
})

test('a word that comes some seconds late is no difference', () => {
  expect(plays('story-differs/quiet-told-late')).toEqual([])
})

test('one difference that grows into another is one episode, told by what explains most', () => {
  expect(plays('story-differs/triggers-missed-then-replaced')).toMatchObject([
    { phase: 'began', detail: { by: 'missed' } },
    { phase: 'ended', detail: { by: 'replaced', about: 'face-mismatch' } },
  ])
})

test('what a policy does not ask for is left alone', () => {
  expect(plays('story-differs/triggers-silent', { noticesSilence: false })).toEqual([])
})
