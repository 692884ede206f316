import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { byClock, lockAttempt, move, setClock, tellScreens } from './change.ts'
import { dueAt, endsAt } from './clock.ts'
import { readClocks } from './clocks.ts'
import { finishBreak } from './finish-break.ts'
import { isServed, resumeService } from './outage.ts'
import { phaseOf } from './state.ts'
import { writeSubmission } from './submission.ts'

/**
 * Ends an attempt whose time is over: a running one is submitted with what it has, one that never began expires.
 * A break that is used up ends. If the end has moved meanwhile (a pause, an extension), it only says when to look again.
 */
export async function endWhenDue(app: App, attemptId: AttemptId): Promise<void> {
  const ended = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    const clock = (await readClocks(tx, [attemptId])).get(attemptId)
    const now = app.now()
    const due = clock && dueAt(clock, now)
    if (!due) return undefined
    if (due > now) {
      await setClock(app, tx, attemptId)
      return undefined
    }
    // What candidates could not work at must not end: the outage is given back first.
    if (!(await isServed(app, tx))) return 'not-served'
    const { id, sittingId } = attempt
    if (attempt.state === 'paused') {
      await finishBreak(app, tx, attempt, byClock)
      await setClock(app, tx, attemptId)
      return { ...attempt, isBreak: true }
    }
    if (phaseOf(attempt.state) === 'before') {
      await move(app, tx, attempt, { to: 'expired', cause: byClock, set: { endedAt: due } })
      await app.announce(tx, 'attempt-expired', { attemptId: id, sittingId })
      return attempt
    }
    const endedAt = endsAt(clock, now) ?? now
    await move(app, tx, attempt, { to: 'submitted', cause: byClock, set: { endedAt } })
    await writeSubmission(tx, { attemptId: id, submittedAt: endedAt, how: 'time-over' })
    await app.announce(tx, 'attempt-submitted', { attemptId: id, sittingId, how: 'time-over' })
    return attempt
  })
  if (ended === 'not-served') {
    if ((await resumeService(app)) === 'serving') await endWhenDue(app, attemptId)
    return
  }
  if (!ended) return
  tellScreens(app, ended)
  // While nobody looked the time after the break may be over, too.
  if ('isBreak' in ended) await endWhenDue(app, attemptId)
}

/** Ends every attempt that is due: the net under the jobs that end each at its own time. */
export async function endAllDue(app: App): Promise<void> {
  const open = await app.db.selectFrom('attempt').select('id').where('endedAt', 'is', null).execute()
  if (open.length === 0) return
  const now = app.now()
  const clocks = await readClocks(
    app.db,
    open.map(({ id }) => id),
  )
  for (const clock of clocks.values()) {
    const due = dueAt(clock, now)
    if (due && due <= now) await endWhenDue(app, clock.id)
  }
}
