import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, byCandidate, lockAttempt, move, setClock, tellScreens } from './change.ts'
import { endsAt, mayBeginUntil } from './clock.ts'
import { readClocks } from './clocks.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { phaseOf } from './state.ts'
import { attemptView } from './view.ts'

/** Begins an admitted attempt within the candidate's window; starting again changes nothing. */
export async function startAttempt(app: App, attemptId: AttemptId, caller: Caller): Promise<AttemptView> {
  const started = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    holdsAttempt(attempt, caller)
    if (phaseOf(attempt.state) === 'going') return undefined
    if (phaseOf(attempt.state) === 'over') throw new Refusal('attempt-ended', `attempt ${attemptId} is over`)
    if (!attempt.admittedAt) throw new Refusal('not-admitted', `attempt ${attemptId} is not admitted`)
    await checkSitting(tx, attempt)
    await checkWindow(app, tx, attempt)
    await move(app, tx, attempt, { to: 'running', cause: byCandidate, set: { startedAt: app.now() } })
    await setClock(app, tx, attemptId)
    await app.announce(tx, 'attempt-started', { attemptId, sittingId: attempt.sittingId })
    return attempt
  })
  if (started) tellScreens(app, started)
  return await attemptView(app, attemptId)
}

async function checkSitting(tx: Tx, { sittingId }: Attempt): Promise<void> {
  const { cancelledAt } = await tx
    .selectFrom('sitting')
    .select('cancelledAt')
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  if (cancelledAt) throw new Refusal('sitting-cancelled', `sitting ${sittingId} is cancelled`)
}

async function checkWindow(app: App, tx: Tx, { id, sittingId }: Attempt): Promise<void> {
  const clock = (await readClocks(tx, [id])).get(id)
  if (!clock) throw new Error(`attempt ${id} has no clock`)
  const now = app.now()
  if (now < clock.opensAt) {
    const startsAt = clock.opensAt.toISOString()
    throw new Refusal('sitting-not-started', `sitting ${sittingId} starts at ${startsAt}`, { startsAt })
  }
  const end = endsAt({ ...clock, startedAt: now }, now)
  if (now >= clock.sittingEndsAt || (end && end <= now)) {
    throw new Refusal('sitting-over', `sitting ${sittingId} is over`)
  }
  const until = mayBeginUntil(clock)
  if (now > until) {
    throw new Refusal('too-late', `one may begin until ${until.toISOString()}`, {
      until: until.toISOString(),
    })
  }
}
