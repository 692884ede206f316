import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/** What began (or happened in) an episode, with its instants by the server's clock in ms. Throws `not-found`. */
export async function theSignal(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
  episode: string,
): Promise<Signal> {
  const batches = await app.db
    .selectFrom('signalBatch')
    .select(['signals', 'clockOffsetMs'])
    .where('attemptId', '=', attemptId)
    .where(sql<boolean>`signals @> ${JSON.stringify([{ episode }])}::jsonb`)
    .orderBy('receivedAt')
    .orderBy('outboxId')
    .orderBy('firstSeq')
    .execute()
  const [found] = batches.flatMap(({ signals, clockOffsetMs }) =>
    signals
      .filter((signal) => signal.episode === episode && signal.phase !== 'ended')
      .map(({ seq: _seq, ...signal }) => ({
        ...signal,
        at: signal.at + clockOffsetMs,
        since: signal.since + clockOffsetMs,
      })),
  )
  if (!found) throw new Refusal('not-found', `attempt ${attemptId} has no signal of episode ${episode}`)
  return found
}
