import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))
const byHand = ['code', 'file', 'drawing']
const items = exampleExam('tables-and-gaps-en')
  .content.sections.flatMap((section) => section.items)
  .filter(({ kind }) => !byHand.includes(kind))

/** In the order of the example: two matchings, two tables, gaps, two short answers, three choices. */
const right: AnswerBody[] = [
  { chosen: { a: 'h3x0k7pa', b: 'q8m1v4td', c: 'w2z9c5re', d: 'n7b4s0uy' } },
  { chosen: { a: 'f0r4e8ki', b: 'd2y6p9xa' } },
  { chosen: { a: ['b'], b: ['a'], c: ['c'] } },
  { chosen: { a: ['a', 'b', 'c'], b: ['a', 'c'], c: ['b'] } },
  { gaps: { 1: '100', 2: '0', 3: 'a', 4: 'Ice' }, mark: 'point' },
  { text: '14 / 7 / 1789' },
  { text: 'Hoà bình' },
  { chosen: ['a', 'c'] },
  { chosen: ['a', 'b'] },
  { chosen: 'a' },
]
const partly: AnswerBody[] = [
  { chosen: { a: 'h3x0k7pa', b: 'g5t6j1lo' } },
  { chosen: { a: 'f0r4e8ki' } },
  { chosen: { a: ['b'], b: ['c'] } },
  { chosen: { a: ['a', 'b'], b: ['b'] } },
  { gaps: { 1: '1e2', 4: 'an iceberg' }, mark: 'comma' },
  { text: '1788' },
  { text: 'hoa binh' },
  { chosen: ['a', 'b', 'c'] },
  { chosen: ['a', 'c'] },
  { chosen: 'b' },
]

test('an exam of tables, gaps and shares is sat, and each score says its rule and figures', async () => {
  const { devices, sittingId } = await aSatSitting(app, items, { Linh: right, Marc: partly })
  const [linh, marc] = await Promise.all(
    [0, 1].map((at) => marker.result.detail({ attemptId: theItem(devices, at).attemptId })),
  )
  expect(linh).toMatchObject({ points: 26, max: 26 })
  expect(linh?.scores.every(({ needsMarking }) => !needsMarking)).toBe(true)
  expect(marc?.scores.map(({ rule, params, points }) => [rule, params, points])).toEqual([
    ['each', { right: 1, correct: 4 }, 1],
    ['each-or-nothing', { right: 1, correct: 2 }, 0],
    ['each', { right: 1, correct: 3 }, 1],
    ['right-minus-wrong', { right: 2, wrong: 1, correct: 6 }, 0.67],
    ['gaps', { right: 1, correct: 4, percent: 37.5 }, 1.5],
    ['partly', { percent: 25 }, 0.5],
    ['right', {}, 1],
    ['too-many', {}, 0],
    ['weights', { percent: 40 }, 0.8],
    ['partly', { percent: 50 }, 1],
  ])
  expect((await marker.result.list({ sittingId })).results.map(({ toMark }) => toMark)).toEqual([0, 0])
})
