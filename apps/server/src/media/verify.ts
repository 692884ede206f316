import type { KeyObject } from 'node:crypto'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { findAttemptKey } from './attempt-keys.ts'
import { placesOf, readRecords } from './read-track.ts'
import { chainStart, isIntact, openRecord, type RecordHeader, readHeader } from './record.ts'
import type { Recording } from './recording.ts'

/** Where a recording is not what was written. `seq` is the first frame concerned. */
export interface RecordingFault {
  trackId: TrackId
  seq: number
  why: 'missing' | 'altered' | 'out-of-order' | 'unlinked' | 'index-differs' | 'cannot-open'
}

export interface RecordingVerdict {
  tracks: number
  records: number
  faults: RecordingFault[]
}

/**
 * Walks the chains of an attempt from their first record: every record is whole, follows the one before it, carries its
 * hash, opens with the attempt's key, and ends where the index says. Reads files and index only.
 */
export async function verifyAttempt(
  app: Pick<App, 'db'>,
  { wrapping }: Pick<Recording, 'wrapping'>,
  attemptId: AttemptId,
): Promise<RecordingVerdict> {
  const key = await findAttemptKey(app, wrapping, attemptId)
  const tracks = await app.db
    .selectFrom('track')
    .select(['id', 'number'])
    .where('attemptId', '=', attemptId)
    .orderBy('number')
    .execute()
  const verdict: RecordingVerdict = { tracks: tracks.length, records: 0, faults: [] }
  for (const { id, number } of tracks) {
    const walk: Walk = { app, trackId: id, number, key: key?.key, last: 0, head: chainStart, verdict }
    await walkTrack(walk)
  }
  return verdict
}

interface Walk {
  app: Pick<App, 'db'>
  trackId: TrackId
  number: number
  key: KeyObject | undefined
  last: number
  head: Buffer
  verdict: RecordingVerdict
}

async function walkTrack(walk: Walk): Promise<void> {
  const chunks = await walk.app.db
    .selectFrom('trackChunk')
    .select(['fromSeq', 'toSeq', 'hash', 'places'])
    .where('trackId', '=', walk.trackId)
    .orderBy('fromSeq')
    .execute()
  for (const chunk of chunks) {
    for (const record of await readRecords(walk.app, placesOf(chunk.places))) walkRecord(walk, record)
    if (walk.last !== chunk.toSeq || !walk.head.equals(chunk.hash))
      walk.verdict.faults.push({ trackId: walk.trackId, seq: chunk.fromSeq, why: 'index-differs' })
  }
}

function walkRecord(walk: Walk, bytes: Buffer | undefined): void {
  const { trackId, verdict } = walk
  const fault = (why: RecordingFault['why'], seq = walk.last + 1) =>
    verdict.faults.push({ trackId, seq, why })
  verdict.records += 1
  const header = bytes && readHeader(bytes)
  if (!bytes || !header) {
    fault('missing')
    return
  }
  const found = faultOf(walk, header, bytes)
  if (found) fault(found)
  walk.last = header.toSeq
  walk.head = header.hash
}

function faultOf(walk: Walk, header: RecordHeader, bytes: Buffer): RecordingFault['why'] | undefined {
  if (!isIntact(bytes)) return 'altered'
  if (header.track !== walk.number || header.fromSeq !== walk.last + 1) return 'out-of-order'
  if (!header.previous.equals(walk.head)) return 'unlinked'
  try {
    if (walk.key) openRecord(bytes, walk.key)
    return undefined
  } catch {
    return 'cannot-open'
  }
}
