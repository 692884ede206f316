import type { EvidenceFault } from '@invigil/contract/evidence.ts'
import type { AttemptId, PersonId, TrackId } from '@invigil/contract/ids.ts'
import type { Verdict } from '@invigil/contract/review.ts'
import type { ColumnType } from 'kysely'

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

/** `line` is canonical JSON, exactly as it was signed and as it stands outside the database. */
export interface SignedHeadTable {
  counter: number
  at: Date
  hash: string
  line: string
}

export interface SignedTrackTable {
  trackId: TrackId
  seq: number
  hash: string
}

export interface SignedHeadTrackTable {
  trackNumber: number
  counter: number
}

/** The head that named the attempt first. */
export interface SignedAttemptTable {
  attemptId: AttemptId
  counter: number
}

export interface ManifestTable {
  attemptId: AttemptId
  version: number
  madeAt: Date
  /** Of the body, hex. */
  hash: string
  /** Canonical JSON, exactly as it was signed. */
  body: string
  keyId: string
  signature: string
  counter: ColumnType<number | null, never, number>
}

export interface EvidenceCheckTable {
  attemptId: AttemptId
  askedAt: Date
  askedBy: PersonId
  records: number
  recordsDone: number
  doneAt: Date | null
  faults: ColumnType<EvidenceFault[], string, string>
}

declare module '../platform/tables.ts' {
  interface Tables {
    verdict: VerdictTable
    note: NoteTable
    signedHead: SignedHeadTable
    signedTrack: SignedTrackTable
    signedHeadTrack: SignedHeadTrackTable
    signedAttempt: SignedAttemptTable
    manifest: ManifestTable
    evidenceCheck: EvidenceCheckTable
  }
  interface News {
    'evidence-check-asked': { attemptId: AttemptId }
  }
}
