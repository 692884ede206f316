import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId, IncidentId, SittingId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { NumberedSignal, Signal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import { findAlert } from '../incident/alert.ts'
import { extendIncident } from '../incident/extend.ts'
import { raiseIncident } from '../incident/raise.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { judge, type LatestIncident } from './judge.ts'

/** Which stored batch: its key in the table. */
export interface BatchKey {
  attemptId: AttemptId
  outboxId: string
  firstSeq: number
}

interface Sitting {
  sittingId: SittingId
  state: AttemptState
  policy: Policy
  silencedDetectors: string[]
}

/** Judges one stored batch, exactly once, in one transaction with all that follows from it; then tells the wall. */
export async function judgeBatch(app: App, key: BatchKey): Promise<void> {
  const raised = await app.db.transaction().execute(async (tx) => {
    // Two batches of one attempt must not both find that no incident is open.
    await sql`select pg_advisory_xact_lock(hashtextextended(${key.attemptId}, 7))`.execute(tx)
    const batch = await tx
      .updateTable('signalBatch')
      .set({ judgedAt: app.now() })
      .where('attemptId', '=', key.attemptId)
      .where('outboxId', '=', key.outboxId)
      .where('firstSeq', '=', key.firstSeq)
      .where('judgedAt', 'is', null)
      .returning(['signals', 'clockOffsetMs', 'receivedAt'])
      .executeTakeFirst()
    const sitting = batch && (await findSitting(tx, key.attemptId))
    return sitting && (await judgeAll(app, tx, key.attemptId, sitting, batch))
  })
  if (!raised) return
  for (const incidentId of raised.incidentIds) {
    const alert = await findAlert(app, incidentId)
    if (alert) app.publish(`sitting:${raised.sittingId}`, { type: 'alert', attemptId: key.attemptId, alert })
  }
  if (raised.hasChanged)
    app.publish(`sitting:${raised.sittingId}`, { type: 'tile', attemptId: key.attemptId })
}

async function judgeAll(
  app: App,
  tx: Tx,
  attemptId: AttemptId,
  sitting: Sitting,
  batch: { signals: NumberedSignal[]; clockOffsetMs: number; receivedAt: Date },
) {
  const { sittingId, state, policy, silencedDetectors } = sitting
  const latestByKind = await findLatest(tx, attemptId, batch.signals)
  const incidentIds: IncidentId[] = []
  let hasChanged = false
  for (const { seq: _seq, ...signal } of batch.signals) {
    const times = timesHere(signal, batch)
    const judgement = judge(signal, times, {
      state,
      rule: policy.detectors[signal.kind],
      isSilenced: silencedDetectors.includes(signal.kind),
      latest: latestByKind.get(signal.kind),
    })
    if (judgement.do === 'nothing') continue
    hasChanged = true
    const { endedAt } = judgement
    if (judgement.do === 'raise') {
      const { severity, startedAt } = judgement
      const id = await raiseIncident(app, tx, { attemptId, sittingId, severity, signal, startedAt, endedAt })
      latestByKind.set(signal.kind, {
        id,
        state: 'open',
        startedAt,
        endedAt,
        episodes: endedAt ? [] : [signal.episode],
      })
      incidentIds.push(id)
    } else {
      const { incidentId, episodes } = judgement
      await extendIncident(app, tx, incidentId, { signal, at: times.at, endedAt, episodes })
      const latest = latestByKind.get(signal.kind)
      if (latest) latestByKind.set(signal.kind, { ...latest, endedAt, episodes })
    }
  }
  return { sittingId, incidentIds, hasChanged }
}

/**
 * A signal's times by the server's clock; nothing has happened after it was received. An episode is told as ended a little
 * after it was over: `detail.seconds` says how long the thing itself lasted.
 */
function timesHere(
  signal: Signal,
  { clockOffsetMs, receivedAt }: { clockOffsetMs: number; receivedAt: Date },
) {
  const { phase, at, since, detail } = signal
  const lasted = phase === 'ended' && typeof detail.seconds === 'number' ? since + detail.seconds * 1_000 : at
  const here = (instant: number) => new Date(Math.min(instant + clockOffsetMs, receivedAt.getTime()))
  return { since: here(Math.min(since, at)), at: here(Math.max(since, Math.min(lasted, at))) }
}

async function findSitting(tx: Tx, attemptId: AttemptId): Promise<Sitting | undefined> {
  const row = await tx
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .select(['attempt.sittingId', 'attempt.state', 'revision.policy', 'accommodation.silencedDetectors'])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  return row && { ...row, silencedDetectors: row.silencedDetectors ?? [] }
}

async function findLatest(
  tx: Tx,
  attemptId: AttemptId,
  signals: Signal[],
): Promise<Map<string, LatestIncident>> {
  const rows = await tx
    .selectFrom('incident')
    .distinctOn('kind')
    .select(['kind', 'id', 'state', 'startedAt', 'endedAt', 'episodes'])
    .where('attemptId', '=', attemptId)
    .where('kind', 'in', [...new Set(signals.map(({ kind }) => kind))])
    .orderBy('kind')
    .orderBy('startedAt', 'desc')
    .execute()
  return new Map(rows.map(({ kind, ...latest }) => [kind, latest]))
}
