import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { admitAttempt, moveToWaiting } from '../attempt/intervene.ts'
import { attemptView } from '../attempt/view.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkinView, checkinViews } from './progress.ts'

/** A candidate goes to the lobby, whatever is open; the policy admits at once only who has finished and nobody need look at. */
export async function goToLobby(app: App, attemptId: AttemptId): Promise<AttemptView> {
  const [{ policy, kind }, { missing, forPerson }] = await Promise.all([
    attemptView(app, attemptId),
    checkinView(app, attemptId),
  ])
  // Nobody watches a practice: who has a broken camera may try all the rest.
  const isFinished = kind === 'practice' || (missing.length === 0 && forPerson.length === 0)
  return await moveToWaiting(app, attemptId, policy.admission === 'automatic' && isFinished)
}

/** A proctor lets a candidate in. An unfinished check-in needs a reason: `checkin-not-finished` is thrown without one. */
export async function admit(
  app: App,
  attemptId: AttemptId,
  by: { personId: PersonId; reason: string },
): Promise<void> {
  const { missing } = await checkinView(app, attemptId)
  if (missing.length > 0 && by.reason === '') {
    throw new Refusal('checkin-not-finished', `attempt ${attemptId} misses ${missing}`, {
      missing: missing.join(', '),
    })
  }
  await admitAttempt(app, attemptId, by)
}

/** Lets everybody in who waits with a finished check-in that no person need look at; answers how many. */
export async function admitAll(
  app: App,
  sittingId: SittingId,
  personId: PersonId,
): Promise<{ admitted: number }> {
  const waiting = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('state', '=', 'waiting')
    .where('admittedAt', 'is', null)
    .execute()
  const checkins = await checkinViews(
    app,
    waiting.map(({ id }) => id),
  )
  const finished = waiting.filter(({ id }) => {
    const checkin = checkins.get(id)
    return checkin?.missing.length === 0 && checkin.forPerson.length === 0
  })
  for (const { id } of finished) await admitAttempt(app, id, { personId, reason: '' })
  return { admitted: finished.length }
}
