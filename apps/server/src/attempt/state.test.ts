import { attemptStates } from '@invigil/contract/attempt-state.ts'
import { expect, test } from 'vitest'
import { arrows, mayMove, phaseOf } from './state.ts'

const over = attemptStates.filter((state) => phaseOf(state) === 'over')

test('nothing leaves a state that is over', () => {
  expect(arrows.filter(({ from }) => over.includes(from))).toEqual([])
})

test('a candidate cannot end a pause', () => {
  expect(mayMove('paused', 'running', 'candidate')).toBe(false)
  expect(mayMove('paused', 'running', 'staff')).toBe(true)
})

test('a candidate can end a break of their own, and so does the clock', () => {
  expect(mayMove('running', 'paused', 'candidate', true)).toBe(true)
  expect(mayMove('paused', 'running', 'candidate', true)).toBe(true)
  expect(mayMove('paused', 'running', 'clock', true)).toBe(true)
  expect(mayMove('paused', 'submitted', 'clock', true)).toBe(false)
})

test('only a person terminates', () => {
  const terminating = arrows.filter(({ to }) => to === 'terminated')
  expect(new Set(terminating.map(({ by }) => by))).toEqual(new Set(['staff']))
})

test('the clock does nothing but end what has run out of time', () => {
  const byClock = arrows.filter(({ by, within }) => by === 'clock' && within === undefined)
  expect(new Set(byClock.map(({ to }) => to))).toEqual(new Set(['submitted', 'expired']))
  expect(byClock.map(({ from }) => from)).not.toContain('paused')
})

test('every state but the first can be reached, and every state that is not over can be left', () => {
  const reached = new Set(arrows.map(({ to }) => to))
  expect(attemptStates.filter((state) => !reached.has(state))).toEqual(['expected'])
  const left = new Set(arrows.map(({ from }) => from))
  expect(attemptStates.filter((state) => !left.has(state))).toEqual(over)
})
