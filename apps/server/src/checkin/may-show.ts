import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * Refuses pictures of who has not agreed to the camera (`consent-missing`), and pictures that come once the exam has begun
 * (`wrong-state`): nobody is to become another person half-way.
 */
export async function refuseUnlessMayShow(app: App, attemptId: AttemptId): Promise<void> {
  const [attempt, consent] = await Promise.all([
    app.db.selectFrom('attempt').select('state').where('id', '=', attemptId).executeTakeFirstOrThrow(),
    app.db
      .selectFrom('consent')
      .select('isGiven')
      .where('attemptId', '=', attemptId)
      .where('stream', '=', 'camera')
      .orderBy('consent.at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  if (!['expected', 'checking-in', 'waiting'].includes(attempt.state))
    throw new Refusal('wrong-state', `attempt ${attemptId} is ${attempt.state}, its check-in is over`)
  if (!consent?.isGiven)
    throw new Refusal('consent-missing', `attempt ${attemptId} gave no consent to the camera`)
}
