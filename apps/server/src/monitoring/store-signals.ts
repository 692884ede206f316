import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { keep } from '../platform/remember.ts'

/** One delivery of an outbox, its signals in the order of their numbers. */
export interface Given {
  attemptId: AttemptId
  outboxId: string
  signals: NumberedSignal[]
  receivedAt: Date
  clockOffsetMs: number
  observedBy: 'candidate' | 'server'
  /** False when the attempt's policy watches none of these kinds: they are kept, and nothing can follow from them. */
  needsJudging: boolean
}

/** What of a delivery was new, and how far its outbox is stored now. */
export interface Stored {
  upTo: number
  fresh: NumberedSignal[]
}

/** How far outboxes are stored, as this process last knew it. Never trusted: the table says no when another knew better. */
export type Heads = Map<string, number>

const mostHeads = 20_000

export function keptHeads(): Heads {
  return new Map()
}

/**
 * Stores deliveries, each signal once. Where this process knows how far an outbox is, one statement does it for all of them;
 * the others, and those for which another process was faster, are looked at under locks.
 */
export async function storeSignals(app: App, heads: Heads, given: Given[]): Promise<Stored[]> {
  const timesByOutbox = Map.groupBy(given, ({ outboxId }) => outboxId)
  const quick = given.filter(
    ({ outboxId }) => heads.has(outboxId) && timesByOutbox.get(outboxId)?.length === 1,
  )
  const storedByOutbox = await storeAtOnce(app, heads, quick)
  const slow = given.filter(({ outboxId }) => !storedByOutbox.has(outboxId))
  const stored = slow.length > 0 ? await storeWithLocks(app, slow) : []
  const results = given.map(
    (one) => storedByOutbox.get(one.outboxId) ?? (stored[slow.indexOf(one)] as Stored),
  )
  for (const [index, { outboxId }] of given.entries())
    keep(heads, outboxId, results[index]?.upTo ?? 0, mostHeads)
  return results
}

/** Answers what was stored, by outbox; missing where the table's head was not the one we knew. */
async function storeAtOnce(app: App, heads: Heads, given: Given[]): Promise<Map<string, Stored>> {
  const known = given.map((one) => {
    const head = heads.get(one.outboxId) ?? 0
    return { ...one, head, fresh: one.signals.filter(({ seq }) => seq > head) }
  })
  const rows = known.filter(({ fresh }) => fresh.length > 0)
  const repeats = known.filter(({ fresh }) => fresh.length === 0)
  const moved = rows.length > 0 ? await moveHeads(app, rows) : new Set<string>()
  return new Map([
    ...repeats.map(({ outboxId, head }): [string, Stored] => [outboxId, { upTo: head, fresh: [] }]),
    ...rows
      .filter(({ outboxId }) => moved.has(outboxId))
      .map(({ outboxId, fresh, head }): [string, Stored] => [
        outboxId,
        { upTo: fresh.at(-1)?.seq ?? head, fresh },
      ]),
  ])
}

async function moveHeads(
  app: App,
  rows: (Given & { head: number; fresh: NumberedSignal[] })[],
): Promise<Set<string>> {
  const { rows: moved } = await sql<{ outboxId: string }>`
    with given as (
      select * from unnest(
        ${rows.map(({ attemptId }) => attemptId)}::uuid[], ${rows.map(({ outboxId }) => outboxId)}::uuid[],
        ${rows.map(({ head }) => head)}::bigint[], ${rows.map(({ fresh }) => fresh[0]?.seq ?? 0)}::bigint[],
        ${rows.map(({ fresh }) => fresh.at(-1)?.seq ?? 0)}::bigint[], ${rows.map(({ fresh }) => fresh.length)}::int[],
        ${rows.map(({ receivedAt }) => receivedAt)}::timestamptz[],
        ${rows.map(({ clockOffsetMs }) => clockOffsetMs)}::float8[],
        ${rows.map(({ fresh }) => JSON.stringify(fresh))}::text[],
        ${rows.map(({ needsJudging, receivedAt }) => (needsJudging ? null : receivedAt))}::timestamptz[],
        ${rows.map(({ observedBy }) => observedBy)}::text[]
      ) as given (attempt_id, outbox_id, head, first_seq, last_seq, n, received_at, clock_offset_ms, signals, judged_at,
        observed_by)
    ), moved as (
      update signal_outbox set up_to = given.last_seq from given
      where signal_outbox.attempt_id = given.attempt_id and signal_outbox.outbox_id = given.outbox_id
        and signal_outbox.up_to = given.head
      returning given.*
    )
    insert into signal_batch
      (attempt_id, outbox_id, first_seq, n, received_at, clock_offset_ms, observed_by, signals, judged_at)
    select attempt_id, outbox_id, first_seq, n, received_at, clock_offset_ms, observed_by, signals::jsonb, judged_at
    from moved
    returning outbox_id`.execute(app.db)
  return new Set(moved.map(({ outboxId }) => outboxId))
}

/** One transaction for all: the outboxes' heads are locked in order, what they hold already is cut off, the rest is a row each. */
async function storeWithLocks(app: App, given: Given[]): Promise<Stored[]> {
  return await app.db.transaction().execute(async (tx) => {
    const keys = JSON.stringify(given.map(({ attemptId, outboxId }) => ({ attemptId, outboxId })))
    const named = sql<{ attemptId: AttemptId; outboxId: string }>`
      jsonb_to_recordset(${keys}::jsonb) as named("attemptId" uuid, "outboxId" uuid)`
    await sql`
      insert into signal_outbox (attempt_id, outbox_id, up_to)
      select distinct "attemptId", "outboxId", 0 from ${named} order by 1, 2
      on conflict do nothing`.execute(tx)
    const heads = await sql<{ outboxId: string; upTo: number }>`
      select outbox_id, up_to from signal_outbox
      where (attempt_id, outbox_id) in (select "attemptId", "outboxId" from ${named})
      order by attempt_id, outbox_id for update`.execute(tx)

    const upToByOutbox = new Map(heads.rows.map(({ outboxId, upTo }) => [outboxId, Number(upTo)]))
    const stored = given.map(({ outboxId, signals }) => {
      const head = upToByOutbox.get(outboxId) ?? 0
      const fresh = signals.filter(({ seq }) => seq > head)
      const upTo = fresh.at(-1)?.seq ?? head
      upToByOutbox.set(outboxId, upTo)
      return { upTo, fresh }
    })
    const rows = given.flatMap((one, index) => asRow(one, stored[index]?.fresh ?? []))
    if (rows.length > 0) {
      await tx.insertInto('signalBatch').values(rows).execute()
      const moved = JSON.stringify(
        rows.map(({ outboxId, attemptId }) => ({ attemptId, outboxId, upTo: upToByOutbox.get(outboxId) })),
      )
      await sql`
        update signal_outbox set up_to = moved."upTo"
        from jsonb_to_recordset(${moved}::jsonb) as moved("attemptId" uuid, "outboxId" uuid, "upTo" bigint)
        where attempt_id = moved."attemptId" and outbox_id = moved."outboxId"`.execute(tx)
    }
    return stored
  })
}

function asRow(
  { attemptId, outboxId, receivedAt, clockOffsetMs, observedBy, needsJudging }: Given,
  fresh: NumberedSignal[],
) {
  const [first] = fresh
  if (!first) return []
  return [
    {
      ...{ attemptId, outboxId, receivedAt, clockOffsetMs, observedBy },
      firstSeq: first.seq,
      n: fresh.length,
      signals: JSON.stringify(fresh),
      judgedAt: needsJudging ? null : receivedAt,
    },
  ]
}
