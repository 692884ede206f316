import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, byCandidate, lockAttempt, move, setClock, tellScreens } from './change.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { phaseOf } from './state.ts'
import { attemptView } from './view.ts'

/** Begins an admitted attempt within the sitting's times; starting again changes nothing. */
export async function startAttempt(app: App, attemptId: AttemptId, caller: Caller): Promise<AttemptView> {
  const started = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    holdsAttempt(attempt, caller)
    if (phaseOf(attempt.state) === 'going') return undefined
    if (phaseOf(attempt.state) === 'over') throw new Refusal('attempt-ended', `attempt ${attemptId} is over`)
    if (!attempt.admittedAt) throw new Refusal('not-admitted', `attempt ${attemptId} is not admitted`)
    await checkSitting(app, tx, attempt)
    await move(app, tx, attempt, { to: 'running', cause: byCandidate, set: { startedAt: app.now() } })
    await setClock(app, tx, attemptId)
    await app.announce(tx, 'attempt-started', { attemptId, sittingId: attempt.sittingId })
    return attempt
  })
  if (started) tellScreens(app, started)
  return await attemptView(app, attemptId)
}

async function checkSitting(app: App, tx: Tx, { sittingId }: Attempt): Promise<void> {
  const sitting = await tx
    .selectFrom('sitting')
    .select(['startsAt', 'endsAt', 'cancelledAt'])
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  const now = app.now()
  if (sitting.cancelledAt) throw new Refusal('sitting-cancelled', `sitting ${sittingId} is cancelled`)
  if (now < sitting.startsAt) {
    const startsAt = sitting.startsAt.toISOString()
    throw new Refusal('sitting-not-started', `sitting ${sittingId} starts at ${startsAt}`, { startsAt })
  }
  if (now >= sitting.endsAt) throw new Refusal('sitting-over', `sitting ${sittingId} is over`)
}
