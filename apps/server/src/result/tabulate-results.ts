import type { Locale } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { en } from '@invigil/messages/states/en.ts'
import { fr } from '@invigil/messages/states/fr.ts'
import { vi } from '@invigil/messages/states/vi.ts'
import { wallTime } from '../sitting/window.ts'
import { inOrderOfNames } from './in-order-of-names.ts'
import { wordsOf } from './words.ts'

const states = { en, fr, vi }

/** A table of results in words of one language. Instants are what the clock on the wall showed, as if it were UTC. */
export interface ResultTable {
  headings: string[]
  rows: (string | number | Date | null)[][]
}

/** Results as people read them in a spreadsheet; the last column is the key by which a line is found again. */
export function tabulateResults(
  results: readonly Result[],
  { language, timeZone }: { language: Locale; timeZone: string },
): ResultTable {
  const t = wordsOf(language)
  const { attempt, verdict } = states[language]
  const onTheWall = (at: string | null) => (at === null ? null : new Date(wallTime(new Date(at), timeZone)))
  const headings = [
    ...[t.name, t.email, t.number, t.group, t.room, t.state, t.points, t.max, t.percent, t['still-to-mark']],
    ...[`${t.submitted} (${timeZone})`, t.verdict, `${t.released} (${timeZone})`, t.key],
  ]
  const rows = inOrderOfNames(results, language).map((result) => [
    ...[result.candidateName, result.email, result.externalId, result.group ?? null, result.room ?? null],
    ...[attempt[result.state], result.points, result.max, percentOf(result), result.toMark],
    ...[onTheWall(result.submittedAt), result.verdict && verdict[result.verdict]],
    ...[onTheWall(result.releasedAt), result.attemptId],
  ])
  return { headings, rows }
}

/** Points in percent of the most there is, to two digits; null where there are none, or nothing to be had. */
export function percentOf({ points, max }: Pick<Result, 'points' | 'max'>): number | null {
  return points === null || max === 0 ? null : Math.round((points / max) * 10_000) / 100
}
