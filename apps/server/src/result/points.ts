import type { ItemCounts } from '@invigil/contract/correction.ts'
import type { AttemptId, ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { MarkingState } from '@invigil/contract/marking.ts'
import type { ItemScore } from '@invigil/contract/result.ts'
import type { ScoreRule } from '@invigil/items/item.ts'
import type { App } from '../platform/app.ts'
import { ownItemsByAttempt } from './own-items.ts'

/** What is known of one item of one attempt. */
export interface Scored {
  itemId: ItemId
  kind: string
  max: number
  counts: ItemCounts
  /** Null when the attempt has not been scored. */
  score: { points: number; needsMarking: boolean; rule: ScoreRule; params: Record<string, number> } | null
  marking: MarkingState
  mark: { points: number; comment: string; by: { id: PersonId; name: string } | null } | null
}

/** What counts: a correction for everybody first, then a person's mark, then the machine's points. */
export function itemScores(scored: Scored[]): ItemScore[] {
  return scored.map((one, index) => ({
    ...{ itemId: one.itemId, kind: one.kind, max: one.max, counts: one.counts, itemNumber: index + 1 },
    points: countedPoints(one),
    needsMarking: one.score?.needsMarking ?? false,
    comment: one.mark?.comment ?? '',
    rule: one.score?.rule ?? null,
    params: one.score?.params ?? {},
    marking: one.marking,
    by: one.mark?.by ?? null,
  }))
}

/** Of one item, as the view `counted_score` says it too; null while a person has to decide. */
export function countedPoints({
  counts,
  max,
  score,
  mark,
}: Pick<Scored, 'counts' | 'max' | 'mark'> & {
  score: Pick<NonNullable<Scored['score']>, 'points' | 'needsMarking'> | null
}): number | null {
  if (counts === 'for-nobody') return 0
  if (counts === 'full-for-all') return max
  if (mark) return Math.min(mark.points, max)
  return score && !score.needsMarking ? score.points : null
}

/** The sum over all items; null while one of them has no points yet. */
export function total(scores: Pick<ItemScore, 'points'>[]): number | null {
  if (scores.some(({ points }) => points === null)) return null
  return rounded(scores.reduce((before, { points }) => before + (points ?? 0), 0))
}

/** The most there is: what counts for nobody is not in it, and what is a bonus comes on top. */
export function mostPoints(scores: Pick<ItemScore, 'max' | 'counts'>[]): number {
  const counted = scores.filter(({ counts }) => counts === 'as-written' || counts === 'full-for-all')
  return rounded(counted.reduce((sum, { max }) => sum + max, 0))
}

/** Thirds add up without a tail of figures. */
export function rounded(points: number): number {
  return Math.round(points * 1_000) / 1_000
}

/** The points of these attempts, item by item in the exam's own order. */
export async function scoresByAttempt(app: App, ids: AttemptId[]): Promise<Map<AttemptId, ItemScore[]>> {
  if (ids.length === 0) return new Map()
  const [items, scores] = await Promise.all([
    ownItemsByAttempt(app.db, ids),
    app.db
      .selectFrom('score')
      .leftJoin('person', 'person.id', 'score.markedBy')
      .selectAll('score')
      .select('person.name')
      .where('attemptId', '=', ({ fn, val }) => fn.any(val(ids)))
      .execute(),
  ])
  const scoreByKey = new Map(scores.map((score) => [`${score.attemptId}/${score.itemId}`, score]))
  return new Map(
    [...items].map(([id, own]) => {
      const scored = own.map(({ item, counts }): Scored => {
        const score = scoreByKey.get(`${id}/${item.id}`)
        const { markedPoints, markedComment: comment = '', markedBy, name } = score ?? {}
        const isMarked = score?.marking === 'done' && typeof markedPoints === 'number'
        return {
          ...{ itemId: item.id, kind: item.kind, max: score?.max ?? item.points },
          counts: score?.counts ?? counts,
          marking: score?.marking ?? 'none',
          score: score ?? null,
          mark: isMarked
            ? { points: markedPoints, comment, by: markedBy && name ? { id: markedBy, name } : null }
            : null,
        }
      })
      return [id, itemScores(scored)]
    }),
  )
}
