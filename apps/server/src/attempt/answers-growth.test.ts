import type { AnswerVersion } from '@invigil/contract/answer-log.ts'
import { expect, test } from 'vitest'
import { stepsFrom, textOf } from './answers-growth.ts'

function versionsOf(...texts: string[]): AnswerVersion[] {
  return texts.map((text, at) => ({
    ...{ journalId: '0190a000-0000-4000-8000-000000000001', opening: 1, seq: at + 1, body: { text } },
    ...{ writtenAt: '2026-11-22T08:00:00.000Z', receivedAt: '2026-11-22T08:00:00.000Z' },
    ...{ isLate: false, origin: 'browser' as const, isLatest: false },
  }))
}

test('each step says what was added, what was removed and where', () => {
  const steps = stepsFrom('', versionsOf('A stone falls.', 'A heavy stone falls.', 'A stone falls fast.'))
  expect(steps).toMatchObject([
    { keep: 0, cut: 0, put: 'A stone falls.', added: 14, removed: 0 },
    { keep: 2, cut: 0, put: 'heavy ', added: 6, removed: 0 },
    { keep: 2, cut: 17, put: 'stone falls fast', added: 16, removed: 17 },
  ])
})

test('marks of Vietnamese letters and emoji count as the characters they are, and none is cut in two', () => {
  const [one, two] = stepsFrom('Việt 👍', versionsOf('Việt 👎!', 'Việt 🐎!'))
  expect(one).toMatchObject({ keep: 5, cut: 2, put: '👎!', added: 2, removed: 1 })
  expect(two).toMatchObject({ keep: 5, cut: 2, put: '🐎', added: 1, removed: 1 })
})

test('a text that only repeats itself is put together as it was', () => {
  expect(stepsFrom('aaa', versionsOf('aa', 'aaaa', ''))).toMatchObject([
    { keep: 2, cut: 1, put: '' },
    { keep: 2, cut: 0, put: 'aa' },
    { keep: 0, cut: 4, put: '' },
  ])
})

test('a formatted answer is read by its words, a choice as it is stored', () => {
  expect(textOf({ rich: [{ p: ['One'] }, { p: ['two'] }] })).toBe('One\ntwo')
  expect(textOf({ chosen: 'a' })).toBe('{"chosen":"a"}')
})
