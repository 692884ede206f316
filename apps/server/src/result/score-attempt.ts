import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import { type Item, scoreItem } from '@invigil/items/all.ts'
import { phaseOf } from '../attempt/state.ts'
import type { App } from '../platform/app.ts'

/**
 * Counts the points of an attempt that is over by its items' own rules, from the latest answers. Counting again replaces
 * what was counted: entries that were under way at the end may come after the first time.
 */
export async function scoreAttempt(app: App, attemptId: AttemptId): Promise<void> {
  const attempt = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['attempt.state', 'revision.content'])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  if (!attempt || phaseOf(attempt.state) !== 'over') return
  const scoredAt = app.now()
  const answers = await app.db
    .selectFrom('answer')
    .select(['itemId', 'body', 'hash'])
    .where('attemptId', '=', attemptId)
    .execute()
  const answerByItem = new Map(answers.map((answer) => [answer.itemId, answer]))
  const items: Item[] = attempt.content.sections.flatMap((section) => section.items)
  const rows = items.map((item) => {
    const answer = answerByItem.get(item.id)
    const { points, max, needsMarking, explanation } = scoreItem(item, answer?.body)
    const answerHash = answer?.hash ?? null
    return {
      attemptId,
      itemId: item.id,
      answerHash,
      points,
      max,
      needsMarking,
      rule: explanation.rule,
      scoredAt,
    }
  })
  if (rows.length === 0) return
  await app.db
    .insertInto('score')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['attemptId', 'itemId']).doUpdateSet(({ ref }) => ({
        answerHash: ref('excluded.answerHash'),
        points: ref('excluded.points'),
        max: ref('excluded.max'),
        needsMarking: ref('excluded.needsMarking'),
        rule: ref('excluded.rule'),
        scoredAt: ref('excluded.scoredAt'),
      })),
    )
    .execute()
}

/** Counts what the jobs have not counted yet, or what an answer came for since, so that a list never shows old points. */
export async function scoreLeftOver(app: App, sittingId: SittingId): Promise<void> {
  const behind = await app.db
    .selectFrom('attempt')
    .select('attempt.id')
    .where('attempt.sittingId', '=', sittingId)
    .where('attempt.endedAt', 'is not', null)
    .where('attempt.startedAt', 'is not', null)
    .where(({ or, not, exists, selectFrom }) =>
      or([
        not(
          exists(selectFrom('score').select('score.itemId').whereRef('score.attemptId', '=', 'attempt.id')),
        ),
        exists(
          selectFrom('answer')
            .leftJoin('score', (join) =>
              join
                .onRef('score.attemptId', '=', 'answer.attemptId')
                .onRef('score.itemId', '=', 'answer.itemId'),
            )
            .select('answer.itemId')
            .whereRef('answer.attemptId', '=', 'attempt.id')
            .where(({ or, eb }) =>
              or([eb('score.answerHash', 'is', null), eb('score.answerHash', '<>', eb.ref('answer.hash'))]),
            ),
        ),
      ]),
    )
    .execute()
  for (const { id } of behind) await scoreAttempt(app, id)
}
