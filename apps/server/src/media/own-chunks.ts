import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import type { ClosedChunk } from './track-intake.ts'

/**
 * Leaves out chunks of recorders that another process holds by now: it took this one for dead, and went on from what was
 * in the index. What was acknowledged here lies in the journal and comes back by `recover.ts`.
 */
export async function ownChunks(
  app: Pick<App, 'log' | 'processes'>,
  tx: Tx,
  closed: readonly ClosedChunk[],
): Promise<ClosedChunk[]> {
  const { me, isAlone } = app.processes
  if (isAlone || closed.length === 0) return [...closed]
  const lost = await tx
    .selectFrom('recorderHold')
    .innerJoin('track', (join) =>
      join
        .onRef('track.attemptId', '=', 'recorderHold.attemptId')
        .onRef('track.recorderId', '=', 'recorderHold.recorderId'),
    )
    .select('track.id')
    .where('track.id', 'in', [...new Set(closed.map(({ trackId }) => trackId))])
    .where('processId', '!=', me)
    .forShare('recorderHold')
    .execute()
  const lostIds = new Set(lost.map(({ id }) => id))
  if (lostIds.size > 0) app.log.warn({ tracks: [...lostIds] }, 'tracks went on with another process')
  return closed.filter(({ trackId }) => !lostIds.has(trackId))
}
