import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './id.ts'

afterEach(() => void vi.restoreAllMocks())

test('an id is a UUID of version 7 that says its millisecond', () => {
  const id = newId(Date.UTC(2026, 0, 1))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1))
})

test('ids of the same millisecond sort in the order of their making', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(1_700_000_000_000))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('ids of two clocks sort each in the order of their making', () => {
  const pairs = Array.from({ length: 1_000 }, () => [newId(1_700_000_000_000), newId(2_200_000_000_000)])
  const [ours, theirs] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  expect(ours.toSorted()).toEqual(ours)
  expect(theirs.toSorted()).toEqual(theirs)
})

test('an id sorts after those made before the machine’s clock was set back', () => {
  const before = newId()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  expect(newId() > before).toBe(true)
})

test('an id of a later millisecond sorts after all of an earlier one', () => {
  const early = Array.from({ length: 100 }, () => newId(1_700_000_000_000))
  const late = newId(1_700_000_000_001)
  expect([late, ...early].toSorted().at(-1)).toBe(late)
})
