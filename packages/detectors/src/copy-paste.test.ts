import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a question taken out and an answer brought in are two moments', () => {
  expect(plays('copy-paste/triggers-question-out-answer-in')).toMatchObject([
    { phase: 'moment', detail: { action: 'copy', length: 64 } },
    { phase: 'moment', detail: { action: 'paste', length: 812 } },
  ])
})

test('moving one’s own words within the exam is nobody’s business', () => {
  expect(plays('copy-paste/quiet-moving-ones-own-words')).toEqual([])
})

test('a policy may allow copying and still notice pasting', () => {
  const signals = plays('copy-paste/triggers-question-out-answer-in', { noticesCopying: false })
  expect(signals.map(({ detail }) => detail.action)).toEqual(['paste'])
})
