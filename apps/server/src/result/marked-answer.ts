import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * For queries of `mark`: was given for the answer that counts. Only where somebody decided about late answers can it be
 * otherwise; marks from before that was kept belong to what came in time.
 */
export function isOfCountedAnswer(): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    not exists (
      select from late_decision d where d.attempt_id = mark.attempt_id and d.item_id = mark.item_id
    )
    or coalesce(mark.answer_hash, (
      select a.hash from answer a where a.attempt_id = mark.attempt_id and a.item_id = mark.item_id
    ), '') = coalesce((
      select c.hash from counted_answer c where c.attempt_id = mark.attempt_id and c.item_id = mark.item_id
    ), '')
  )`
}
