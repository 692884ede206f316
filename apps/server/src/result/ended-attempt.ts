import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/** The sitting of an attempt that is over, and so can be counted. Throws `attempt-not-submitted`. */
export async function sittingOfEnded(app: App, attemptId: AttemptId): Promise<SittingId> {
  const { endedAt, sittingId } = await app.db
    .selectFrom('attempt')
    .select(['endedAt', 'sittingId'])
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  if (!endedAt) throw new Refusal('attempt-not-submitted', `attempt ${attemptId} goes on`)
  return sittingId
}
