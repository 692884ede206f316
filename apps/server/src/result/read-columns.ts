import type { AttemptId, ItemId, SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Column } from './statistics.ts'

/** The points of one item over all attempts that are in the figures, `NaN` where one did not have it. */
export interface ItemColumn {
  itemId: ItemId
  worth: number
  counts: string
  answered: number
  points: Column
}

export interface Columns {
  attempts: number
  /** Wait for a mark, and are left out. */
  unmarked: number
  items: ItemColumn[]
}

const counted = (sittingId: SittingId) => sql`
  with whole as (
    select c.attempt_id, bool_or(c.points is null) as is_unmarked
    from counted_score c join attempt a on a.id = c.attempt_id
    where a.sitting_id = ${sittingId}
    group by c.attempt_id
  ), numbered as (
    select attempt_id, (row_number() over (order by attempt_id) - 1)::int as row from whole where not is_unmarked
  )`

/** Reads the points of a sitting item by item: a line an item, not a line an answer, which is what makes it quick. */
export async function readColumns(app: App, sittingId: SittingId): Promise<Columns> {
  const [size, lines] = await Promise.all([
    sql<{ attempts: number; unmarked: number }>`
      ${counted(sittingId)}
      select count(*) filter (where not is_unmarked)::int as attempts,
        count(*) filter (where is_unmarked)::int as unmarked
      from whole
    `.execute(app.db),
    sql<{
      itemId: ItemId
      worth: number
      counts: string
      answered: number
      rows: number[]
      points: number[]
    }>`
      ${counted(sittingId)}
      select c.item_id, max(c.worth) as worth, max(c.counts) as counts,
        (count(*) filter (where c.is_answered))::int as answered,
        json_agg(n.row) as rows, json_agg(c.points) as points
      from numbered n join counted_score c on c.attempt_id = n.attempt_id
      group by c.item_id
    `.execute(app.db),
  ])
  const { attempts = 0, unmarked = 0 } = size.rows[0] ?? {}
  const items = lines.rows.map(({ rows, points, ...line }) => {
    const column = new Float64Array(attempts).fill(Number.NaN)
    for (let index = 0; index < rows.length; index++) column[rows[index] ?? 0] = points[index] ?? Number.NaN
    return { ...line, points: column }
  })
  return { attempts, unmarked, items }
}

/**
 * What was chosen in choices, by item: the row of the attempt as in the columns, and the ids or truths. An answer with signs
 * that PostgreSQL cannot read (U+0000, half a pair) names no option, and is passed over: it would end the whole query.
 */
export async function readChoices(
  app: App,
  sittingId: SittingId,
  itemIds: readonly ItemId[],
): Promise<Map<ItemId, { rows: number[]; chosen: unknown[] }>> {
  const all = new Map<ItemId, { rows: number[]; chosen: unknown[] }>()
  if (itemIds.length === 0) return all
  const { rows: numbered } = await sql<{ attemptId: AttemptId }>`
    ${counted(sittingId)} select attempt_id from numbered order by row
  `.execute(app.db)
  for (let from = 0; from < numbered.length; from += mostAtOnce) {
    const ids = numbered.slice(from, from + mostAtOnce).map(({ attemptId }) => attemptId)
    const rowOf = new Map(ids.map((id, at) => [id, from + at]))
    for (const { itemId, attempts, chosen } of await chosenBy(app, ids, itemIds)) {
      const column = all.get(itemId) ?? { rows: [], chosen: [] }
      for (const id of attempts) column.rows.push(rowOf.get(id) ?? 0)
      for (const one of chosen) column.chosen.push(one)
      all.set(itemId, column)
    }
  }
  return all
}

/** All attempts of a large sitting at once would take longer than a statement may. */
const mostAtOnce = 1_000

async function chosenBy(app: App, ids: readonly AttemptId[], itemIds: readonly ItemId[]) {
  const { rows } = await sql<{ itemId: ItemId; attempts: AttemptId[]; chosen: unknown[] }>`
    select item_id, json_agg(attempt_id) as attempts, json_agg(body -> 'chosen') as chosen
    from counted_answer
    where attempt_id = any(${[...ids]}) and item_id = any(${[...itemIds]})
      and json_typeof(body) = 'object' and strpos(body::text, '\\u') = 0
    group by item_id
  `.execute(app.db)
  return rows
}

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
