import { expect, test } from 'vitest'
import { inOrder, instantAt, neighbour, shareOf, ticksOf } from './axis.ts'

const hour = { from: Date.UTC(2027, 2, 1, 8), to: Date.UTC(2027, 2, 1, 9) }

test('an instant stands on the axis by its share, and what lies outside at the nearest end', () => {
  expect(shareOf(hour, Date.UTC(2027, 2, 1, 8, 15))).toBe(0.25)
  expect(shareOf(hour, Date.UTC(2027, 2, 1, 10))).toBe(1)
})

test('a press on the axis leads to the instant that stands there', () => {
  expect(instantAt(hour, 0.5)).toBe(Date.UTC(2027, 2, 1, 8, 30))
})

test('an attempt that has only just begun has an axis too', () => {
  expect(shareOf({ from: 5, to: 5 }, 5)).toBe(0)
})

test('the ruler shows round minutes, as many as there is room for', () => {
  const shown = ticksOf(hour, 6).map((at) => new Date(at).toISOString().slice(11, 16))
  expect(shown).toEqual(['08:00', '08:10', '08:20', '08:30', '08:40', '08:50', '09:00'])
})

test('from an incident one goes on to the one after it, although the jump landed a little before its beginning', () => {
  const [first, second] = [
    { startedAt: '2027-03-01T08:10:00.000Z' },
    { startedAt: '2027-03-01T08:20:00.000Z' },
  ]
  const landed = new Date(first.startedAt).getTime() - 3_000
  expect(neighbour([second, first], landed, 1)).toBe(second)
  expect(neighbour([second, first], new Date(second.startedAt).getTime(), -1)).toBe(first)
  expect(neighbour([first, second], hour.to, 1)).toBe(second)
  expect(neighbour([], hour.from, 1)).toBeUndefined()
})

test('incidents that begin together stay in the order they came', () => {
  const at = '2026-03-02T08:00:00.000Z'
  const things = ['b', 'a', 'c'].map((id) => ({ id, startedAt: at }))
  const early = { id: 'd', startedAt: '2026-03-02T07:59:59.999Z' }
  expect(inOrder([...things, early]).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c'])
})
