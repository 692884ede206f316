import { expect, test } from 'vitest'
import { play, plays, recorded } from './recording.ts'

test('who sleeps before the camera is noticed, narrow eyes or wide', () => {
  expect(plays('eyes-closed/triggers-asleep')).toMatchObject([{ phase: 'began' }, { phase: 'ended' }])
  expect(plays('eyes-closed/triggers-narrow-eyes-closed')[0]?.phase).toBe('began')
})

test('a squint, a wink, narrow eyes and four seconds of rest are not closed eyes', () => {
  expect(plays('eyes-closed/quiet-a-squint-winks-and-narrow-eyes')).toEqual([])
  expect(plays('eyes-closed/quiet-narrow-eyes-behind-glasses')).toEqual([])
})

test('eyes on the desk are lowered, not closed, and a lost face has no eyes', () => {
  expect(plays('eyes-closed/quiet-eyes-on-the-desk-and-a-face-lost')).toEqual([])
})

test('eyes that were shut while the usual was learnt are learnt again', () => {
  const asleep = recorded('eyes-closed/triggers-asleep')
  const kinds = play([...asleep.slice(20, 40), ...asleep.map((seen) => ({ ...seen, at: seen.at + 60_000 }))])
  expect(kinds.map(({ kind }) => kind)).toEqual(['eyes-closed', 'eyes-closed'])
})
