import { expect, test } from 'vitest'
import { whyHeld } from './standings.ts'

const ready = { isSubmitted: true, verdict: null, openIncidents: 0, toMark: 0 }

test('a result without open questions is held by nothing', () => {
  expect(whyHeld(ready)).toBeUndefined()
})

test('an open incident holds the result of this candidate alone, until somebody has looked', () => {
  expect(whyHeld({ ...ready, openIncidents: 1 })).toBe('open-incident')
  expect(whyHeld({ ...ready, openIncidents: 1, verdict: 'clear' })).toBeUndefined()
})

test('an essay without a mark holds the result', () => {
  expect(whyHeld({ ...ready, toMark: 1 })).toBe('to-mark')
})

test('a breach holds the result', () => {
  expect(whyHeld({ ...ready, verdict: 'breach' })).toBe('breach')
})

test('an attempt that goes on has no result', () => {
  expect(whyHeld({ ...ready, isSubmitted: false })).toBe('not-submitted')
})
