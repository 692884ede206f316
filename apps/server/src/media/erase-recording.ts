import { createHash } from 'node:crypto'
import type { ErasedKey, ErasedTrack } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { deleteClips } from './clips.ts'
import { theRecording } from './recording.ts'

/** What of a recording was there until it was erased. */
export interface ErasedRecording {
  /** Null when there was none: nothing was recorded, or it had been erased before. */
  key: ErasedKey | null
  tracks: ErasedTrack[]
  objects: { count: number; bytes: number }
}

const topic = 'recording-erased'

/**
 * Deletes an attempt's key, so that nothing opens what was recorded, and the index of what was. From then on nothing of it is
 * given out and nothing new is taken in. Tracks stay as names without content.
 */
export async function eraseRecording(
  app: Pick<App, 'now'>,
  tx: Tx,
  attemptId: AttemptId,
): Promise<ErasedRecording> {
  const key = await tx
    .deleteFrom('attemptKey')
    .where('attemptId', '=', attemptId)
    .returning(['number', 'wrapped', 'wrappedBy'])
    .executeTakeFirst()
  await tx
    .insertInto('erasedRecording')
    .values({ attemptId, erasedAt: app.now() })
    .onConflict((conflict) => conflict.column('attemptId').doNothing())
    .execute()
  const tracks = await tracksOf(tx, attemptId)
  const ofAttempt = tx.selectFrom('track').select('id').where('attemptId', '=', attemptId)
  await tx.deleteFrom('trackChunk').where('trackId', 'in', ofAttempt).execute()
  await tx.deleteFrom('trackConfig').where('trackId', 'in', ofAttempt).execute()
  await tx.deleteFrom('trackMark').where('trackId', 'in', ofAttempt).execute()
  const objects = await tx
    .deleteFrom('sealedObject')
    .where('attemptId', '=', attemptId)
    .returning('bytes')
    .execute()
  return {
    key: key ? { number: key.number, wrappedBy: key.wrappedBy, wrappedSha256: sha256(key.wrapped) } : null,
    tracks,
    objects: { count: objects.length, bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0) },
  }
}

/** The tracks with what was in them; `head` is the last hash of the chain over all that they held. */
async function tracksOf(tx: Tx, attemptId: AttemptId): Promise<ErasedTrack[]> {
  const rows = await tx
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select(['track.id', 'track.kind', 'track.number'])
    .select(({ fn }) => [
      fn.min('fromAt').as('fromAt'),
      fn.max('trackChunk.toAt').as('toAt'),
      fn.sum<number>('frames').as('frames'),
      fn.sum<number>('bytes').as('bytes'),
      fn.max('toSeq').as('toSeq'),
    ])
    .where('attemptId', '=', attemptId)
    .groupBy(['track.id', 'track.kind', 'track.number'])
    .orderBy('track.number')
    .execute()
  const heads = await tx
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .distinctOn('trackId')
    .select(['trackId', 'hash'])
    .where('attemptId', '=', attemptId)
    .orderBy('trackId')
    .orderBy('fromSeq', 'desc')
    .execute()
  const headByTrack = new Map(heads.map(({ trackId, hash }) => [trackId, hash]))
  return rows.map(({ id, kind, fromAt, toAt, frames, bytes }) => ({
    ...{ id, kind, frames: Number(frames), bytes: Number(bytes) },
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    head: headByTrack.get(id)?.toString('hex') ?? '',
  }))
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Lets go of every recorder of an attempt, here and in other processes: each may hold the key in its memory. */
export async function letGoOfRecorders(app: App, attemptId: AttemptId): Promise<void> {
  app.publish(topic, { attemptId })
  theRecording(app).ingest.letGo(attemptId)
  await theRecording(app).indexed()
}

/** Deletes the files with an erased recording, and clips cut from it; may be repeated, and finds what a crash or a late seal left. */
export async function deleteRecordingFiles(app: App, attemptId: AttemptId): Promise<void> {
  await deleteClips(app, attemptId)
  for (const key of await app.files.list(`media/${attemptId}`)) await app.files.delete(key)
}

/** Hears from other processes that a recording was erased. Returns what ends it. */
export function forgetErasedRecorders(app: App): () => void {
  return app.subscribe(topic, (hint) => {
    const { attemptId } = hint as { attemptId: AttemptId }
    theRecording(app).ingest.letGo(attemptId)
  })
}
