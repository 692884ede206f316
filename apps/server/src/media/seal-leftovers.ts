import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { journalFileName, journalFiles, syncFolder } from './storage.ts'

/** No object takes so long to be written: who announced it has ended. */
const abandonedMs = 15 * 60_000

/**
 * Deletes objects that were announced and never became what chunks point to: a crash, or an error, came between. Another
 * machine's clock may be ahead of who is just writing one: until the row is gone it is held, so that nobody points to it.
 */
export async function sweepAnnounced(
  app: Pick<App, 'db' | 'files' | 'now'>,
  olderMs = abandonedMs,
): Promise<void> {
  const left = await app.db
    .selectFrom('sealedObject')
    .select('number')
    .where('sealedAt', 'is', null)
    .where('announcedAt', '<=', new Date(app.now().getTime() - olderMs))
    .execute()
  for (const { number } of left) await takeBack(app, number)
}

/**
 * Deletes an object that was announced, and its announcement. False when chunks point to it by now or somebody else took it
 * back: then nothing is deleted.
 */
export async function takeBack(app: Pick<App, 'db' | 'files'>, number: number): Promise<boolean> {
  return await app.db.transaction().execute(async (tx) => {
    const taken = await tx
      .deleteFrom('sealedObject')
      .where('number', '=', number)
      .where('sealedAt', 'is', null)
      .returning('key')
      .executeTakeFirst()
    if (taken) await app.files.delete(taken.key)
    return taken !== undefined
  })
}

/**
 * Deletes journal files of which every record is sealed or erased. One that holds damage stays, and one that is not wholly
 * in the index. `freeSince` remembers, from call to call, since when nothing needs a file.
 */
export async function removeSealedFiles(
  app: Pick<App, 'db' | 'now'>,
  { folder, graceMs }: { folder: string; graceMs: number },
  freeSince: Map<number, number>,
): Promise<void> {
  const numbers = await journalFiles(folder)
  if (numbers.length === 0) return
  const whole = await app.db
    .selectFrom('journalFile')
    .select('number')
    .where('number', 'in', numbers)
    .where('damage', 'is', null)
    .execute()
  const needed = await neededFiles(app)
  const now = performance.now()
  for (const { number } of whole) {
    if (needed.some(({ first, last }) => number >= first && number <= last)) freeSince.delete(number)
    else if (!freeSince.has(number)) freeSince.set(number, now)
    const since = freeSince.get(number)
    if (since === undefined || now - since < graceMs) continue
    await rm(join(folder, journalFileName(number)), { force: true })
    await syncFolder(folder)
    await app.db
      .updateTable('journalFile')
      .set({ removedAt: app.now() })
      .where('number', '=', number)
      .execute()
    freeSince.delete(number)
  }
}

/** The journal files that unsealed chunks lie in, from the first to the last of each chunk. */
async function neededFiles(app: Pick<App, 'db'>): Promise<{ first: number; last: number }[]> {
  const { rows } = await sql<{ first: number; last: number }>`
    select distinct (places -> 0 ->> 0)::int as first, (places -> -1 ->> 0)::int as last
      from track_chunk where sealed_in is null and jsonb_array_length(places) > 0`.execute(app.db)
  return rows
}
