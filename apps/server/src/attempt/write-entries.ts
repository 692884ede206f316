import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import { type AttemptClock, isLate } from './clock.ts'

/** One entry to be written. `bodyText` is JSON. */
export interface Given {
  attemptId: AttemptId
  journalId: string
  opening: number
  seq: number
  itemId: ItemId
  bodyText: string
  hash: string
  writtenAt: Date
}

/** What the log holds under an entry's number: this entry, or another one if the hash differs. */
export interface Kept {
  attemptId: AttemptId
  journalId: string
  seq: number
  hash: string
  receivedAt: Date
  isLate: boolean
}

/**
 * Writes entries and the latest answers they make, in one statement, durable when it returns. In the order given:
 * what the log holds under each number. Entries that are there already change nothing.
 */
export async function writeEntries(
  db: Kysely<Tables>,
  batch: readonly Given[],
  clocks: ReadonlyMap<AttemptId, AttemptClock>,
  now: Date,
): Promise<Kept[]> {
  const rows = batch.map((given) => ({ ...given, isLate: isLateFor(clocks, given.attemptId, now) }))
  const { rows: written } = await insertion(rows, now).execute(db)
  const keptByName = new Map(written.map((kept) => [nameOf(kept), kept]))
  const repeated = rows.filter((row) => !keptByName.has(nameOf(row)))
  if (repeated.length > 0) {
    for (const kept of await readKept(db, repeated)) keptByName.set(nameOf(kept), kept)
  }
  return rows.map((row) => {
    const kept = keptByName.get(nameOf(row))
    if (!kept) throw new Error(`entry ${nameOf(row)} was neither written nor found`)
    return kept
  })
}

type Row = Given & { isLate: boolean }

/**
 * Both inserts run in the order of their keys, so that batches under way together never wait for each other in a circle.
 * Only the newest entry of each item may reach the upsert: it refuses to touch a row twice.
 */
export function insertion(rows: readonly Row[], now: Date): RawBuilder<Kept> {
  return sql<Kept>`
    with given as (
      select * from unnest(
        ${rows.map((row) => row.attemptId)}::uuid[], ${rows.map((row) => row.journalId)}::uuid[],
        ${rows.map((row) => row.seq)}::int[], ${rows.map((row) => row.opening)}::int[],
        ${rows.map((row) => row.itemId)}::uuid[], ${rows.map((row) => row.bodyText)}::text[],
        ${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.writtenAt)}::timestamptz[],
        ${rows.map((row) => row.isLate)}::boolean[]
      ) as given (attempt_id, journal_id, seq, opening, item_id, body, hash, written_at, is_late)
    ), logged as (
      insert into answer_log
        (attempt_id, journal_id, seq, opening, item_id, body, hash, written_at, received_at, is_late)
      select attempt_id, journal_id, seq, opening, item_id, body::json, hash, written_at, ${now}, is_late
      from given order by attempt_id, journal_id, seq
      on conflict do nothing
      returning *
    ), newest as (
      select distinct on (attempt_id, item_id) * from logged where not is_late
      order by attempt_id, item_id, opening desc, seq desc, journal_id desc
    ), latest as (
      insert into answer (attempt_id, item_id, opening, seq, journal_id, body, hash, received_at)
      select attempt_id, item_id, opening, seq, journal_id, body, hash, received_at
      from newest order by attempt_id, item_id
      on conflict (attempt_id, item_id) do update
        set opening = excluded.opening, seq = excluded.seq, journal_id = excluded.journal_id,
          body = excluded.body, hash = excluded.hash, received_at = excluded.received_at
        where (answer.opening, answer.seq, answer.journal_id)
          < (excluded.opening, excluded.seq, excluded.journal_id)
    )
    select attempt_id, journal_id, seq, hash, received_at, is_late from logged`
}

/** A statement of its own, because the one that writes does not see what another wrote meanwhile. */
async function readKept(db: Kysely<Tables>, rows: readonly Row[]): Promise<Kept[]> {
  const { rows: kept } = await sql<Kept>`
    select log.attempt_id, log.journal_id, log.seq, log.hash, log.received_at, log.is_late
    from unnest(
      ${rows.map((row) => row.attemptId)}::uuid[], ${rows.map((row) => row.journalId)}::uuid[],
      ${rows.map((row) => row.seq)}::int[]
    ) as given (attempt_id, journal_id, seq)
    join answer_log log using (attempt_id, journal_id, seq)`.execute(db)
  return kept
}

function isLateFor(clocks: ReadonlyMap<AttemptId, AttemptClock>, attemptId: AttemptId, now: Date): boolean {
  const clock = clocks.get(attemptId)
  if (!clock) throw new Error(`no attempt ${attemptId}`)
  return isLate(clock, now)
}

function nameOf({
  attemptId,
  journalId,
  seq,
}: {
  attemptId: string
  journalId: string
  seq: number
}): string {
  return `${attemptId} ${journalId} ${seq}`
}
