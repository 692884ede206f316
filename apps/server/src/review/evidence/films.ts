import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
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
 * a file's length before its bytes; the file is gone when the next film is asked for.
 */
export async function* makeFilms(app: App, attemptId: AttemptId): AsyncGenerator<Film> {
  const kinds = await app.db
    .selectFrom('track')
    .select('kind')
    .distinct()
    .where('attemptId', '=', attemptId)
    .orderBy('kind')
    .execute()
  const folder = await mkdtemp(path.join(app.config.data, 'films-'))
  try {
    for (const { kind } of kinds) {
      const runs = (await runsOf(app, attemptId, kind)).filter(isFilm)
      for (const [index, run] of runs.entries()) {
        const file = path.join(folder, 'film.mp4')
        const bytes = await writeFilm(app, attemptId, run, file)
        yield { name: `${kind}-${index + 1}.mp4`, bytes, parts: createReadStream(file) }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Stills are no film; what a browser made as WebM lies in the records and is played from there. */
function isFilm({ form, type }: Run): boolean {
  return form !== 'stills' && !type.startsWith('video/webm')
}

async function writeFilm(app: App, attemptId: AttemptId, run: Run, file: string): Promise<number> {
  const handle = await open(file, 'w', 0o600)
  try {
    const init = await initOf(app, attemptId, run.trackId, run.configSeq)
    await handle.appendFile(init)
    let bytes = init.length
    for (const [fromSeq] of run.pieces) {
      const chunk = await chunkOf(app, attemptId, run.trackId, fromSeq)
      await handle.appendFile(chunk)
      bytes += chunk.length
    }
    return bytes
  } finally {
    await handle.close()
  }
}
