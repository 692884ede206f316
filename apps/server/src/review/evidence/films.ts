import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Run } from '@invigil/contract/media.ts'
import { runsOf } from '../../media/pieces.ts'
import { chunkOf, initOf } from '../../media/playback.ts'
import type { App } from '../../platform/app.ts'

/** A film as it goes into an export. `name` says which kind and which stretch of it. */
export interface Film {
  name: string
  bytes: number
  parts: AsyncIterable<Buffer>
}

/**
 * An MP4 of every stretch of every kind that one decoder can play in one go. Each is made in a file first, for a tar says
 * a file's length before its bytes; what a film holds is gone when the next one is asked for.
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
    const runs = (await runsOf(app, attemptId, kind)).filter(isFilm)
    for (const [index, run] of runs.entries()) {
      const file = await openNameless(app.config.data)
      try {
        const bytes = await writeFilm(app, attemptId, run, file)
        const parts = file.createReadStream({ start: 0, autoClose: false })
        yield { name: `${kind}-${index + 1}.mp4`, bytes, parts }
      } finally {
        await file.close()
      }
    }
  }
}

/** A file without a name: whatever ends the server, no opened picture stays on the disk. */
async function openNameless(data: string): Promise<FileHandle> {
  const place = path.join(data, `film-${randomUUID()}`)
  const file = await open(place, 'wx+', 0o600)
  await rm(place)
  return file
}

/** Stills are no film; what a browser made as WebM lies in the records and is played from there. */
function isFilm({ form, type }: Run): boolean {
  return form !== 'stills' && !type.startsWith('video/webm')
}

async function writeFilm(app: App, attemptId: AttemptId, run: Run, file: FileHandle): Promise<number> {
  const init = await initOf(app, attemptId, run.trackId, run.configSeq)
  await file.appendFile(init)
  let bytes = init.length
  for (const [fromSeq] of run.pieces) {
    const chunk = await chunkOf(app, attemptId, run.trackId, fromSeq)
    await file.appendFile(chunk)
    bytes += chunk.length
  }
  return bytes
}
