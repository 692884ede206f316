import type { SavedAnswer } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

/** The latest answer to each item, without late ones. */
export async function readAnswers(app: App, attemptId: AttemptId): Promise<SavedAnswer[]> {
  const rows = await app.db
    .selectFrom('answer')
    .select(['itemId', 'body', 'opening', 'seq', 'receivedAt'])
    .where('attemptId', '=', attemptId)
    .orderBy('itemId')
    .execute()
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
}
