import type { Table } from '../table.ts'
import type { Judgement } from './history.ts'

/** What an ordeal showed: a table, and what went wrong in words. */
export interface Ordeal extends Table {
  troubles: string[]
}

export const columns = [
  ...[
    'what',
    'rounds',
    'frames made',
    'acknowledged',
    'found',
    'lost',
    'duplicated',
    'wrong',
    'chain faults',
  ],
  ...['answers acknowledged', 'answers lost'],
]

/** A line of the table. */
export function aRow(what: string, rounds: number, judged: Judgement): (string | number)[] {
  const { made, acked, found, lost, duplicated, wrong, faults, answers, lostAnswers } = judged
  return [what, rounds, made, acked, found, lost, duplicated, wrong, faults.length, answers, lostAnswers]
}
