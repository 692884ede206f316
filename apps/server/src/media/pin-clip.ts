import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { theRecording } from './recording.ts'

/** A stretch of a recorded track, as evidence. */
export interface PinnedClip {
  trackId: TrackId
  fromSeq: number
  toSeq: number
  /** Instants of its first and last picture; it covers whole chunks, so it may begin earlier than was asked. */
  fromAt: Date
  toAt: Date
  /** The chain's head after `toSeq`, hex: a SHA-256 that vouches for every byte of the track up to there. */
  sha256: string
}

/**
 * Pins what is durable of the camera (or another kind) between two instants; undefined when nothing is. What is still
 * on its way is not in it: pin again when the incident ends.
 */
export async function pinClip(
  app: App,
  tx: Tx,
  attemptId: AttemptId,
  { fromAt, toAt, kind = 'camera' }: { fromAt: Date; toAt: Date; kind?: TrackKind },
): Promise<PinnedClip | undefined> {
  const indexed = await tx
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select(['trackId', 'fromSeq', 'toSeq', 'fromAt', 'toAt', 'hash'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', kind)
    .where('frames', '>', 0)
    .where('toAt', '>=', fromAt)
    .where('fromAt', '<=', toAt)
    .execute()
  const growing = theRecording(app)
    .ingest.openChunks(attemptId, kind)
    .map(({ trackId, chunk }) => ({
      ...chunk,
      trackId,
      fromAt: new Date(chunk.fromAt),
      toAt: new Date(chunk.toAt),
    }))
    .filter((chunk) => chunk.frames > 0 && chunk.toAt >= fromAt && chunk.fromAt <= toAt)
  // Recorders of two pages may begin a chunk in one instant: the same stretch must always pin the same.
  const chunks = [...indexed, ...growing].sort(
    (a, b) =>
      a.fromAt.getTime() - b.fromAt.getTime() || a.trackId.localeCompare(b.trackId) || a.fromSeq - b.fromSeq,
  )
  const latest = chunks.at(-1)
  if (!latest) return undefined
  const ofTrack = chunks.filter(({ trackId }) => trackId === latest.trackId)
  const first = ofTrack[0] ?? latest
  return {
    trackId: latest.trackId,
    fromSeq: first.fromSeq,
    toSeq: latest.toSeq,
    fromAt: first.fromAt,
    toAt: latest.toAt,
    sha256: latest.hash.toString('hex'),
  }
}
