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
import { theRecordingPlace } from './recording-place.ts'
import { journalFileName } from './storage.ts'
import type { StoredPlace } from './tables.ts'

/** The key that opens an attempt's records; refused when the recording has been erased. */
export async function theRecordingKey(
  app: Pick<App, 'db' | 'now'>,
  attemptId: AttemptId,
): Promise<KeyObject> {
  const found = await findAttemptKey(app, theRecordingPlace(app).wrapping, attemptId)
  if (!found) throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
  return found.key
}

/** Reads and opens records: their frames, in order. Nobody is asked whether he may. Throws when one is gone or altered. */
export async function readFramesWithoutPermission(
  app: Pick<App, 'db' | 'now'>,
  key: KeyObject,
  places: readonly RecordPlace[],
): Promise<Frame[]> {
  const records = await readRecords(app, places)
  return records.flatMap((record, index) => {
    if (!record) throw new Error(`a record is gone: ${JSON.stringify(places[index])}`)
    return openRecord(record, key).flatMap((opened) => {
      const frame = decodeFrame(opened)
      return typeof frame === 'string' ? [] : [frame]
    })
  })
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

/** Where a record lies: in a journal file or in a sealed object. */
export type RecordPlace = Place | { object: number; at: number; length: number }

/** The places of a chunk's records as the table keeps them. */
export function placesOf(places: readonly StoredPlace[]): RecordPlace[] {
  return places.map(([lies, at, length]) =>
    typeof lies === 'number' ? { file: lies, at, length } : { object: Number(lies.slice(1)), at, length },
  )
}

/** As `placesOf`, the other way round. */
export function storedPlaces(places: readonly RecordPlace[]): StoredPlace[] {
  return places.map((place) => ['file' in place ? place.file : `o${place.object}`, place.at, place.length])
}

/**
 * The bytes of whole records, in the order of their places, as they were written or as they are now; undefined where the
 * file or object is gone or ends before. Records that lie side by side in an object come with one read. Nobody is asked
 * whether he may.
 */
export async function readRecords(
  app: Pick<App, 'db'>,
  places: readonly RecordPlace[],
): Promise<(Buffer | undefined)[]> {
  const journal = openJournalFiles(theRecordingPlace(app).folder)
  try {
    const keys = await keysOf(app, places)
    const records: (Buffer | undefined)[] = []
    for (const stretch of stretchesOf(places)) {
      const [first] = stretch
      const bytes = 'file' in first ? await journal.read(first) : await readStretch(app, keys, stretch)
      for (const { at, length } of stretch) {
        const from = at - first.at
        const record = bytes?.subarray(from, from + length)
        records.push(record?.length === length ? record : undefined)
      }
    }
    return records
  } finally {
    await journal.close()
  }
}

type Stretch = [RecordPlace, ...RecordPlace[]]

/** Records that one read can bring: those of an object that follow each other without a hole. */
function stretchesOf(places: readonly RecordPlace[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const place of places) {
    const stretch = stretches.at(-1)
    const before = stretch?.at(-1)
    const follows = before && isBehind(before, place)
    if (stretch && follows) stretch.push(place)
    else stretches.push([place])
  }
  return stretches
}

function isBehind(before: RecordPlace, place: RecordPlace): boolean {
  const isSame = 'object' in before && 'object' in place && before.object === place.object
  return isSame && before.at + before.length === place.at
}

async function readStretch(
  app: Pick<App, 'db'>,
  keys: ReadonlyMap<number, string>,
  stretch: Stretch,
): Promise<Buffer | undefined> {
  const [first] = stretch
  const key = 'object' in first ? keys.get(first.object) : undefined
  if (key === undefined) return undefined
  const length = stretch.reduce((sum, place) => sum + place.length, 0)
  try {
    return await theRecordingPlace(app).files.getRange(key, first.at, length)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function keysOf(app: Pick<App, 'db'>, places: readonly RecordPlace[]): Promise<Map<number, string>> {
  const numbers = new Set(places.flatMap((place) => ('object' in place ? [place.object] : [])))
  if (numbers.size === 0) return new Map()
  const rows = await app.db
    .selectFrom('sealedObject')
    .select(['number', 'key'])
    .where('number', 'in', [...numbers])
    .execute()
  return new Map(rows.map(({ number, key }) => [number, key]))
}

function openJournalFiles(folder: string) {
  const handles = new Map<number, FileHandle | undefined>()
  return {
    async read({ file, at, length }: Place): Promise<Buffer | undefined> {
      if (!handles.has(file)) handles.set(file, await openIfThere(join(folder, journalFileName(file))))
      const bytes = Buffer.allocUnsafe(length)
      const read = await handles.get(file)?.read(bytes, 0, length, at)
      return read && bytes.subarray(0, read.bytesRead)
    },
    async close(): Promise<void> {
      for (const handle of handles.values()) await handle?.close()
    },
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not-found'
}
