import { expect, test } from 'vitest'
import { localWindow, movedWindow, staggered } from './window.ts'

const at = (instant: string) => new Date(instant)
const hanoi = {
  startsAt: at('2040-03-06T02:00:00Z'),
  endsAt: at('2040-03-06T05:00:00Z'),
  timeZone: 'Asia/Ho_Chi_Minh',
}

test('nine o’clock here is nine o’clock there', () => {
  expect(localWindow(hanoi, 'Europe/Paris')).toEqual({
    startsAt: at('2040-03-06T08:00:00Z'),
    endsAt: at('2040-03-06T11:00:00Z'),
  })
  expect(localWindow(hanoi, 'Asia/Ho_Chi_Minh')).toEqual({ startsAt: hanoi.startsAt, endsAt: hanoi.endsAt })
})

test('a night in which the clocks change makes nobody’s window shorter', () => {
  const night = { startsAt: at('2040-03-24T23:00:00Z'), endsAt: at('2040-03-25T03:00:00Z'), timeZone: 'UTC' }
  const { startsAt, endsAt } = localWindow(night, 'Europe/Paris')
  expect(startsAt).toEqual(at('2040-03-24T22:00:00Z'))
  expect(endsAt.getTime() - startsAt.getTime()).toBe(4 * 3_600_000)
})

test('so many begin every so many minutes, and nobody’s window is shorter', () => {
  const rule = { each: 10, everyMinutes: 15 }
  expect(staggered(hanoi, 9, rule)).toEqual({ startsAt: hanoi.startsAt, endsAt: hanoi.endsAt })
  expect(staggered(hanoi, 10, rule)).toEqual({
    startsAt: at('2040-03-06T02:15:00Z'),
    endsAt: at('2040-03-06T05:15:00Z'),
  })
})

test('a window moves with the sitting, and never turns round', () => {
  const own = { startsAt: at('2040-03-06T03:00:00Z'), endsAt: at('2040-03-06T04:00:00Z') }
  const tomorrow = { startsAt: at('2040-03-07T02:00:00Z'), endsAt: at('2040-03-07T05:00:00Z') }
  expect(movedWindow(own, hanoi, tomorrow)).toEqual({
    startsAt: at('2040-03-07T03:00:00Z'),
    endsAt: at('2040-03-07T04:00:00Z'),
  })
  const cut = { ...hanoi, endsAt: at('2040-03-06T02:30:00Z') }
  expect(movedWindow(own, hanoi, cut)).toEqual({ ...own, endsAt: at('2040-03-06T03:01:00Z') })
})
