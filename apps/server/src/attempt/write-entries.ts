import type { AnswerOrigin } from '@invigil/contract/answer-log.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { type Link, link } from './answers-chain.ts'
import { type AttemptClock, isLate } from './clock.ts'
import { isLateFor, type SectionedClock } from './section-clock.ts'

type Clocks = ReadonlyMap<AttemptId, AttemptClock | SectionedClock>

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
  origin: AnswerOrigin
}

/** What the log holds under an entry's number: this entry, or another one if the hash differs. */
export interface Kept extends Link {
  attemptId: AttemptId
  journalId: string
}

/**
 * Writes entries and the latest answers they make, in one statement, durable when it returns. In the order given:
 * what the log holds under each number. Entries that are there already change nothing.
 */
export async function writeEntries(
  db: Kysely<Tables>,
  batch: readonly Given[],
  clocks: Promise<Clocks> | Clocks,
  now: Date,
): Promise<Kept[]> {
  const [earlier, clockOf] = await Promise.all([readEarlier(db, batch), clocks])
  const kept = keptByName(earlier)
  const rows = chained(batch, kept, (given) => isLateEntry(clockOf, given, now), now)
  try {
    if (rows.length > 0) await insertion(rows, now).execute(db)
  } catch (error) {
    // Another process wrote one of them since we looked: nothing of ours is written, and we look again.
    if (!isTaken(error)) throw error
    return await writeEntries(db, batch, clockOf, now)
  }
  return batch.map((given) => kept.get(nameOf(given)) as Kept)
}

type Row = Given & Kept

/** The entries that are new, each linked to the one before it in its journal; `kept` learns them. */
function chained(
  batch: readonly Given[],
  kept: Map<string, Kept>,
  isLateOne: (given: Given) => boolean,
  now: Date,
): Row[] {
  const byJournal = Map.groupBy([...kept.values()], journalOf)
  const rows: Row[] = []
  for (const given of batch.toSorted((one, other) => one.seq - other.seq)) {
    if (kept.has(nameOf(given))) continue
    const journal = byJournal.get(journalOf(given)) ?? []
    const before = lastBefore(journal, given.seq)
    const row = { ...given, ...link(before, { ...given, receivedAt: now, isLate: isLateOne(given) }) }
    rows.push(row)
    kept.set(nameOf(given), row)
    byJournal.set(journalOf(given), [...journal, row])
  }
  return rows
}

function lastBefore(journal: readonly Kept[], seq: number): Kept | undefined {
  return journal
    .filter((one) => one.seq < seq)
    .reduce<Kept | undefined>((last, one) => (last && last.seq > one.seq ? last : one), undefined)
}

/**
 * Both inserts run in the order of their keys, so that batches under way together never wait for each other in a circle.
 * Only the newest entry of each item may reach the upsert: it refuses to touch a row twice. Fails when a number is taken.
 */
export function insertion(rows: readonly Row[], now: Date): RawBuilder<unknown> {
  return sql`/* prepared: write-entries */
    with given as (
      select * from unnest(
        ${rows.map((row) => row.attemptId)}::uuid[], ${rows.map((row) => row.journalId)}::uuid[],
        ${rows.map((row) => row.seq)}::int[], ${rows.map((row) => row.opening)}::int[],
        ${rows.map((row) => row.itemId)}::uuid[], ${rows.map((row) => row.bodyText)}::text[],
        ${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.writtenAt)}::timestamptz[],
        ${rows.map((row) => row.isLate)}::boolean[], ${rows.map((row) => row.afterSeq)}::int[],
        ${rows.map((row) => row.chain)}::text[], ${rows.map((row) => row.origin)}::text[]
      ) as given (attempt_id, journal_id, seq, opening, item_id, body, hash, written_at, is_late,
        after_seq, chain, origin)
    ), logged as (
      insert into answer_log
        (attempt_id, journal_id, seq, opening, item_id, body, hash, written_at, received_at, is_late,
          after_seq, chain, origin)
      select attempt_id, journal_id, seq, opening, item_id, body::json, hash, written_at, ${now}, is_late,
        after_seq, chain, origin
      from given order by attempt_id, journal_id, seq
    ), newest as (
      select distinct on (attempt_id, item_id) * from given where not is_late
      order by attempt_id, item_id, opening desc, seq desc, journal_id desc
    )
    insert into answer (attempt_id, item_id, opening, seq, journal_id, body, hash, received_at)
    select attempt_id, item_id, opening, seq, journal_id, body::json, hash, ${now}
    from newest order by attempt_id, item_id
    on conflict (attempt_id, item_id) do update
      set opening = excluded.opening, seq = excluded.seq, journal_id = excluded.journal_id,
        body = excluded.body, hash = excluded.hash, received_at = excluded.received_at
      where (answer.opening, answer.seq, answer.journal_id)
        < (excluded.opening, excluded.seq, excluded.journal_id)`
}

/** Of each entry, what is there under its number, and what is the last before it in its journal. */
async function readEarlier(db: Kysely<Tables>, batch: readonly Given[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`/* prepared: read-earlier-entries */
    select log.attempt_id as "attemptId", log.journal_id as "journalId", log.seq, log.hash,
      log.received_at as "receivedAt", log.is_late as "isLate", log.after_seq as "afterSeq", log.chain
    from unnest(
      ${batch.map((given) => given.attemptId)}::uuid[], ${batch.map((given) => given.journalId)}::uuid[],
      ${batch.map((given) => given.seq)}::int[]
    ) as given (attempt_id, journal_id, seq)
    cross join lateral (
      select * from answer_log one
      where one.attempt_id = given.attempt_id and one.journal_id = given.journal_id and one.seq <= given.seq
      order by one.seq desc limit 2
    ) log`.execute(db.withoutPlugins())
  return rows
}

function keptByName(all: readonly Kept[]): Map<string, Kept> {
  return new Map(all.map((kept) => [nameOf(kept), kept]))
}

const uniqueViolation = '23505'

function isTaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === uniqueViolation
}

/** Whether an entry that comes now is late, by its attempt's clock or its section's. */
export function isLateEntry(clocks: Clocks, { attemptId, itemId }: Given, now: Date): boolean {
  const clock = clocks.get(attemptId)
  if (!clock) throw new Refusal('not-found', `no attempt ${attemptId}`)
  return 'sections' in clock ? isLateFor(clock, itemId, now) : isLate(clock, now)
}

function nameOf(entry: { attemptId: string; journalId: string; seq: number }): string {
  return `${journalOf(entry)} ${entry.seq}`
}

function journalOf({ attemptId, journalId }: { attemptId: string; journalId: string }): string {
  return `${attemptId} ${journalId}`
}
