import type { AnswerGrowth, AnswerStep } from '@invigil/contract/answer-log.ts'

/** One version of an answer, compared with the one before it. */
export interface GrowthStep extends AnswerStep {
  /** Since the version before, by the device's clock where both are of one device, else by the server's. */
  afterMs: number
  mark: 'large' | 'pause' | 'other-device' | undefined
}

/** A page makes a version at least every five seconds while somebody types: faster than 30 characters a second is no typing. */
const largeCharacters = 150
const pauseMs = 5 * 60_000

/** How an answer grew, version by version. */
export function growthOf(pages: readonly Pick<AnswerGrowth, 'steps'>[]): GrowthStep[] {
  let before: AnswerStep | undefined
  return pages
    .flatMap(({ steps }) => steps)
    .map((step) => {
      const afterMs = before ? millisecondsBetween(before, step) : 0
      const mark = markOf(before, step, afterMs)
      before = step
      return { ...step, afterMs, mark }
    })
}

/** The whole text at a version, counted from 0 over all pages; only the changes of its own page are gone through. */
export function textAt(pages: readonly Pick<AnswerGrowth, 'before' | 'steps'>[], at: number): string {
  let from = 0
  for (const { before, steps } of pages) {
    if (at < from + steps.length)
      return steps
        .slice(0, at - from + 1)
        .reduce((text, { keep, cut, put }) => text.slice(0, keep) + put + text.slice(keep + cut), before)
    from += steps.length
  }
  return ''
}

/** Which of all entries a version is: it stays the same, whatever comes after it, between, or late. */
export type VersionKey = Pick<AnswerStep, 'journalId' | 'opening' | 'seq'>

/** Where a version stands now, counted from 0; the last one when it is not named or not there. */
export function placeOfVersion(steps: readonly VersionKey[], version: VersionKey | undefined): number {
  const place = steps.findIndex(
    ({ journalId, opening, seq }) =>
      journalId === version?.journalId && opening === version.opening && seq === version.seq,
  )
  return place >= 0 ? place : steps.length - 1
}

/** A pause of any length is shown as at most so much. */
const longestMs = 1_500
/** A screen shows no more than this many versions a second. */
const shortestMs = 40

/** Which version a replay shows next and after how many milliseconds, so many times faster than it was written. */
export function nextShown(steps: readonly GrowthStep[], at: number, speed: number) {
  let [next, waitMs] = [at, 0]
  while (next < steps.length - 1 && waitMs < shortestMs) {
    next++
    waitMs += Math.min(longestMs, (steps[next]?.afterMs ?? 0) / speed)
  }
  return { next, waitMs: Math.max(shortestMs, waitMs) }
}

function markOf(before: AnswerStep | undefined, step: AnswerStep, afterMs: number): GrowthStep['mark'] {
  if (before && before.journalId !== step.journalId) return 'other-device'
  if (step.added >= largeCharacters) return 'large'
  return afterMs >= pauseMs ? 'pause' : undefined
}

function millisecondsBetween(before: AnswerStep, after: AnswerStep): number {
  const isOneDevice = before.journalId === after.journalId
  const [from, to] = isOneDevice ? [before.writtenAt, after.writtenAt] : [before.receivedAt, after.receivedAt]
  return Math.max(0, Date.parse(to) - Date.parse(from))
}
