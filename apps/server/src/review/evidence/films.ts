import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Run } from '@invigil/contract/media.ts'
import { tracksIn, writeMovie } from '../../media/clip-movie.ts'
import { type IndexedPiece, piecesOf, runsOf } from '../../media/pieces.ts'
import { chunkOf, initOf } from '../../media/playback.ts'
import { type PlacedPiece, placePieces } from '../../media/playlist.ts'
import { theRecordingKey } from '../../media/read-track.ts'
import type { App } from '../../platform/app.ts'

/** A film as it goes into an export. `name` says which kind and which stretch of it. */
export interface Film {
  name: string
  bytes: number
  parts: AsyncIterable<Buffer>
}

/**
 * An MP4 of every kind, from its first moment to its last whatever was stepped down or missing between, in each codec it has; of
 * what a MediaRecorder wrote one for each time it began. Each is made in a file first, for a tar says a file's length before its
 * bytes; what a film holds is gone when the next one is asked for.
 */
export async function* makeFilms(app: App, attemptId: AttemptId): AsyncGenerator<Film> {
  const kinds = await app.db
    .selectFrom('track')
    .select('kind')
    .distinct()
    .where('attemptId', '=', attemptId)
    .orderBy('track.kind')
    .execute()
  for (const { kind } of kinds) {
    const tracks = tracksIn(placePieces(await piecesOf(app, attemptId, { kind })))
    const runs = (await runsOf(app, attemptId, kind)).filter(isAsWritten)
    const writers: ((file: FileHandle) => Promise<Buffer>)[] = [
      ...tracks.map((track) => (file: FileHandle) => writeTrack(app, attemptId, track, file)),
      ...runs.map((run) => (file: FileHandle) => writeRun(app, attemptId, run, file)),
    ]
    for (const [index, write] of writers.entries()) {
      const file = await openNameless(app.config.data)
      try {
        const head = await write(file)
        const { size } = await file.stat()
        const parts = startingWith(head, file.createReadStream({ start: 0, autoClose: false }))
        yield { name: `${kind}-${index + 1}.mp4`, bytes: head.length + size, parts }
      } finally {
        await file.close()
      }
    }
  }
}

async function* startingWith(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* rest
}

/** A file without a name: whatever ends the server, no opened picture stays on the disk. */
async function openNameless(data: string): Promise<FileHandle> {
  const place = path.join(data, `film-${randomUUID()}`)
  const file = await open(place, 'wx+', 0o600)
  await rm(place)
  return file
}

/** Writes what comes after the head, which is answered. */
async function writeTrack(
  app: App,
  attemptId: AttemptId,
  track: PlacedPiece<IndexedPiece>[],
  file: FileHandle,
): Promise<Buffer> {
  const key = await theRecordingKey(app, attemptId)
  const fromAt = Math.min(...track.map((piece) => piece.fromAt))
  const toAt = Math.max(...track.map((piece) => piece.endAt))
  const data = { add: (bytes: Uint8Array) => file.appendFile(bytes), end: async () => [] }
  return await writeMovie(
    app,
    key,
    { fromAt, toAt, tracks: [track] },
    { data, onPiece: async () => undefined },
  )
}

/** Stills are no film; what a browser made as WebM lies in the records and is played from there. */
function isAsWritten({ form, type }: Run): boolean {
  return form === 'fragments' && !type.startsWith('video/webm')
}

async function writeRun(app: App, attemptId: AttemptId, run: Run, file: FileHandle): Promise<Buffer> {
  for (const [fromSeq] of run.pieces)
    await file.appendFile(await chunkOf(app, attemptId, run.trackId, fromSeq))
  return await initOf(app, attemptId, run.trackId, run.configSeq)
}
