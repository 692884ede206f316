import { expect, test } from 'vitest'
import { isDue, laterParts, plainParts } from './release-parts.ts'

const noon = new Date('2040-03-05T12:00:00.000Z')
const before = '2040-03-05T11:59:59.000Z'
const after = '2040-03-05T12:00:01.000Z'

test('a part is seen with the release, from its instant on, or never', () => {
  expect(isDue('with-release', noon)).toBe(true)
  expect(isDue(before, noon)).toBe(true)
  expect(isDue(noon.toISOString(), noon)).toBe(true)
  expect(isDue(after, noon)).toBe(false)
  expect(isDue('never', noon)).toBe(false)
})

test('candidates read when the rest will come, the first first', () => {
  const later = '2040-04-01T00:00:00.000Z'
  expect(laterParts({ ...plainParts, items: later, feedback: before, answers: after }, noon)).toEqual([
    { part: 'answers', at: after },
    { part: 'items', at: later },
  ])
})

test('an explanation that is set apart comes at its own instant', () => {
  expect(laterParts({ ...plainParts, explanation: after }, noon)).toEqual([
    { part: 'explanation', at: after },
  ])
})
