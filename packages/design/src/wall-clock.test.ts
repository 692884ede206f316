import { expect, test } from 'vitest'
import { fromWallClock, toWallClock } from './wall-clock.ts'

test('half past nine in Saigon is half past two in Greenwich', () => {
  expect(fromWallClock('2027-03-01T09:30', 'Asia/Ho_Chi_Minh')).toBe('2027-03-01T02:30:00.000Z')
  expect(toWallClock('2027-03-01T02:30:00.000Z', 'Asia/Ho_Chi_Minh')).toBe('2027-03-01T09:30')
})

test('summer time is kept in mind', () => {
  expect(fromWallClock('2027-07-01T09:30', 'Europe/Paris')).toBe('2027-07-01T07:30:00.000Z')
  expect(fromWallClock('2027-01-10T09:30', 'Europe/Paris')).toBe('2027-01-10T08:30:00.000Z')
})

test('a time shown twice in autumn is the first of both', () => {
  expect(fromWallClock('2027-10-31T02:30', 'Europe/Paris')).toBe('2027-10-31T00:30:00.000Z')
})

test('a time skipped in spring is an hour later', () => {
  const instant = fromWallClock('2027-03-28T02:30', 'Europe/Paris')
  expect(toWallClock(instant, 'Europe/Paris')).toBe('2027-03-28T03:30')
})

test('the morning after clocks change is read with the new offset', () => {
  expect(fromWallClock('2027-03-28T09:00', 'Europe/Paris')).toBe('2027-03-28T07:00:00.000Z')
  expect(fromWallClock('2027-10-31T09:00', 'Europe/Paris')).toBe('2027-10-31T08:00:00.000Z')
})
