import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Recheck } from '@invigil/contract/monitoring.ts'
import type { App } from '../platform/app.ts'

/** What the server saw of each signal that it looked at again, by episode. */
export async function rechecksByEpisode(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
): Promise<Map<string, Recheck>> {
  const rows = await app.db
    .selectFrom('signalRecheck')
    .select(['episode', 'outcome', 'at', 'models', 'detail'])
    .where('attemptId', '=', attemptId)
    .where('kind', '!=', 'quiet')
    .execute()
  return new Map(rows.map(({ episode, at, ...recheck }) => [episode, { ...recheck, at: at.toISOString() }]))
}
