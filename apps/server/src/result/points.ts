import type { AttemptId, ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { ItemScore } from '@invigil/contract/result.ts'
import type { ScoreRule } from '@invigil/items/item.ts'
import type { App } from '../platform/app.ts'

/** What is known of one item of one attempt. */
export interface Scored {
  itemId: ItemId
  kind: string
  max: number
  /** Null when the attempt has not been scored. */
  score: { points: number; needsMarking: boolean; rule: ScoreRule } | null
  mark: { points: number; comment: string; by: { id: PersonId; name: string } } | null
}

/** What counts: a person's mark stands above the machine's points; what needs marking has none until then. */
export function itemScores(scored: Scored[]): ItemScore[] {
  return scored.map(({ itemId, kind, max, score, mark }, index) => ({
    ...{ itemId, kind, max, itemNumber: index + 1 },
    points: mark ? mark.points : score && !score.needsMarking ? score.points : null,
    needsMarking: score?.needsMarking ?? false,
    comment: mark?.comment ?? '',
    by: mark?.by ?? null,
  }))
}

/** The sum over all items; null while one of them has no points yet. */
export function total(scores: Pick<ItemScore, 'points'>[]): number | null {
  if (scores.some(({ points }) => points === null)) return null
  const sum = scores.reduce((before, { points }) => before + (points ?? 0), 0)
  return Math.round(sum * 1_000) / 1_000
}

/** The points of these attempts, item by item in the exam's own order. */
export async function scoresByAttempt(app: App, ids: AttemptId[]): Promise<Map<AttemptId, ItemScore[]>> {
  if (ids.length === 0) return new Map()
  const [attempts, scores, marks] = await Promise.all([
    app.db
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .innerJoin('revision', 'revision.id', 'sitting.revisionId')
      .select(['attempt.id', 'revision.content'])
      .where('attempt.id', 'in', ids)
      .execute(),
    app.db.selectFrom('score').selectAll().where('attemptId', 'in', ids).execute(),
    latestMarks(app, ids),
  ])
  const scoreByKey = new Map(scores.map((score) => [`${score.attemptId}/${score.itemId}`, score]))
  const markByKey = new Map(marks.map((mark) => [`${mark.attemptId}/${mark.itemId}`, mark]))
  return new Map(
    attempts.map(({ id, content }) => {
      const items = content.sections.flatMap((section) => section.items)
      const scored = items.map((item) => {
        const mark = markByKey.get(`${id}/${item.id}`)
        return {
          ...{ itemId: item.id, kind: item.kind, max: item.points },
          score: scoreByKey.get(`${id}/${item.id}`) ?? null,
          mark: mark ? { ...mark, by: { id: mark.personId, name: mark.name } } : null,
        }
      })
      return [id, itemScores(scored)]
    }),
  )
}

function latestMarks(app: App, ids: AttemptId[]) {
  return app.db
    .selectFrom('mark')
    .innerJoin('person', 'person.id', 'mark.personId')
    .distinctOn(['attemptId', 'itemId'])
    .selectAll('mark')
    .select('person.name')
    .where('attemptId', 'in', ids)
    .orderBy('attemptId')
    .orderBy('itemId')
    .orderBy('markedAt', 'desc')
    .execute()
}
