import type { AnswerStep } from '@invigil/contract/answer-log.ts'
import { expect, test } from 'vitest'
import { growthOf, nextShown, placeOfVersion, textAt } from './answer-growth.ts'

function aStep(seconds: number, put: string, change: Partial<AnswerStep> = {}): AnswerStep {
  const at = new Date(Date.UTC(2026, 10, 22, 8) + seconds * 1_000).toISOString()
  return {
    ...{ journalId: '0190a000-0000-4000-8000-000000000001', opening: 1, seq: seconds + 1 },
    ...{ writtenAt: at, receivedAt: at, isLate: false, origin: 'browser', isLatest: false },
    ...{ keep: 0, cut: 0, put, added: put.length, removed: 0 },
    ...change,
  }
}

test('the text of a version is put together from the beginning of its own page', () => {
  const pages = [
    { before: '', steps: [aStep(0, 'A stone falls.'), aStep(3, 'heavy ', { keep: 2 })] },
    {
      before: 'A heavy stone falls.',
      steps: [aStep(6, 'light', { keep: 2, cut: 5 }), aStep(9, '!', { keep: 20 })],
    },
  ]
  expect([0, 1, 2, 3, 4].map((at) => textAt(pages, at))).toEqual([
    'A stone falls.',
    'A heavy stone falls.',
    'A light stone falls.',
    'A light stone falls.!',
    '',
  ])
})

test('much text at once, a long pause and another device are marked, ordinary typing is not', () => {
  const steps = growthOf([
    { steps: [aStep(0, 'Yes.'), aStep(4, 'A stone falls. '.repeat(12)), aStep(8, ' And on.')] },
    {
      steps: [
        aStep(408, ' it goes.'),
        aStep(500, 'Elsewhere.', { journalId: '0190a000-0000-4000-8000-000000000002' }),
      ],
    },
  ])
  expect(steps.map(({ mark }) => mark)).toEqual([undefined, 'large', undefined, 'pause', 'other-device'])
})

test('what came together after an hour without a line keeps the times of its device', () => {
  const together = { receivedAt: '2026-11-22T09:00:00.000Z' }
  const steps = growthOf([{ steps: [aStep(0, 'a', together), aStep(400, 'b', together)] }])
  expect(steps[1]).toMatchObject({ afterMs: 400_000, mark: 'pause' })
})

test('a fast replay passes over versions rather than show more than a screen can', () => {
  const steps = growthOf([{ steps: Array.from({ length: 10 }, (_, at) => aStep(at * 2, 'a')) }])
  expect(nextShown(steps, 0, 8)).toEqual({ next: 1, waitMs: 250 })
  expect(nextShown(steps, 0, 128)).toEqual({ next: 3, waitMs: 46.875 })
  expect(nextShown(steps, 8, 128)).toEqual({ next: 9, waitMs: 40 })
})

test('a version keeps its place by itself when others come behind it or before it', () => {
  const [first, second, third] = [aStep(0, 'a'), aStep(3, 'b'), aStep(6, 'c')]
  expect(placeOfVersion([first, third], third)).toBe(1)
  expect(placeOfVersion([first, second, third], third)).toBe(2)
  expect(placeOfVersion([first, second, third, aStep(9, 'd')], second)).toBe(1)
})

test('without a version that is there, the last one is looked at', () => {
  expect(placeOfVersion([aStep(0, 'a'), aStep(3, 'b')], undefined)).toBe(1)
  expect(placeOfVersion([aStep(0, 'a'), aStep(3, 'b')], aStep(6, 'c'))).toBe(1)
})
