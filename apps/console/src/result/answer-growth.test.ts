import type { AnswerVersion } from '@invigil/contract/answer-log.ts'
import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { expect, test } from 'vitest'
import { growthOf, textOf } from './answer-growth.ts'

function aVersion(seconds: number, body: AnswerBody, change: Partial<AnswerVersion> = {}): AnswerVersion {
  const at = new Date(Date.UTC(2026, 10, 22, 8) + seconds * 1_000).toISOString()
  return {
    ...{ journalId: '0190a000-0000-4000-8000-000000000001', opening: 1, seq: seconds + 1, body },
    ...{ writtenAt: at, receivedAt: at, isLate: false, origin: 'browser', isLatest: false },
    ...change,
  }
}

test('each step says what was added, what was removed and where', () => {
  const steps = growthOf([
    aVersion(0, { text: 'A stone falls.' }),
    aVersion(3, { text: 'A heavy stone falls.' }),
    aVersion(6, { text: 'A stone falls fast.' }),
  ])
  expect(steps.map(({ changedAt, added, removed }) => [changedAt, added, removed])).toEqual([
    [0, 14, 0],
    [2, 6, 0],
    [2, 16, 17],
  ])
})

test('marks of Vietnamese letters and emoji count as the characters they are', () => {
  const [, step] = growthOf([aVersion(0, { text: 'Việt 👍' }), aVersion(2, { text: 'Việt 👎!' })])
  expect(step).toMatchObject({ changedAt: 5, added: 2, removed: 1 })
})

test('much text at once, a long pause and another device are marked, ordinary typing is not', () => {
  const pasted = `Yes. ${'A stone falls. '.repeat(12)}`
  const steps = growthOf([
    aVersion(0, { text: 'Yes.' }),
    aVersion(4, { text: pasted }),
    aVersion(8, { text: `${pasted} And on.` }),
    aVersion(408, { text: `${pasted} And on it goes.` }),
    aVersion(500, { text: 'Elsewhere.' }, { journalId: '0190a000-0000-4000-8000-000000000002' }),
  ])
  expect(steps.map(({ mark }) => mark)).toEqual([undefined, 'large', undefined, 'pause', 'other-device'])
})

test('what came together after an hour without a line keeps the times of its device', () => {
  const together = { receivedAt: '2026-11-22T09:00:00.000Z' }
  const steps = growthOf([aVersion(0, 'a', together), aVersion(400, 'ab', together)])
  expect(steps[1]).toMatchObject({ afterMs: 400_000, mark: 'pause' })
})

test('a formatted answer is read by its words, a choice as it is stored', () => {
  expect(textOf({ rich: [{ p: ['One'] }, { p: ['two'] }] })).toBe('One\ntwo')
  expect(textOf({ chosen: 'a' })).toBe('{"chosen":"a"}')
})
