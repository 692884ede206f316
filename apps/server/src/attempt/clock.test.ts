import { expect, test } from 'vitest'
import { type AttemptClock, dueAt, endsAt, isLate } from './clock.ts'

const running: AttemptClock = {
  state: 'running',
  minutes: 60,
  allowedMinutes: 60,
  opensAt: new Date('2040-03-05T08:00:00Z'),
  sittingEndsAt: new Date('2040-03-05T12:00:00Z'),
  lateTime: 'kept',
  lateMinutes: null,
  startedAt: new Date('2040-03-05T09:00:00Z'),
  pausedAt: null,
  pausedMilliseconds: 0,
  breakMinutes: 0,
  breakStartedAt: null,
  breakMilliseconds: 0,
  extraMinutes: 0,
  endedAt: null,
}
const at = (time: string) => new Date(`2040-03-05T${time}Z`)

test('an attempt has the minutes of its sitting', () => {
  expect(endsAt(running, at('09:10:00'))).toEqual(at('10:00:00'))
})

test('who begins late has what is left of the sitting', () => {
  expect(endsAt({ ...running, startedAt: at('11:30:00') }, at('11:31:00'))).toEqual(at('12:00:00'))
})

test('extra time of an accommodation reaches beyond the end of the sitting', () => {
  expect(endsAt({ ...running, startedAt: at('11:30:00'), allowedMinutes: 75 }, at('11:31:00'))).toEqual(
    at('12:15:00'),
  )
})

test('a pause gives its time back', () => {
  expect(endsAt({ ...running, pausedMilliseconds: 90_000 }, at('09:30:00'))).toEqual(at('10:01:30'))
})

test('during a pause the end moves with the clock', () => {
  const paused: AttemptClock = { ...running, state: 'paused', pausedAt: at('09:30:00') }
  expect(endsAt(paused, at('09:45:00'))).toEqual(at('10:15:00'))
})

test('an extension is added', () => {
  expect(endsAt({ ...running, extraMinutes: 10 }, at('09:30:00'))).toEqual(at('10:10:00'))
})

test('the clock ends a running attempt after the grace, never a paused one', () => {
  expect(dueAt(running, at('09:30:00'))).toEqual(at('10:02:00'))
  expect(dueAt({ ...running, state: 'paused', pausedAt: at('09:30:00') }, at('11:30:00'))).toBeNull()
})

test('the clock ends what has not begun when the sitting is over', () => {
  expect(dueAt({ ...running, state: 'waiting', startedAt: null }, at('09:30:00'))).toEqual(at('12:00:00'))
})

test('an entry in the grace is in time, one after it is late', () => {
  expect(isLate(running, at('10:02:00'))).toBe(false)
  expect(isLate(running, at('10:02:01'))).toBe(true)
})

test('what was under way when the candidate handed in is in time', () => {
  const submitted: AttemptClock = { ...running, state: 'submitted', endedAt: at('09:30:00') }
  expect(isLate(submitted, at('09:31:59'))).toBe(false)
  expect(isLate(submitted, at('09:33:00'))).toBe(true)
})

test('nothing is late during a pause', () => {
  const paused: AttemptClock = { ...running, state: 'paused', pausedAt: at('09:30:00') }
  expect(isLate(paused, at('11:00:00'))).toBe(false)
})
