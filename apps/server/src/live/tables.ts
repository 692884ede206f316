import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'

export interface MessageTable {
  id: string
  sittingId: SittingId
  attemptId: AttemptId | null
  sender: 'proctor' | 'candidate'
  personId: PersonId | null
  kind: 'message' | 'warning'
  body: string
  sentAt: Date
}

export interface SilenceTable {
  attemptId: AttemptId
  fromAt: Date
  /** Null while it lasts. */
  toAt: Date | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    message: MessageTable
    silence: SilenceTable
  }
}
