import type { KeyObject } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { findAttemptKey } from './attempt-keys.ts'
import type { Place } from './journal.ts'
import { openRecord } from './record.ts'
import { theRecordingPlace } from './recording.ts'
import { journalFileName } from './storage.ts'

/** The key that opens an attempt's records; refused when the recording has been erased. */
export async function theRecordingKey(
  app: Pick<App, 'db' | 'now'>,
  attemptId: AttemptId,
): Promise<KeyObject> {
  const found = await findAttemptKey(app, theRecordingPlace(app).wrapping, attemptId)
  if (!found) throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
  return found.key
}

/** Reads and opens records: their frames, in order. Nobody is asked whether he may. */
export async function readFramesWithoutPermission(
  app: Pick<App, 'db' | 'now'>,
  key: KeyObject,
  places: readonly Place[],
): Promise<Frame[]> {
  const frames: Frame[] = []
  const files = new Map<number, FileHandle>()
  try {
    for (const { file, at, length } of places) {
      const handle =
        files.get(file) ?? (await open(join(theRecordingPlace(app).folder, journalFileName(file)), 'r'))
      files.set(file, handle)
      const bytes = Buffer.alloc(length)
      await handle.read(bytes, 0, length, at)
      for (const opened of openRecord(bytes, key)) {
        const frame = decodeFrame(opened)
        if (typeof frame !== 'string') frames.push(frame)
      }
    }
  } finally {
    for (const handle of files.values()) await handle.close()
  }
  return frames
}

/** The places of a chunk's records as the table keeps them. */
export function placesOf(places: readonly [file: number, at: number, length: number][]): Place[] {
  return places.map(([file, at, length]) => ({ file, at, length }))
}

/** Every frame of one kind of an attempt, recorder by recorder, as far as it is in the index. */
export async function readTrack(
  app: Pick<App, 'db' | 'now'>,
  attemptId: AttemptId,
  kind: TrackKind,
): Promise<Frame[]> {
  const key = await theRecordingKey(app, attemptId)
  const chunks = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select('places')
    .where('attemptId', '=', attemptId)
    .where('kind', '=', kind)
    .orderBy('track.number')
    .orderBy('fromSeq')
    .execute()
  return readFramesWithoutPermission(
    app,
    key,
    chunks.flatMap(({ places }) => placesOf(places)),
  )
}
