import { decodeFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import { placesOf, readRecords, theRecordingKey } from '@invigil/server/src/media/read-track.ts'
import { openRecord } from '@invigil/server/src/media/record.ts'
import { readRecordingsIn } from '@invigil/server/src/media/recording.ts'
import { theRecordingPlace } from '@invigil/server/src/media/recording-place.ts'
import { verifyAttempt } from '@invigil/server/src/media/verify.ts'
import type { App } from '@invigil/server/src/platform/app.ts'
import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'
import { digestOf, type Found, type FoundTrack } from './history.ts'

type Reader = Pick<App, 'db' | 'now'>

/**
 * Reads everything that index, journal and sealed objects of a data directory hold, beside its server. What cannot be read or opened
 * is not there: it is left out, and the chains tell of it.
 */
export async function findAll(folder: string): Promise<Found> {
  return await withStore(folder, async (app) => {
    const attempts = await app.db.selectFrom('track').select('attemptId').distinct().execute()
    const found: Found = { tracks: [], answers: await findAnswers(app), faults: [] }
    for (const { attemptId } of attempts) {
      found.tracks.push(...(await findTracks(app, attemptId)))
      const { faults } = await verifyAttempt(app, theRecordingPlace(app), attemptId)
      found.faults.push(...faults.map(({ seq, why }) => `${attemptId} seq ${seq}: ${why}`))
    }
    return found
  })
}

/** Opens the database and the recordings of a data directory for as long as `use` takes. */
export async function withStore<Result>(
  folder: string,
  use: (app: Reader) => Promise<Result>,
): Promise<Result> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    await readRecordingsIn(store, config)
    return await use({ db: store.db, now: () => new Date() })
  } finally {
    await store.close()
  }
}

/** The tracks of an attempt, each recorder's of its own. */
async function findTracks(app: Reader, attemptId: AttemptId): Promise<FoundTrack[]> {
  const rows = await app.db
    .selectFrom('track')
    .select(['id', 'kind'])
    .where('attemptId', '=', attemptId)
    .orderBy('number')
    .execute()
  const tracks: FoundTrack[] = []
  for (const { id, kind } of rows)
    tracks.push({ attemptId, track: kind, frames: await findFrames(app, attemptId, id) })
  return tracks
}

async function findFrames(
  app: Reader,
  attemptId: AttemptId,
  trackId: TrackId,
): Promise<FoundTrack['frames']> {
  const records = await findRecords(app, attemptId, trackId)
  return records.map((frame) => ({ seq: frame.seq, digest: digestOf(frame) }))
}

/** The frames of a track that are there and can be opened, in the order in which they lie. */
async function findRecords(app: Reader, attemptId: AttemptId, trackId: TrackId) {
  const key = await theRecordingKey(app, attemptId)
  const chunks = await app.db
    .selectFrom('trackChunk')
    .select('places')
    .where('trackId', '=', trackId)
    .orderBy('fromSeq')
    .execute()
  const records = await readRecords(
    app,
    chunks.flatMap(({ places }) => placesOf(places)),
  )
  return records.flatMap((record) => {
    const opened = record ? opening(record, key) : []
    return opened.flatMap((bytes) => {
      const frame = decodeFrame(bytes)
      return typeof frame === 'string' ? [] : [frame]
    })
  })
}

function opening(record: Buffer, key: Awaited<ReturnType<typeof theRecordingKey>>): Buffer[] {
  try {
    return openRecord(record, key)
  } catch {
    return []
  }
}

async function findAnswers({ db }: Reader): Promise<Map<string, string>> {
  const rows = await db.selectFrom('answerLog').select(['attemptId', 'journalId', 'seq', 'body']).execute()
  return new Map(
    rows.map(({ attemptId, journalId, seq, body }) => [
      `${attemptId} ${journalId} ${seq}`,
      (body as { chosen?: string }).chosen ?? '',
    ]),
  )
}
