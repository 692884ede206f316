import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId, IncidentId, SittingId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { NumberedSignal, Signal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import { findAlert } from '../incident/alert.ts'
import { extendIncident } from '../incident/extend.ts'
import { raiseIncident } from '../incident/raise.ts'
import type { App } from '../platform/app.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import type { Tx } from '../platform/tables.ts'
import { policyOfSitting } from '../sitting/policy.ts'
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
  const raised = await judging(app)(key)
  if (!raised) return
  for (const incidentId of raised.incidentIds) {
    const alert = await findAlert(app, incidentId)
    if (alert) app.publish(`sitting:${raised.sittingId}`, { type: 'alert', attemptId: key.attemptId, alert })
  }
  if (raised.hasChanged)
    app.publish(`sitting:${raised.sittingId}`, { type: 'tile', attemptId: key.attemptId })
}

/** What came at the same moment is judged together: the questions to the database are the same for all. */
const judging = perApp((app) => microBatch((keys: BatchKey[]) => judgeTogether(app, keys), limits))
const limits = { waitMs: 1, most: 50, inFlight: 2 }

interface Raised {
  sittingId: SittingId
  incidentIds: IncidentId[]
  hasChanged: boolean
}

async function judgeTogether(app: App, keys: BatchKey[]): Promise<(Raised | undefined)[]> {
  return await app.db.transaction().execute(async (tx) => {
    const batches = await takeBatches(app, tx, keys)
    const attemptIds = [...new Set(batches.map(({ attemptId }) => attemptId))]
    const [sittings, latest] =
      batches.length > 0
        ? [await findSittings(tx, attemptIds), await findLatest(tx, attemptIds, batches)]
        : [new Map<AttemptId, Sitting>(), new Map<AttemptId, Map<string, LatestIncident[]>>()]
    const raised: (Raised | undefined)[] = []
    for (const key of keys) {
      const batch = batches.find((one) => isOf(key, one))
      const sitting = sittings.get(key.attemptId)
      const knownByKind = latest.get(key.attemptId) ?? new Map()
      latest.set(key.attemptId, knownByKind)
      raised.push(batch && sitting && (await judgeAll(app, tx, { ...batch, sitting, knownByKind })))
    }
    return raised
  })
}

