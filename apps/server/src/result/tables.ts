import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { CorrectionId, ItemCounts } from '@invigil/contract/correction.ts'
import type { AttemptId, ItemId, Locale, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingState, RubricLevels } from '@invigil/contract/marking.ts'
import type { ReleaseParts, ResultFile, ResultFileId } from '@invigil/contract/release.ts'
import type { ExamStatistics } from '@invigil/contract/statistics.ts'
import type { Item } from '@invigil/items/all.ts'
import type { ScoreRule } from '@invigil/items/item.ts'
import type { Generated, JSONColumnType } from 'kysely'

export interface ScoreTable {
  attemptId: AttemptId
  itemId: ItemId
  /** Of the journal entry that was scored; null when the item was not answered. */
  answerHash: string | null
  points: number
  max: number
  needsMarking: boolean
  rule: ScoreRule
  params: Generated<Record<string, number>>
  counts: Generated<ItemCounts>
  scoredAt: Date
  marking: Generated<MarkingState>
  markedPoints: number | null
  markedComment: Generated<string>
  /** Null when two people’s points were put together. */
  markedBy: PersonId | null
}

/** A view: what an item is worth in the end; null while a person has to decide. */
export interface CountedScoreView {
  attemptId: AttemptId
  itemId: ItemId
  counts: ItemCounts
  points: number | null
  /** What counts into the most there is. */
  max: number
  /** What the item is worth. */
  worth: number
  isAnswered: boolean
}

/** What the answers of an attempt are worth together; the database itself keeps it. */
export interface ScoreTotalTable {
  attemptId: AttemptId
  points: number
  most: number
  unmarked: number
}

export interface MarkTable {
  id: string
  attemptId: AttemptId
  itemId: ItemId
  personId: PersonId
  points: number
  comment: string
  markedAt: Date
  isFinal: Generated<boolean>
  levels: JSONColumnType<RubricLevels>
  /** Of the entry that was marked; empty where there was no answer, null for marks from before there was this. */
  answerHash: string | null
}

/** Append-only: which late answer counts, as somebody decided; null: what came in time. */
export interface LateDecisionTable {
  id: string
  attemptId: AttemptId
  itemId: ItemId
  journalId: string | null
  seq: number | null
  reason: string
  personId: PersonId
  decidedAt: Date
}

/** A view: the answers that count, the latest in time or a late one that was accepted. */
export interface CountedAnswerView {
  attemptId: AttemptId
  itemId: ItemId
  body: AnswerBody
  hash: string
  receivedAt: Date
}

export interface MarkingPlanTable {
  sittingId: SittingId
  markersEach: number
  thresholdPercent: number
  sharing: 'open' | 'by-item' | 'by-share'
  leaderId: PersonId | null
  changedAt: Date
  changedBy: PersonId
}

export interface MarkingShareTable {
  sittingId: SittingId
  personId: PersonId
  itemId: ItemId | null
}

export interface CorrectionTable {
  id: CorrectionId
  sittingId: SittingId
  itemId: ItemId
  item: JSONColumnType<Item> | null
  counts: ItemCounts
  reason: string
  undoes: CorrectionId | null
  personId: PersonId
  madeAt: Date
  state: 'waiting' | 'applied' | 'failed'
  done: Generated<number>
  total: Generated<number>
  changed: Generated<number>
  appliedAt: Date | null
}

export interface ReleaseTable {
  attemptId: AttemptId
  personId: PersonId
  releasedAt: Date
  changedAt: Date | null
  changedFrom: number | null
  changedReason: Generated<string>
}

export interface ReleasePlanTable {
  sittingId: SittingId
  parts: JSONColumnType<ReleaseParts>
  changedAt: Date
  changedBy: PersonId
}

export interface CertificateTable {
  attemptId: AttemptId
  number: string
  issuedAt: Date
}

export interface ResultFileTable {
  id: ResultFileId
  sittingId: SittingId
  kind: ResultFile['kind']
  language: Locale
  personId: PersonId
  state: ResultFile['state']
  done: Generated<number>
  total: Generated<number>
  createdAt: Date
  deletesAt: Date
}

/** How a sitting was when all its answers were counted. */
export interface CountedSittingTable {
  sittingId: SittingId
  handedIn: string
  countedAt: Date
}

/** The kept figures of a large sitting, and how far they are while they are reckoned anew. */
export interface SittingStatisticsTable {
  sittingId: SittingId
  state: 'waiting' | 'ready' | 'failed'
  done: Generated<number>
  total: Generated<number>
  orderedAt: Date
  basis: string | null
  figures: JSONColumnType<ExamStatistics> | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    score: ScoreTable
    countedScore: CountedScoreView
    scoreTotal: ScoreTotalTable
    mark: MarkTable
    lateDecision: LateDecisionTable
    countedAnswer: CountedAnswerView
    /** A view: of these, the late ones that were accepted. */
    lateCounted: CountedAnswerView
    markingPlan: MarkingPlanTable
    markingShare: MarkingShareTable
    correction: CorrectionTable
    release: ReleaseTable
    releasePlan: ReleasePlanTable
    certificate: CertificateTable
    resultFile: ResultFileTable
    countedSitting: CountedSittingTable
    sittingStatistics: SittingStatisticsTable
  }
  interface News {
    'result-released': { attemptId: AttemptId }
    'correction-made': { correctionId: CorrectionId }
    'result-file-ordered': { fileId: ResultFileId }
    'statistics-ordered': { sittingId: SittingId }
  }
}
