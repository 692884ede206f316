import type { ItemId, SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/** More would not move the middle of them visibly. */
const mostTimed = 1_000

/**
 * The median of seconds spent on each item, of up to 1,000 attempts: the time since the entry before in the same journal
 * belongs to the item that was answered then; a silence counts as 15 minutes at most. The clocks are the candidates' own,
 * so that only their differences are used.
 */
export async function readSeconds(app: App, sittingId: SittingId): Promise<Map<ItemId, number>> {
  const { rows } = await sql<{ itemId: ItemId; seconds: number }>`
    with timed as (
      select id, started_at from attempt
      where sitting_id = ${sittingId} and ended_at is not null and started_at is not null
      order by md5(id::text) limit ${mostTimed}
    ), step as (
      select l.attempt_id, l.item_id,
        case when lag(l.written_at) over journal is null
          then extract(epoch from l.received_at - t.started_at)
          else extract(epoch from l.written_at - lag(l.written_at) over journal)
        end as seconds
      from timed t join answer_log l on l.attempt_id = t.id
      window journal as (partition by l.attempt_id, l.journal_id order by l.seq)
    ), spent as (
      select attempt_id, item_id, sum(greatest(0, least(900, seconds))) as seconds
      from step group by attempt_id, item_id
    )
    select item_id, percentile_cont(0.5) within group (order by seconds)::float8 as seconds
    from spent group by item_id
  `.execute(app.db)
  return new Map(rows.map(({ itemId, seconds }) => [itemId, seconds]))
}
