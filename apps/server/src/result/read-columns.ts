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
  /** In the order of the rows of each column. */
  attempts: AttemptId[]
  /** Wait for a mark, and are left out. */
  unmarked: number
  items: ItemColumn[]
}

/** Hears how many attempts of how many were read. */
export type Tell = (done: number) => Promise<void>

/**
 * All attempts of a large sitting at once could take longer than a statement may, and nobody would know how far it is.
 * Within it each is looked up on its own (`offset 0` says so): a plan that reads the whole table, of all sittings, once for
 * every part of this one looks cheaper to PostgreSQL and is not.
 */
const mostAtOnce = 2_500

/**
 * Reads the points of attempts item by item: a line an item, not a line an answer, which is what makes it quick. Attempts that
 * have no points, or wait for a mark, are in no column.
 */
export async function readColumns(app: App, ids: readonly AttemptId[], tell: Tell): Promise<Columns> {
  const columns = new Map<ItemId, Wide>()
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce)
    for (const line of await pointsOf(app, some)) {
      const wide = columns.get(line.itemId) ?? wideColumn(line, ids.length)
      columns.set(line.itemId, wide)
      for (const [index, row] of line.rows.entries()) {
        wide.has[from + row] = line.answered[index] ? 2 : 1
        wide.points[from + row] = line.points[index] ?? Number.NaN
      }
    }
    await tell(from + some.length)
  }
  return narrowed(ids, [...columns.values()])
}

/** `has`: 1 where an attempt has the item, 2 where it answered it; its points are `NaN` where a person has to decide. */
interface Wide extends Omit<ItemColumn, 'answered'> {
  has: Uint8Array
}

function wideColumn({ itemId, worth, counts }: Omit<ItemColumn, 'points' | 'answered'>, size: number): Wide {
  return { itemId, worth, counts, points: new Float64Array(size).fill(Number.NaN), has: new Uint8Array(size) }
}

/** The same without the rows of attempts that have no points yet. */
function narrowed(ids: readonly AttemptId[], wide: readonly Wide[]): Columns {
  const rows: number[] = []
  let unmarked = 0
  for (let row = 0; row < ids.length; row++) {
    const own = wide.filter(({ has }) => has[row] !== 0)
    if (own.some(({ points }) => Number.isNaN(points[row]))) unmarked++
    else if (own.length > 0) rows.push(row)
  }
  return {
    attempts: rows.flatMap((row) => ids[row] ?? []),
    unmarked,
    items: wide.map(({ itemId, worth, counts, points, has }) => ({
      ...{ itemId, worth, counts },
      answered: rows.reduce((count, row) => count + (has[row] === 2 ? 1 : 0), 0),
      points: Float64Array.from(rows, (row) => points[row] ?? Number.NaN),
    })),
  }
}

interface Line extends Omit<ItemColumn, 'points' | 'answered'> {
  rows: number[]
  points: (number | null)[]
  answered: boolean[]
}

async function pointsOf(app: App, ids: readonly AttemptId[]): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select c.item_id, max(c.worth) as worth, max(c.counts) as counts,
      json_agg(of.row - 1) as rows, json_agg(c.points) as points, json_agg(c.is_answered) as answered
    from unnest(${[...ids]}::uuid[]) with ordinality as of (id, row)
    cross join lateral (select * from counted_score where attempt_id = of.id offset 0) c
    group by c.item_id
  `.execute(app.db)
  return rows
}

/** The attempts of a sitting that are over, always in the same order. */
export async function attemptsOver(app: App, sittingId: SittingId): Promise<AttemptId[]> {
  const rows = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('endedAt', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** How often one answer was given to one item, by attempts of one part of all (see `readAnswers`). */
export interface AnswerCount<Part> {
  itemId: ItemId
  body: string
  part: Part
  count: number
}

/** Which answers these items got, as the text that the browser sent, and from how many attempts of each part. */
export async function readAnswers<Part extends string>(
  app: App,
  attempts: readonly { id: AttemptId; part: Part }[],
  itemIds: readonly ItemId[],
  tell: Tell,
): Promise<AnswerCount<Part>[]> {
  const all: AnswerCount<Part>[] = []
  if (itemIds.length === 0) return all
  for (let from = 0; from < attempts.length; from += mostAtOnce) {
    const some = attempts.slice(from, from + mostAtOnce)
    const { rows } = await sql<AnswerCount<Part>>`
      select a.item_id, a.body::text as body, of.part, count(*)::int as count
      from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ part }) => part)}::text[]) as of (id, part)
      cross join lateral (select * from counted_answer where attempt_id = of.id offset 0) a
      where a.item_id = any(${[...itemIds]})
      group by 1, 2, 3
    `.execute(app.db)
    for (const row of rows) all.push(row)
    await tell(from + some.length)
  }
  return all
}
