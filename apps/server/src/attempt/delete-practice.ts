import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'

/** Deletes an attempt of a practice; what refers to it goes with it. The database refuses one of an exam, and one that is held. */
export async function deletePracticeAttempt(tx: Tx, attemptId: AttemptId): Promise<void> {
  await tx.deleteFrom('answer').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('answerLog').where('attemptId', '=', attemptId).execute()
  await tx.deleteFrom('attempt').where('id', '=', attemptId).execute()
}

/** Deletes the files that the answers of an attempt are made of. */
export async function deleteUploadedFiles(app: App, attemptId: AttemptId): Promise<void> {
  for (const key of await app.files.list(`upload/${attemptId}`)) await app.files.delete(key)
}
