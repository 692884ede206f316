import { expect, test } from 'vitest'
import { checkTimes, checkTimeZone, sittingState } from './schedule.ts'

const nine = new Date('2026-11-21T09:00:00Z')
const eleven = new Date('2026-11-21T11:00:00Z')
const sitting = { startsAt: nine, endsAt: eleven, cancelledAt: null }
const eight = new Date('2026-11-21T08:00:00Z')

test.each([
  ['planned', '2026-11-21T08:59:59Z'],
  ['open', '2026-11-21T09:00:00Z'],
  ['open', '2026-11-21T10:59:59Z'],
  ['ended', '2026-11-21T11:00:00Z'],
])('a sitting from nine to eleven is %s at %s', (state, now) => {
  expect(sittingState(sitting, new Date(now))).toBe(state)
})

test('a cancelled sitting stays cancelled', () => {
  expect(sittingState({ ...sitting, cancelledAt: eight }, nine)).toBe('cancelled')
})

test('a sitting of two hours is accepted', () => {
  expect(() => checkTimes({ startsAt: nine, endsAt: eleven }, eight)).not.toThrow()
})

test('an end at the start is refused', () => {
  expect(() => checkTimes({ startsAt: nine, endsAt: nine }, eight)).toThrow(/not after the start/)
})

test('an end that is past is refused', () => {
  expect(() => checkTimes({ startsAt: nine, endsAt: eleven }, eleven)).toThrow(/past/)
})

test('more than a year is refused', () => {
  expect(() => checkTimes({ startsAt: nine, endsAt: new Date('2028-01-01T00:00:00Z') }, eight)).toThrow(
    /longer than a year/,
  )
})

test.each([['Asia/Ho_Chi_Minh'], ['Europe/Paris'], ['UTC'], ['America/Argentina/Buenos_Aires']])(
  '%s is a time zone',
  (name) => {
    expect(() => checkTimeZone(name)).not.toThrow()
  },
)

test.each([['Mars/Olympus'], ['+07:00'], [''], ['Asia/Ho Chi Minh']])('%s is none', (name) => {
  expect(() => checkTimeZone(name)).toThrow(/no time zone/)
})
