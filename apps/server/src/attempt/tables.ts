import type { AnswerOrigin } from '@invigil/contract/answer-log.ts'
import type { AnswerBody, SubmissionReceipt } from '@invigil/contract/attempt.ts'
import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type {
  AttemptId,
  ItemId,
  PersonId,
  RegistrationId,
  RevisionId,
  SectionId,
  SittingId,
} from '@invigil/contract/ids.ts'
import type { ColumnType, Generated } from 'kysely'

export interface AttemptTable {
  id: AttemptId
  registrationId: RegistrationId
  sittingId: SittingId
  personId: PersonId
  state: AttemptState
  /** Decides the order of items and options of this candidate's paper. */
  seed: string
  /** The latest one; 0 before the first. */
  opening: Generated<number>
  createdAt: Date
  admittedAt: Date | null
  startedAt: Date | null
  pausedAt: Date | null
  pauseReason: string | null
  /** The length of all pauses that are over. */
  pausedMilliseconds: Generated<number>
  extraMinutes: Generated<number>
  /** Set while a break runs; the attempt is paused then. */
  breakStartedAt: Date | null
  /** The length of all breaks that are over; `pausedMilliseconds` has it too. */
  breakMilliseconds: Generated<number>
  /** When it was submitted, expired or terminated. */
  endedAt: Date | null
  endReason: string | null
}

export type ChangeKind = 'moved' | 'opened' | 'admitted' | 'extended' | 'let-in-late'

/** A section with a time of its own, or without a way back, that was opened; see `OpenedSection`. */
export interface AttemptSectionTable {
  attemptId: AttemptId
  sectionId: SectionId
  minutes: number | null
  itemIds: ItemId[]
  openedAt: Date
  pausedMillisecondsBefore: number
  extraMinutesBefore: number
  closedAt: Date | null
  leftAt: Date | null
}

/** Append-only: everything that ever happened to an attempt, and who did it. */
export interface AttemptChangeTable {
  id: string
  attemptId: AttemptId
  at: Date
  kind: ChangeKind
  fromState: AttemptState
  toState: AttemptState
  by: 'candidate' | 'staff' | 'clock' | 'policy'
  /** Who of the staff; null when it was not one of them. */
  personId: PersonId | null
  reason: string
  detail: Record<string, string | number>
}

export interface AttemptOpeningTable {
  attemptId: AttemptId
  opening: number
  /** SHA-256 of the attempt's key. */
  keyHash: Buffer
  openedAt: Date
  userAgent: string
}

/** Written as text, because a parsed answer may hold what the driver would take for an array. */
type Json = ColumnType<AnswerBody, string, string>

/** Every journal entry ever acknowledged. */
export interface AnswerLogTable {
  attemptId: AttemptId
  journalId: string
  seq: number
  opening: number
  itemId: ItemId
  body: Json
  /** SHA-256, hex; see EntryReceipt. */
  hash: string
  /** By the candidate's clock; proves nothing. */
  writtenAt: Date
  receivedAt: Date
  isLate: boolean
  /** The number of the entry whose receipt came before this one's in the chain; null at its beginning. */
  afterSeq: number | null
  /** See EntryReceipt; null for entries from before there were chains. */
  chain: string | null
  origin: Generated<AnswerOrigin>
}

/** Which files of answers were loaded by the staff. */
export interface AnswerFileTable {
  attemptId: AttemptId
  /** SHA-256 of the file, hex. */
  hash: string
  /** By the candidate's clock. */
  savedAt: Date
  loadedAt: Date
  loadedBy: PersonId
  entries: number
  /** Those that were not there before. */
  entriesNew: number
}

/** The latest answer to each item, without late ones. */
export interface AnswerTable {
  attemptId: AttemptId
  itemId: ItemId
  opening: number
  seq: number
  journalId: string
  body: Json
  hash: string
  receivedAt: Date
}

/** A view: the one answer to which revision an attempt's paper is made of and scored by. */
export interface AttemptRevisionView {
  attemptId: AttemptId
  revisionId: RevisionId
}

export interface SubmissionTable {
  attemptId: AttemptId
  /** As it is shown, e.g. `K7MR-3XHT-4WYC`. */
  number: string
  submittedAt: Date
  how: SubmissionReceipt['how']
  journalId: string | null
  lastSeq: number | null
}

/** When candidates were last served by any process. */
export interface ServiceBeatTable {
  isOnly: Generated<boolean>
  at: Date
}

/** A file of an answer; see the migration. */
export interface UploadTable {
  id: string
  attemptId: AttemptId
  itemId: ItemId
  name: string
  bytes: string
  sha256: string
  pictureType: string | null
  sentBy: 'candidate' | 'phone'
  begunAt: Date
  deliveredAt: Date | null
}

export interface UploadPieceTable {
  uploadId: string
  number: number
  receivedAt: Date
  /** As every piece since there are keys for them; those from before lie as they came. */
  isSealed: boolean
}

/** What opens the files of an attempt's answers; without `wrapped` they were erased. */
export interface UploadKeyTable {
  number: Generated<number>
  attemptId: AttemptId
  wrapped: Buffer | null
  wrappedBy: string | null
  createdAt: Date
  erasedAt: Date | null
}

/** A link by which one phone may send pages for one item. */
export interface PagesLinkTable {
  id: string
  attemptId: AttemptId
  itemId: ItemId
  tokenHash: Buffer
  tokenExpiresAt: Date
  keyHash: Buffer | null
  joinedAt: Date | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    attempt: AttemptTable
    attemptChange: AttemptChangeTable
    attemptOpening: AttemptOpeningTable
    attemptSection: AttemptSectionTable
    answerLog: AnswerLogTable
    answer: AnswerTable
    answerFile: AnswerFileTable
    submission: SubmissionTable
    upload: UploadTable
    uploadPiece: UploadPieceTable
    uploadKey: UploadKeyTable
    /** A view: whole files that no version of their answer names. */
    unnamedUpload: UploadTable
    pagesLink: PagesLinkTable
    attemptRevision: AttemptRevisionView
    serviceBeat: ServiceBeatTable
  }

  interface News {
    'attempt-started': { attemptId: AttemptId; sittingId: SittingId }
    /** Handed in by the candidate or, when time was over, by the clock. */
    'attempt-submitted': { attemptId: AttemptId; sittingId: SittingId; how: SubmissionReceipt['how'] }
    /** The sitting ended before it began. */
    'attempt-expired': { attemptId: AttemptId; sittingId: SittingId }
    'attempt-terminated': { attemptId: AttemptId; sittingId: SittingId; personId: PersonId }
    /** Its clock was set, so that an end is due at the time of this news. */
    'attempt-clock-set': { attemptId: AttemptId }
  }
}
