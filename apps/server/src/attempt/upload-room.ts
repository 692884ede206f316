import { statfs } from 'node:fs/promises'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'

const gigabyte = 1_000_000_000
/** So much of the disk is never given to files: answers are written there, too. */
const leftForAnswers = gigabyte

/** How full it is, in bytes: the files of a sitting's attempts, the most they may have, and the disk; null where no disk holds them. */
export interface UploadRoom {
  ofSitting: number
  most: number
  freeOnDisk: number | null
}

/** So many files may be begun in one moment: as many as there are connections to a database. */
const mostAtOnce = 100

/**
 * Throws `no-room-for-files` where a file of so many bytes would be too much for the sitting or for the disk. Where a sitting is
 * near its limit, no other file of it is looked at until the transaction ends, so that many begun at the same moment do not pass
 * it together; several sittings may pass that of the disk, which keeps room for it.
 */
export async function refuseWithoutRoom(
  app: App,
  tx: Tx,
  attemptId: AttemptId,
  bytes: number,
): Promise<void> {
  const most = app.config.uploadsOfSitting * gigabyte
  let ofSitting = await uploadedBytes(tx, attemptId)
  // Who waits holds a connection that answers need: far from the limit a whole hall begins its files without waiting.
  if (ofSitting + bytes * mostAtOnce > most) {
    await sql`
      select pg_advisory_xact_lock(hashtextextended('uploads of ' || sitting_id::text, 0))
      from attempt where id = ${attemptId}`.execute(tx)
    ofSitting = await uploadedBytes(tx, attemptId)
  }
  const { bavail, bsize } = await statfs(app.config.data)
  const room = { ofSitting, most, freeOnDisk: app.config.files === 'disk' ? bavail * bsize : null }
  if (hasRoom(room, bytes)) return
  app.log.error({ attemptId, bytes, ...room }, 'a file of an answer was refused: there is no room for it')
  throw new Refusal('no-room-for-files', `no room for ${bytes} bytes of attempt ${attemptId}`)
}

/** Of all files of the sitting that an attempt belongs to. */
async function uploadedBytes(tx: Tx, attemptId: AttemptId): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(upload.bytes), 0)::text as bytes
    from upload join attempt on attempt.id = upload.attempt_id
    where attempt.sitting_id = (select sitting_id from attempt where id = ${attemptId})`.execute(tx)
  return Number(rows[0]?.bytes ?? 0)
}

/** Whether a file of so many bytes has room, with what is left for answers. */
export function hasRoom({ ofSitting, most, freeOnDisk }: UploadRoom, bytes: number): boolean {
  return ofSitting + bytes <= most && (freeOnDisk === null || freeOnDisk - bytes >= leftForAnswers)
}
