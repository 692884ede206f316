import { randomUUID } from 'node:crypto'
import type { TrackId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Admitted } from './ingest.ts'
import { chainStart } from './record.ts'
import type { TrackStart } from './track-intake.ts'

/** Reloads make recorders; nobody reloads so often honestly. */
const mostRecordersAnAttempt = 300

/** The tracks of a recorder as far as they are in the index, made if need be. Refused as `too-many-requests` when an attempt has too many recorders. */
export async function startTracks(
  app: App,
  { attemptId, recorderId, kinds }: Admitted,
): Promise<TrackStart[]> {
  const { recorders } = await app.db
    .selectFrom('track')
    .select((eb) => eb.fn.count<number>('recorderId').distinct().as('recorders'))
    .where('attemptId', '=', attemptId)
    .where('recorderId', '!=', recorderId)
    .executeTakeFirstOrThrow()
  if (recorders >= mostRecordersAnAttempt)
    throw new Refusal('too-many-requests', `attempt ${attemptId} has too many recorders`)
  const createdAt = app.now()
  await app.db
    .insertInto('track')
    .values(
      kinds.map((kind) => ({
        id: newId() as TrackId,
        attemptId,
        kind,
        recorderId,
        createdAt,
        endedAt: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['attemptId', 'kind', 'recorderId']).doNothing())
    .execute()
  const tracks = await app.db
    .selectFrom('track')
    .select(['id', 'number', 'kind'])
    .where('attemptId', '=', attemptId)
    .where('recorderId', '=', recorderId)
    .where('kind', 'in', kinds)
    .execute()
  return Promise.all(tracks.map((track) => startOf(app, track)))
}

async function startOf(app: App, track: Pick<TrackStart, 'id' | 'number' | 'kind'>): Promise<TrackStart> {
  const last = await app.db
    .selectFrom('trackChunk')
    .select(['toSeq', 'hash'])
    .where('trackId', '=', track.id)
    .orderBy('fromSeq', 'desc')
    .executeTakeFirst()
  const config = await app.db
    .selectFrom('trackConfig')
    .select(['seq', 'config'])
    .where('trackId', '=', track.id)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return { ...track, durable: last?.toSeq ?? 0, head: last?.hash ?? chainStart, config }
}

/** Tracks that are shown and never stored have no rows. */
export function unkeptTracks({ kinds }: Admitted): TrackStart[] {
  return kinds.map((kind) => ({
    id: randomUUID() as TrackId,
    number: 0,
    kind,
    durable: 0,
    head: chainStart,
    config: undefined,
  }))
}
