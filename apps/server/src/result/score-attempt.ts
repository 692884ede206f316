import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import { scoreItem } from '@invigil/items/all.ts'
import { sql } from 'kysely'
import { phaseOf } from '../attempt/state.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { contentsOf, type OwnItem, ownItemsMaker, papersOf, treatmentsOf } from './own-items.ts'

/**
 * Counts the points of an attempt that is over by its items' own rules, from the latest answers. Counting again replaces
 * what was counted: entries that were under way at the end may come after the first time. Marks stay.
 */
export async function scoreAttempt(app: App, attemptId: AttemptId): Promise<void> {
  const attempt = await app.db
    .selectFrom('attempt')
    .select(['state', 'sittingId'])
    .where('id', '=', attemptId)
    .executeTakeFirst()
  if (attempt && phaseOf(attempt.state) === 'over') await scoreAttempts(app, attempt.sittingId, [attemptId])
}

const mostAtOnce = 200

/** The same for many attempts of one sitting, all of them over. */
export async function scoreAttempts(
  app: App,
  sittingId: SittingId,
  ids: readonly AttemptId[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce)
    await app.db.transaction().execute(async (tx) => {
      await holdSitting(tx, sittingId, 'shared')
      await writeScores(tx, await scoresOf(tx, sittingId, some), app.now())
    })
  }
}

/** The same for one attempt within a transaction that holds the sitting already. */
export async function scoreNow(app: App, tx: Tx, sittingId: SittingId, attemptId: AttemptId): Promise<void> {
  await writeScores(tx, await scoresOf(tx, sittingId, [attemptId]), app.now())
}

/**
 * Nothing is counted by the old rule while a correction is being applied: who applies holds the sitting alone, who counts
 * holds it together with others.
 */
export async function holdSitting(tx: Tx, sittingId: SittingId, how: 'alone' | 'shared'): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`select ${lock}(hashtextextended(${`scoring ${sittingId}`}, 0))`.execute(tx)
}

/** Who counts an attempt reads its answers after whoever counted it before has written: an older count never stands last. */
async function holdAttempts(tx: Tx, ids: readonly AttemptId[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('scoring ' || id, 0))
    from (select unnest(${[...ids].sort()}::text[]) as id) as attempts
  `.execute(tx)
}

/** One row of `score`, without the marks. */
export interface ScoreRow {
  attemptId: AttemptId
  itemId: string
  answerHash: string | null
  points: number
  max: number
  needsMarking: boolean
  rule: string
  params: Record<string, number>
  counts: OwnItem['counts']
}

async function scoresOf(tx: Tx, sittingId: SittingId, ids: readonly AttemptId[]) {
  await holdAttempts(tx, ids)
  const [papers, treatments, answers, unnamed] = await Promise.all([
    papersOf(tx, ids),
    treatmentsOf(tx, sittingId),
    tx
      .selectFrom('countedAnswer')
      .select(['attemptId', 'itemId', 'body', 'hash'])
      .where('attemptId', '=', ({ fn, val }) => fn.any(val([...ids])))
      .execute(),
    tx
      .selectFrom('unnamedUpload')
      .select(['attemptId', 'itemId'])
      .where('attemptId', '=', ({ fn, val }) => fn.any(val([...ids])))
      .execute(),
  ])
  const contents = await contentsOf(
    tx,
    papers.map(({ revisionId }) => revisionId),
  )
  const itemsOf = ownItemsMaker(contents, treatments)
  const answerByKey = new Map(answers.map((answer) => [answer.attemptId + answer.itemId, answer]))
  const hasUnnamed = new Set(unnamed.map(({ attemptId, itemId }) => attemptId + itemId))
  return papers.flatMap((paper) =>
    itemsOf(paper).map((own) => {
      const key = paper.attemptId + own.item.id
      return scoreRow(paper.attemptId, own, answerByKey.get(key), hasUnnamed.has(key))
    }),
  )
}

/** What the machine counts for one item. Files that came and that no answer names are for a person to look at. */
export function scoreRow(
  attemptId: AttemptId,
  { item, counts }: OwnItem,
  answer: { body: unknown; hash: string } | undefined,
  hasUnnamedFiles: boolean,
): ScoreRow {
  const { points, max, explanation, ...scored } = scoreItem(item, answer?.body)
  const needsMarking = scored.needsMarking || hasUnnamedFiles
  const { rule, params } = explanation
  const answerHash = answer?.hash ?? null
  return { attemptId, itemId: item.id, answerHash, points, max, needsMarking, rule, params, counts }
}

/** Writes what was counted, by one statement whatever the number of rows. */
export async function writeScores(tx: Tx, rows: readonly ScoreRow[], scoredAt: Date): Promise<void> {
  if (rows.length === 0) return
  const snake = rows.map((row) => [
    ...[row.attemptId, row.itemId, row.answerHash, row.points, row.max, row.needsMarking, row.rule],
    ...[row.params, row.counts],
  ])
  await sql`
    insert into score
      (attempt_id, item_id, answer_hash, points, max, needs_marking, rule, params, counts, scored_at)
    select
      (one ->> 0)::uuid, (one ->> 1)::uuid, one ->> 2, (one ->> 3)::float8, (one ->> 4)::float8,
      (one ->> 5)::boolean, one ->> 6, one -> 7, one ->> 8, ${scoredAt}
    from jsonb_array_elements(${JSON.stringify(snake)}::jsonb) as one
    on conflict (attempt_id, item_id) do update set
      answer_hash = excluded.answer_hash, points = excluded.points, max = excluded.max,
      needs_marking = excluded.needs_marking, rule = excluded.rule, params = excluded.params,
      counts = excluded.counts, scored_at = excluded.scored_at
  `.execute(tx)
}
