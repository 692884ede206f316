import type { AnswerVersion } from '@invigil/contract/answer-log.ts'
import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { essayWords } from '@invigil/items/essay.ts'

/** One version of an answer, compared with the one before it. */
export interface GrowthStep {
  version: AnswerVersion
  text: string
  /** Where the change begins in `text`, and how much of it is new. */
  changedAt: number
  added: number
  removed: number
  /** Since the version before, by the device's clock where both are of one device, else by the server's. */
  afterMs: number
  mark: 'large' | 'pause' | 'other-device' | undefined
}

/** A page makes a version at least every five seconds while somebody types: faster than 30 characters a second is no typing. */
const largeCharacters = 150
const pauseMs = 5 * 60_000

/** How an answer grew, version by version. */
export function growthOf(versions: readonly AnswerVersion[]): GrowthStep[] {
  let before: GrowthStep | undefined
  return versions.map((version) => {
    const text = textOf(version.body)
    const change = changeBetween(before?.text ?? '', text)
    const afterMs = before ? millisecondsBetween(before.version, version) : 0
    before = {
      version,
      text,
      ...change,
      afterMs,
      mark: markOf(before?.version, version, change.added, afterMs),
    }
    return before
  })
}

function markOf(
  before: AnswerVersion | undefined,
  version: AnswerVersion,
  added: number,
  afterMs: number,
): GrowthStep['mark'] {
  if (before && before.journalId !== version.journalId) return 'other-device'
  if (added >= largeCharacters) return 'large'
  return afterMs >= pauseMs ? 'pause' : undefined
}

/** What is between the common beginning and the common end, counted in characters as people see them. */
function changeBetween(before: string, after: string) {
  const [old, young] = [Array.from(before), Array.from(after)]
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head] === young[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail += 1
  const changedAt = young.slice(0, head).join('').length
  return { changedAt, added: young.length - head - tail, removed: old.length - head - tail }
}

function millisecondsBetween(before: AnswerVersion, after: AnswerVersion): number {
  const isOneDevice = before.journalId === after.journalId
  const [from, to] = isOneDevice ? [before.writtenAt, after.writtenAt] : [before.receivedAt, after.receivedAt]
  return Math.max(0, Date.parse(to) - Date.parse(from))
}

/** The words of an essay, or another answer as it is stored. */
export function textOf(body: AnswerBody): string {
  return essayWords(body) ?? (typeof body === 'string' ? body : JSON.stringify(body))
}
