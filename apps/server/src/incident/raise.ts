import { createHash } from 'node:crypto'
import type { AttemptId, EvidenceId, IncidentId, SittingId } from '@invigil/contract/ids.ts'
import type { Severity, Signal } from '@invigil/contract/signal.ts'
import { askToKeep } from '../media/keep.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import type { Tx } from '../platform/tables.ts'
import { pinRecording } from './pin.ts'

/** What a judged signal becomes. `signal` keeps the candidate's clock; `startedAt` and `endedAt` are the server's. */
export interface ToRaise {
  attemptId: AttemptId
  sittingId: SittingId
  severity: Severity
  signal: Signal
  startedAt: Date
  /** Null while it goes on. */
  endedAt: Date | null
}

/**
 * Writes an incident with the signal that made it and what is recorded so far pinned as evidence, and an alert unless its
 * severity is low. It decides nothing: a person does.
 */
export async function raiseIncident(app: App, tx: Tx, toRaise: ToRaise): Promise<IncidentId> {
  const { attemptId, sittingId, severity, signal, startedAt, endedAt } = toRaise
  const id = newId() as IncidentId
  await tx
    .insertInto('incident')
    .values({
      ...{ id, attemptId, sittingId, severity, startedAt, endedAt },
      kind: signal.kind,
      state: 'open',
      episodes: endedAt ? [] : [signal.episode],
      signals: 1,
      confidence: signal.confidence,
      detail: signal.detail,
      detector: signal.detector,
      models: JSON.stringify(signal.models),
    })
    .execute()
  await pinSignal(app, tx, id, signal, startedAt)
  const episode = signal.phase === 'moment' ? undefined : { id: signal.episode, isOver: endedAt !== null }
  askToKeep(app, attemptId, { fromAt: startedAt, toAt: endedAt ?? app.now(), episode })
  await pinRecording(app, tx, { incidentId: id, attemptId, fromAt: startedAt, toAt: endedAt ?? app.now() })
  if (severity !== 'low') {
    await tx
      .insertInto('alert')
      .values({ id: newId(), incidentId: id, sittingId, state: 'new', raisedAt: app.now() })
      .execute()
  }
  if (endedAt) await app.announce(tx, 'incident-ended', { incidentId: id }, { at: afterItsTail(app.now()) })
  return id
}

/** Keeps a signal whole, hashed as it came. */
export async function pinSignal(
  app: App,
  tx: Tx,
  incidentId: IncidentId,
  signal: Signal,
  at: Date,
): Promise<void> {
  const body = { at: at.toISOString(), signal }
  await tx
    .insertInto('evidence')
    .values({
      id: newId() as EvidenceId,
      incidentId,
      kind: 'signal',
      body,
      sha256: createHash('sha256').update(JSON.stringify(signal)).digest('hex'),
      pinnedAt: app.now(),
    })
    .execute()
}

/** When the seconds after an incident are recorded, sent and durable. */
export function afterItsTail(endedAt: Date): Date {
  return new Date(endedAt.getTime() + 12_000)
}
