import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import type { Place } from './journal.ts'
import { type RecordPlace, storedPlaces } from './read-track.ts'
import { theRecordingPlace } from './recording-place.ts'
import { takeBack } from './seal-leftovers.ts'
import type { UnsealedChunk } from './seal-plan.ts'
import type { StretchReader } from './stretch-reader.ts'

/** A track whose chunks are sealed. `number` stands in its records. */
export interface SealedTrack {
  id: TrackId
  number: number
  attemptId: AttemptId
}

/** What became of a stretch. `damaged` stays in the journal, and so does what others are just sealing or erasing. */
export type SealOutcome =
  | { did: 'sealed'; bytes: number }
  | { did: 'damaged'; fromSeq: number }
  | { did: 'left' }

/**
 * Makes one object of a stretch of a track. In this order, so that a crash between any two steps loses nothing: announce
 * the object's name, write it, read it back, and only then, in one transaction, let the chunks' places point into it. Until
 * there they point into the journal. Throws when the files or the database do not answer.
 */
export async function sealStretch(
  app: Pick<App, 'db' | 'files' | 'now'>,
  reader: StretchReader,
  track: SealedTrack,
  stretch: readonly UnsealedChunk[],
): Promise<SealOutcome> {
  const read = await readIntact(app, reader, track, stretch)
  if ('fromSeq' in read) return { did: 'damaged', fromSeq: read.fromSeq }
  const { bytes, sha256 } = read
  const announced = await announce(app, track, stretch, { bytes, sha256 })
  if (!announced) return { did: 'left' }
  await writeAndLook(app, announced.key, bytes)
  const { length } = bytes
  giveBack(bytes)
  const isSealed = await app.db
    .transaction()
    .execute((tx) => commitObject(app, tx, { track, stretch, number: announced.number }))
  if (isSealed) return { did: 'sealed', bytes: length }
  // Under the same key somebody else may have written the same by now: only what was erased is deleted for all.
  const isTakenBack = await takeBack(app, announced.number)
  if (!isTakenBack && (await isErased(app, track.attemptId))) await app.files.delete(announced.key)
  return { did: 'left' }
}

async function isErased({ db }: Pick<App, 'db'>, attemptId: AttemptId): Promise<boolean> {
  const query = db.selectFrom('attemptKey').select('number').where('attemptId', '=', attemptId)
  return (await query.executeTakeFirst()) === undefined
}

async function writeAndLook({ files }: Pick<App, 'files'>, key: string, bytes: Buffer): Promise<void> {
  await files.put(key, bytes)
  const written = await files.get(key)
  if (!written.equals(bytes)) throw new Error(`${key} is not what was written to it`)
  giveBack(written)
}

/**
 * Frees a large buffer now, which nobody may use any more. Left to the collector, a megabyte or two for each object makes it look
 * through the whole heap every few seconds. What lies in memory with others stays.
 */
function giveBack({ buffer, length }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0)
}

/** The records of a stretch, end to end, when every one of them is whole, of this track and in its place. */
async function readIntact(
  app: Pick<App, 'db'>,
  reader: StretchReader,
  track: SealedTrack,
  stretch: readonly UnsealedChunk[],
): Promise<{ bytes: Buffer; sha256: Buffer } | { fromSeq: number }> {
  const read = await reader.read({
    folder: theRecordingPlace(app).folder,
    track: track.number,
    chunks: stretch.map(({ fromSeq, toSeq, places }) => ({ fromSeq, toSeq, places: placesInFiles(places) })),
  })
  if ('damagedFrom' in read) return { fromSeq: read.damagedFrom }
  const { bytes, sha256 } = read
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), sha256: Buffer.from(sha256) }
}

function placesInFiles(places: readonly RecordPlace[]): Place[] {
  return places.filter((place) => 'file' in place)
}

async function announce(
  app: Pick<App, 'db' | 'now'>,
  { id, attemptId }: SealedTrack,
  stretch: readonly UnsealedChunk[],
  { bytes, sha256 }: { bytes: Buffer; sha256: Buffer },
): Promise<{ number: number; key: string } | undefined> {
  const fromSeq = stretch[0]?.fromSeq ?? 0
  const toSeq = stretch.at(-1)?.toSeq ?? 0
  const key = `media/${attemptId}/${id}/${fromSeq}-${sha256.toString('hex').slice(0, 16)}`
  return await app.db
    .insertInto('sealedObject')
    .values({
      ...{ key, attemptId, trackId: id, fromSeq, toSeq, sha256, bytes: bytes.length },
      ...{ announcedAt: app.now(), sealedAt: null },
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning(['number', 'key'])
    .executeTakeFirst()
}

interface Commit {
  track: SealedTrack
  stretch: readonly UnsealedChunk[]
  number: number
}

/** False when the recording was erased, or another process was faster: then nothing has changed. */
async function commitObject(
  app: Pick<App, 'now'>,
  tx: Tx,
  { track, stretch, number }: Commit,
): Promise<boolean> {
  const key = await tx
    .selectFrom('attemptKey')
    .select('number')
    .where('attemptId', '=', track.attemptId)
    .forShare()
    .executeTakeFirst()
  const there = await tx
    .selectFrom('trackChunk')
    .select('fromSeq')
    .where('trackId', '=', track.id)
    .where(
      'fromSeq',
      'in',
      stretch.map(({ fromSeq }) => fromSeq),
    )
    .where('sealedIn', 'is', null)
    // In one order, so that two who seal the same wait for each other and never in a circle.
    .orderBy('fromSeq')
    .forUpdate()
    .execute()
  if (!key || there.length !== stretch.length) return false
  const announced = await tx
    .updateTable('sealedObject')
    .set({ sealedAt: app.now() })
    .where('number', '=', number)
    .where('sealedAt', 'is', null)
    .executeTakeFirst()
  if (Number(announced.numUpdatedRows) !== 1) return false
  await movePlaces(tx, track.id, number, stretch)
  return true
}

/** Lets chunks point into an object that holds their records end to end. */
async function movePlaces(
  tx: Tx,
  trackId: TrackId,
  number: number,
  stretch: readonly UnsealedChunk[],
): Promise<void> {
  let at = 0
  const moved = stretch.map(({ places }) => {
    const inObject = places.map(({ length }): RecordPlace => {
      at += length
      return { object: number, at: at - length, length }
    })
    return JSON.stringify(storedPlaces(inObject))
  })
  await sql`
    update track_chunk set sealed_in = ${number}, places = moved.places
      from unnest(${stretch.map(({ fromSeq }) => fromSeq)}::bigint[], ${moved}::jsonb[]) as moved(from_seq, places)
     where track_chunk.track_id = ${trackId} and track_chunk.from_seq = moved.from_seq`.execute(tx)
}
