import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedSignal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { judgeBatch } from './judge-batch.ts'

/** What one request brings. `sentAt` is the candidate's clock in ms when it was sent. */
export interface Delivery {
  attemptId: AttemptId
  outboxId: string
  signals: NumberedSignal[]
  sentAt: number
}

interface Given {
  attemptId: AttemptId
  outboxId: string
  signals: NumberedSignal[]
  receivedAt: Date
  clockOffsetMs: number
}

/** What of a delivery was new, and how far its outbox is stored now. */
interface Stored {
  upTo: number
  fresh: NumberedSignal[]
}

/**
 * Stores signals once each and judges them. Answers how far the outbox is stored: what comes again up to there changes
 * nothing. Judging that fails is done again by the sweep; it never makes the candidate send again.
 */
export async function receiveSignals(app: App, delivery: Delivery): Promise<{ upTo: number }> {
  const receivedAt = app.now()
  const { attemptId, outboxId } = delivery
  const clockOffsetMs = receivedAt.getTime() - delivery.sentAt
  const signals = delivery.signals.toSorted((a, b) => a.seq - b.seq)
  const { upTo, fresh } = await intake(app)({ attemptId, outboxId, signals, receivedAt, clockOffsetMs })
  const [first] = fresh
  if (first) {
    const firstSeq = first.seq
    await judgeBatch(app, { attemptId, outboxId, firstSeq }).catch((error: unknown) => {
      app.log.error({ err: error, attemptId }, 'signals are stored and will be judged by the sweep')
    })
  }
  return { upTo }
}

const intake = perApp((app) => microBatch((given: Given[]) => store(app, given), { most: 100, inFlight: 2 }))

/** One transaction for all: the outboxes' heads are locked in order, what they hold already is cut off, the rest is a row each. */
async function store(app: App, given: Given[]): Promise<Stored[]> {
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

function asRow({ attemptId, outboxId, receivedAt, clockOffsetMs }: Given, fresh: NumberedSignal[]) {
  const [first] = fresh
  if (!first) return []
  return [
    {
      ...{ attemptId, outboxId, receivedAt, clockOffsetMs },
      firstSeq: first.seq,
      n: fresh.length,
      observedBy: 'candidate' as const,
      signals: JSON.stringify(fresh),
      judgedAt: null,
    },
  ]
}
