import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, type Cause, move } from './change.ts'
import { breakEndsAt } from './clock.ts'
import { readClocks } from './clocks.ts'

/**
 * Ends the break of a locked attempt: now, or when it was used up if that was before. Its length counts as a pause, so that
 * its time is given back, and as used of the breaks. Returns the attempt as it runs again.
 */
export async function finishBreak(app: App, tx: Tx, attempt: Attempt, cause: Cause): Promise<Attempt> {
  const clock = (await readClocks(tx, [attempt.id])).get(attempt.id)
  const usedUpAt = clock ? breakEndsAt(clock) : null
  const until = Math.min(app.now().getTime(), usedUpAt?.getTime() ?? Number.POSITIVE_INFINITY)
  const took = Math.max(0, until - (attempt.breakStartedAt?.getTime() ?? until))
  const set = {
    ...{ pausedAt: null, pauseReason: null, breakStartedAt: null },
    pausedMilliseconds: attempt.pausedMilliseconds + took,
    breakMilliseconds: attempt.breakMilliseconds + took,
  }
  await move(app, tx, attempt, { to: 'running', cause, set, isBreak: true, at: new Date(until) })
  return { ...attempt, ...set, state: 'running' }
}
