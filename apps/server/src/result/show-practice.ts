import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

/** Shows whoever practised the result at once: there is nothing to hold back, and nobody who would release it. */
export async function showPractice(app: App, attemptId: AttemptId): Promise<void> {
  const practice = await findPractice(app, attemptId)
  if (!practice) return
  await app.db
    .insertInto('release')
    .values({ attemptId, personId: practice.creatorId, releasedAt: app.now() })
    .onConflict((conflict) => conflict.column('attemptId').doNothing())
    .execute()
  app.publish(`attempt:${attemptId}`, { type: 'result-released', attemptId })
}

/** Whether an attempt is one of a practice. */
export async function isPractice(app: App, attemptId: AttemptId): Promise<boolean> {
  return (await findPractice(app, attemptId)) !== undefined
}

async function findPractice(app: App, attemptId: AttemptId) {
  return await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .select('sitting.creatorId')
    .where('attempt.id', '=', attemptId)
    .where('sitting.purpose', '=', 'practice')
    .executeTakeFirst()
}
