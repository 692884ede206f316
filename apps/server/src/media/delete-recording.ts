import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { eraseRecording } from './erase-recording.ts'

/** Erases what was recorded and forgets that there was anything: not even the names of the tracks stay. */
export async function deleteRecording(app: Pick<App, 'now'>, tx: Tx, attemptId: AttemptId): Promise<void> {
  await eraseRecording(app, tx, attemptId)
  await tx.deleteFrom('track').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('viewing').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('livePlace').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('recorderHold').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('erasedRecording').where('attemptId', '=', attemptId).execute()
}