/** Two batches of one attempt must not both find that no incident is open: whoever comes second waits here. */
async function takeBatches(app: App, tx: Tx, keys: BatchKey[]) {
  const named = sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
    as named("attemptId" uuid, "outboxId" uuid, "firstSeq" bigint)`
  await sql`
    select pg_advisory_xact_lock(hashtextextended(id::text, 7))
    from (select distinct "attemptId" as id from ${named} order by 1) as attempts`.execute(tx)
  return await tx
    .updateTable('signalBatch')
    .set({ judgedAt: app.now() })
    .where(sql<boolean>`(attempt_id, outbox_id, first_seq) in (select * from ${named})`)
    .where('judgedAt', 'is', null)
    .returning(['attemptId', 'outboxId', 'firstSeq', 'signals', 'clockOffsetMs', 'receivedAt'])
    .execute()
}

function isOf(key: BatchKey, batch: BatchKey): boolean {
  return (
    batch.outboxId === key.outboxId &&
    batch.attemptId === key.attemptId &&
    Number(batch.firstSeq) === key.firstSeq
  )
}

async function judgeAll(
  app: App,
  tx: Tx,
  batch: {
    attemptId: AttemptId
    signals: NumberedSignal[]
    clockOffsetMs: number
    receivedAt: Date
    sitting: Sitting
    /** Of each kind the incidents that may be meant, the latest last. */
    knownByKind: Map<string, LatestIncident[]>
  },
): Promise<Raised> {
  const { attemptId, knownByKind } = batch
  const { sittingId, state, policy, silencedDetectors } = batch.sitting
  const incidentIds: IncidentId[] = []
  let hasChanged = false
  for (const { seq: _seq, ...signal } of batch.signals) {
    const times = timesHere(signal, batch)
    const known = knownByKind.get(signal.kind) ?? []
    const judgement = judge(signal, times, {
      state,
      rule: policy.detectors[signal.kind],
      isSilenced: silencedDetectors.includes(signal.kind),
      latest: meantBy(signal, known),
    })
    if (judgement.do === 'nothing') continue
    hasChanged = true
    const { endedAt } = judgement
    if (judgement.do === 'raise') {
      const { severity, startedAt } = judgement
      const id = await raiseIncident(app, tx, { attemptId, sittingId, severity, signal, startedAt, endedAt })
      const episodes = endedAt ? [] : [signal.episode]
      knownByKind.set(signal.kind, [...known, { id, startedAt, endedAt, decidedAt: null, episodes }])
      incidentIds.push(id)
    } else {
      const { incidentId, episodes } = judgement
      await extendIncident(app, tx, incidentId, { signal, at: times.at, endedAt, episodes })
      const changed = known.map((one) => (one.id === incidentId ? { ...one, endedAt, episodes } : one))
      knownByKind.set(signal.kind, changed)
    }
  }
  return { sittingId, incidentIds, hasChanged }
}

/**
 * The incident that a signal may belong to. With two observers the one that an episode goes on in need not be the latest: that
 * may have been told of late, or the other have begun a new one after a decision.
 */
function meantBy({ phase, episode }: Signal, known: readonly LatestIncident[]): LatestIncident | undefined {
  const goesOnIn = known.findLast(({ episodes }) => episodes.includes(episode))
  return (phase === 'ended' ? goesOnIn : undefined) ?? known.at(-1)
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
  // A clock may be wrong beyond what the database takes for a time.
  const here = (instant: number) =>
    new Date(Math.max(0, Math.min(instant + clockOffsetMs, receivedAt.getTime())))
  return { since: here(Math.min(since, at)), at: here(Math.max(since, Math.min(lasted, at))) }
}

async function findSittings(tx: Tx, attemptIds: AttemptId[]): Promise<Map<AttemptId, Sitting>> {
  const rows = await tx
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .select(['attempt.id', 'attempt.sittingId', 'attempt.state', policyOfSitting.as('policy')])
    .select('accommodation.silencedDetectors')
    .where('attempt.id', 'in', attemptIds)
    .execute()
  return new Map(
    rows.map(({ id, ...sitting }) => [
      id,
      { ...sitting, silencedDetectors: sitting.silencedDetectors ?? [] },
    ]),
  )
}

/** Of each kind the latest incident, last; before it those that go on in which one of these episodes ends. */
async function findLatest(
  tx: Tx,
  attemptIds: AttemptId[],
  batches: readonly { signals: Signal[] }[],
): Promise<Map<AttemptId, Map<string, LatestIncident[]>>> {
  const signals = batches.flatMap((batch) => batch.signals)
  const kinds = [...new Set(signals.map(({ kind }) => kind))]
  const ending = signals.filter(({ phase }) => phase === 'ended').map(({ episode }) => episode)
  const rows = [
    ...(ending.length > 0
      ? await incidentsOfKinds(tx, attemptIds, kinds)
          .where('endedAt', 'is', null)
          .where(sql<boolean>`episodes && ${ending}::text[]`)
          .execute()
      : []),
    ...(await incidentsOfKinds(tx, attemptIds, kinds)
      .distinctOn(['attemptId', 'kind'])
      .orderBy('attemptId')
      .orderBy('kind')
      .orderBy('startedAt', 'desc')
      .orderBy('id', 'desc')
      .execute()),
  ]
  const byAttempt = Map.groupBy(rows, ({ attemptId }) => attemptId)
  return new Map(
    [...byAttempt].map(([attemptId, known]) => [attemptId, Map.groupBy(known, ({ kind }) => kind)]),
  )
}

function incidentsOfKinds(tx: Tx, attemptIds: AttemptId[], kinds: string[]) {
  return tx
    .selectFrom('incident')
    .select(['attemptId', 'kind', 'id', 'startedAt', 'endedAt', 'episodes'])
    .select((to) =>
      to
        .selectFrom('incidentDecision')
        .select(({ fn }) => fn.max('decidedAt').as('decidedAt'))
        .whereRef('incidentId', '=', 'incident.id')
        .as('decidedAt'),
    )
    .where('attemptId', 'in', attemptIds)
    .where('kind', 'in', kinds)
}
