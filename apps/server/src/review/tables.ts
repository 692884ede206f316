import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import type { Verdict } from '@invigil/contract/review.ts'

export interface VerdictTable {
  id: string
  attemptId: AttemptId
  personId: PersonId
  verdict: Verdict['verdict']
  reasonCode: Verdict['reasonCode']
  reason: string
  decidedAt: Date
}

export interface NoteTable {
  id: string
  attemptId: AttemptId
  personId: PersonId
  /** The moment it is about; null when it is about the whole. */
  at: Date | null
  body: string
  writtenAt: Date
}

declare module '../platform/tables.ts' {
  interface Tables {
    verdict: VerdictTable
    note: NoteTable
  }
}
