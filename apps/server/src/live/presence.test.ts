import { expect, test } from 'vitest'
import { presenceAt } from './presence.ts'

const noon = new Date('2040-03-05T12:00:00.000Z')
const before = (seconds: number) => new Date(noon.getTime() - seconds * 1_000)

test('who was never heard of is away', () => {
  expect(presenceAt(undefined, noon)).toBe('away')
})

test('presence fades after 5, 10 and 15 seconds', () => {
  expect(presenceAt(before(4.9), noon)).toBe('here')
  expect(presenceAt(before(5), noon)).toBe('late')
  expect(presenceAt(before(10), noon)).toBe('quiet')
  expect(presenceAt(before(15), noon)).toBe('silent')
})
