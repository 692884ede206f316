import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, byCandidate, lockAttempt, move, setClock, tellScreens } from './change.ts'
import { breakLeftMilliseconds } from './clock.ts'
import { readClocks } from './clocks.ts'
import { endWhenDue } from './expire.ts'
import { finishBreak } from './finish-break.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { attemptView } from './view.ts'

/** Begins a break within what the accommodation allows. A break that runs goes on. Refused as `no-break-left`. */
export async function takeBreak(app: App, id: AttemptId, caller: Caller): Promise<AttemptView> {
  await endWhenDue(app, id)
  return await changeOwn(app, id, caller, async (tx, attempt) => {
    if (attempt.state === 'paused' && attempt.breakStartedAt) return
    const clock = (await readClocks(tx, [id])).get(id)
    if (clock && attempt.state === 'running' && breakLeftMilliseconds(clock) === 0) {
      throw new Refusal('no-break-left', `attempt ${id} has no break left`)
    }
    const set = { pausedAt: app.now(), pauseReason: null, breakStartedAt: app.now() }
    await move(app, tx, attempt, { to: 'paused', cause: byCandidate, set, isBreak: true })
    await setClock(app, tx, id)
  })
}

/** Ends a break that runs; without one nothing changes. Refused as `not-on-break` in a pause that a person made. */
export async function endBreak(app: App, id: AttemptId, caller: Caller): Promise<AttemptView> {
  await endWhenDue(app, id)
  return await changeOwn(app, id, caller, async (tx, attempt) => {
    if (attempt.state === 'running') return
    if (attempt.state === 'paused' && !attempt.breakStartedAt) {
      throw new Refusal('not-on-break', `attempt ${id} is paused by a person`)
    }
    await finishBreak(app, tx, attempt, byCandidate)
    await setClock(app, tx, id)
  })
}

async function changeOwn(
  app: App,
  id: AttemptId,
  caller: Caller,
  change: (tx: Tx, attempt: Attempt) => Promise<void>,
): Promise<AttemptView> {
  const attempt = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, id)
    holdsAttempt(attempt, caller)
    await change(tx, attempt)
    return attempt
  })
  tellScreens(app, attempt)
  return await attemptView(app, id)
}
