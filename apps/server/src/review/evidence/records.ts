import type { ManifestTrack } from '@invigil/contract/evidence.ts'
import type { TrackId } from '@invigil/contract/ids.ts'
import { placesOf, readRecords } from '../../media/read-track.ts'
import type { App } from '../../platform/app.ts'

/** Chunks are read so many at a time: a few seconds of a track, a few megabytes. */
const chunksAtOnce = 16

/**
 * The records of a track as far as a manifest tells of them, byte for byte as they lie in the journal or in sealed objects.
 * What is gone is zeros of the same length, so that it is found and not passed over.
 */
export async function* recordsOf(
  app: Pick<App, 'db'>,
  { id, toSeq, bytes }: Pick<ManifestTrack, 'id' | 'toSeq' | 'bytes'>,
): AsyncGenerator<Buffer> {
  let from = 0
  let left = bytes
  for (;;) {
    const chunks = await app.db
      .selectFrom('trackChunk')
      .select(['fromSeq', 'places'])
      .where('trackId', '=', id as TrackId)
      .where('fromSeq', '>', from)
      .where('fromSeq', '<=', toSeq)
      .orderBy('fromSeq')
      .limit(chunksAtOnce)
      .execute()
    const last = chunks.at(-1)
    if (!last) break
    from = last.fromSeq
    const places = chunks.flatMap(({ places }) => placesOf(places))
    const records = await readRecords(app, places)
    for (const [index, place] of places.entries()) {
      const record = (records[index] ?? Buffer.alloc(place.length)).subarray(0, left)
      left -= record.length
      if (record.length > 0) yield record
    }
  }
  if (left > 0) yield Buffer.alloc(left)
}
