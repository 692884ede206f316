import type { AttemptId, ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { ScoreRule } from '@invigil/items/item.ts'

export interface ScoreTable {
  attemptId: AttemptId
  itemId: ItemId
  /** Of the journal entry that was scored; null when the item was not answered. */
  answerHash: string | null
  points: number
  max: number
  needsMarking: boolean
  rule: ScoreRule
  scoredAt: Date
}

export interface MarkTable {
  id: string
  attemptId: AttemptId
  itemId: ItemId
  personId: PersonId
  points: number
  comment: string
  markedAt: Date
}

export interface ReleaseTable {
  attemptId: AttemptId
  personId: PersonId
  releasedAt: Date
}

declare module '../platform/tables.ts' {
  interface Tables {
    score: ScoreTable
    mark: MarkTable
    release: ReleaseTable
  }
  interface News {
    'result-released': { attemptId: AttemptId }
  }
}
