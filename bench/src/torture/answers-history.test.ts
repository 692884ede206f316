import { expect, test } from 'vitest'
import { type FoundAnswers, type Happening, judgeAnswers, troublesOfAnswers } from './answers-history.ts'

const journal = { attemptId: 'a', journalId: 'j' }
const history: Happening[] = [
  ...['one', 'two', 'three'].map((text, at): Happening => ({ is: 'sent', ...journal, seq: at + 1, text })),
  { is: 'answered', ...journal, seq: 1, text: 'one', chain: 'c1' },
  { is: 'answered', ...journal, seq: 2, text: 'two', chain: 'c2' },
]

test('all that was acknowledged is there, and what was only sent may be', () => {
  expect(troublesOf(['one', 'two'])).toEqual([])
  expect(troublesOf(['one', 'two', 'three'])).toEqual([])
})

test('an acknowledged entry that is gone, altered or under another receipt is lost', () => {
  expect(troublesOf(['one'])).toEqual(['1 lost'])
  expect(troublesOf(['one', 'changed'])).toEqual(['1 lost', '1 invented'])
  expect(troublesOf(['one', 'two'], { chain: 'another' })).toEqual(['1 lost'])
})

test('a text that is there twice, an entry behind another one, and an older answer that counts are told', () => {
  expect(troublesOf(['one', 'two', 'two'])).toEqual(['1 duplicated', '1 invented'])
  expect(troublesOf(['one', 'two'], { afterSeq: 7 })).toEqual(['1 reordered'])
  const latest = new Map([['a item', 'one']])
  expect(troublesOf(['one', 'two'], {}, latest)).toEqual(['1 stale'])
})

/** These texts under 1, 2, 3 …; the last of them with this change. */
function troublesOf(texts: string[], change: object = {}, latest = new Map([['a item', 'two']])): string[] {
  const entries = texts.map((text, at) => ({
    ...{ ...journal, seq: at + 1, text, chain: `c${at + 1}`, afterSeq: at === 0 ? null : at },
    ...(at === texts.length - 1 ? change : {}),
  }))
  const found: FoundAnswers = { entries, latest, latestByLog: new Map([['a item', 'two']]), faults: [] }
  return troublesOfAnswers(judgeAnswers(history, found))
}
