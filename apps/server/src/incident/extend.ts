import type { IncidentId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import { askToKeep } from '../media/keep.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { afterItsTail, pinSignal } from './raise.ts'

/**
 * Adds a signal to an incident that is near enough to be the same stretch. `endedAt` null lets it go on; an instant ends it.
 * What it says of itself follows the surer signal.
 */
export async function extendIncident(
  app: App,
  tx: Tx,
  incidentId: IncidentId,
  change: { signal: Signal; at: Date; endedAt: Date | null; episodes: string[] },
): Promise<void> {
  const { signal, at, endedAt, episodes } = change
  const isNew = signal.phase !== 'ended'
  const { attemptId } = await tx
    .updateTable('incident')
    .set((to) => ({
      endedAt: endedAt ? sql<Date>`greatest(${endedAt}::timestamptz, started_at)` : null,
      episodes,
      signals: to('signals', '+', isNew ? 1 : 0),
      confidence: sql<number>`greatest(confidence, ${signal.confidence})`,
      detail: sql`detail || ${JSON.stringify(signal.detail)}::jsonb`,
    }))
    .where('id', '=', incidentId)
    .returning('attemptId')
    .executeTakeFirstOrThrow()
  const episode = signal.phase === 'moment' ? undefined : { id: signal.episode, isOver: !isNew }
  askToKeep(app, attemptId, { fromAt: at, toAt: at, episode })
  if (isNew) await pinSignal(app, tx, incidentId, signal, at)
  if (endedAt) await app.announce(tx, 'incident-ended', { incidentId }, { at: afterItsTail(app.now()) })
}
