import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import './tables.ts'

/** Whether what was recorded of an attempt has been erased. */
export async function isErased(db: Kysely<Tables>, attemptId: AttemptId): Promise<boolean> {
  const row = await db
    .selectFrom('erasedRecording')
    .select('attemptId')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  return row !== undefined
}

/** Throws `recording-gone` where what was recorded of an attempt has been erased: pictures, sound, signals. */
export async function refuseErased(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<void> {
  if (await isErased(app.db, attemptId))
    throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
}
