import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import type { App } from '../platform/app.ts'
import { startOutgoing } from './outgoing.ts'

/** Ends what the server itself noticed and could not end because it was stopped: an incident must not go on for ever. */
export async function closeLeftOver(app: App, attemptId: AttemptId): Promise<void> {
  const batches = await app.db
    .selectFrom('signalBatch')
    .select('signals')
    .where('attemptId', '=', attemptId)
    .where('observedBy', '=', 'server')
    .orderBy('receivedAt')
    .orderBy('outboxId')
    .orderBy('firstSeq')
    .execute()
  const open = openEpisodes(batches.flatMap(({ signals }) => signals))
  if (open.length === 0) return
  const at = app.now().getTime()
  const outgoing = startOutgoing(app, attemptId)
  outgoing.add(open.map((signal) => ({ ...signal, phase: 'ended', at })))
  await outgoing.settled()
}

/** The beginnings that no end follows. */
function openEpisodes(signals: readonly (Signal & { seq?: number })[]): Signal[] {
  const ended = new Set(signals.filter(({ phase }) => phase === 'ended').map(({ episode }) => episode))
  return signals
    .filter(({ phase, episode }) => phase === 'began' && !ended.has(episode))
    .map(({ seq: _seq, ...signal }) => signal)
}
