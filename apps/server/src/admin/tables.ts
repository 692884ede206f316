import type { DeletionReceipt, ErasedWhat, ErasureReason } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId, ExamId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { HoldId } from '@invigil/contract/retention.ts'
import type { JSONColumnType } from 'kysely'

/** Exactly one of attempt, sitting and exam is named. */
export interface LegalHoldTable {
  id: HoldId
  organisationId: OrganisationId
  attemptId: AttemptId | null
  sittingId: SittingId | null
  examId: ExamId | null
  reason: string
  madeBy: PersonId
  madeAt: Date
  endedBy: PersonId | null
  endedAt: Date | null
  endReason: string | null
}

export interface ErasureTable {
  number: string
  what: ErasedWhat
  /** Null for a camera of a hall. */
  attemptId: AttemptId | null
  cameraId: AttemptId | null
  organisationId: OrganisationId
  erasedAt: Date
  why: ErasureReason
  receipt: JSONColumnType<DeletionReceipt>
  /** SHA-256 of the receipt as canonical JSON, hex. */
  hash: string
  signature: string
  keyId: string
  inLedgerAt: Date | null
  filesDeletedAt: Date | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    legalHold: LegalHoldTable
    erasure: ErasureTable
  }
}
