import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import {
  type Attempt,
  type Cause,
  closeSections,
  lockAttempt,
  move,
  setClock,
  tellScreens,
  writeChange,
} from './change.ts'
import { finishBreak } from './finish-break.ts'
import { phaseOf } from './state.ts'
import { writeSubmission } from './submission.ts'
import { attemptView } from './view.ts'

/** Who of the staff does it, and why; both are kept. */
export interface Intervening {
  personId: PersonId
  reason: string
}

/** Stops a running attempt's clock; a break ends by it, and keeps what is left of it. Refused as `attempt-not-running`. */
export async function pauseAttempt(app: App, id: AttemptId, by: Intervening): Promise<AttemptView> {
  return await intervene(app, id, { ...by, kind: 'attempt-paused' }, async (tx, found, cause) => {
    const isOnBreak = found.state === 'paused' && found.breakStartedAt
    const attempt = isOnBreak ? await finishBreak(app, tx, found, cause) : found
    const set = { pausedAt: app.now(), pauseReason: by.reason }
    await move(app, tx, attempt, { to: 'paused', cause, set })
  })
}

/** Lets a paused attempt go on, with all of its time. Refused as `attempt-not-paused`. */
export async function resumeAttempt(app: App, id: AttemptId, by: Intervening): Promise<AttemptView> {
  return await intervene(app, id, { ...by, kind: 'attempt-resumed' }, async (tx, attempt, cause) => {
    const { state, pausedAt, pausedMilliseconds } = attempt
    if (state === 'paused' && attempt.breakStartedAt) {
      await finishBreak(app, tx, attempt, cause)
      return await setClock(app, tx, id)
    }
    if (state !== 'paused' || !pausedAt) throw new Refusal('attempt-not-paused', `attempt ${id} is ${state}`)
    const standing = Math.max(0, app.now().getTime() - pausedAt.getTime())
    const set = { pausedAt: null, pauseReason: null, pausedMilliseconds: pausedMilliseconds + standing }
    await move(app, tx, attempt, { to: 'running', cause, set })
    await setClock(app, tx, id)
  })
}

/** Gives more minutes, also before the beginning. Refused as `attempt-ended` when it is over. */
export async function extendAttempt(
  app: App,
  id: AttemptId,
  by: Intervening & { minutes: number },
): Promise<AttemptView> {
  const { minutes } = by
  return await intervene(app, id, { ...by, kind: 'attempt-extended' }, async (tx, attempt, cause) => {
    if (phaseOf(attempt.state) === 'over') throw new Refusal('attempt-ended', `attempt ${id} is over`)
    await closeSections(app, tx, id)
    const extraMinutes = attempt.extraMinutes + minutes
    await tx.updateTable('attempt').set({ extraMinutes }).where('id', '=', id).execute()
    await writeChange(app, tx, attempt, { kind: 'extended', cause, detail: { minutes } })
    await setClock(app, tx, id)
  })
}

/** Ends an attempt. What was answered is kept and counts as handed in by the proctor. */
export async function terminateAttempt(app: App, id: AttemptId, by: Intervening): Promise<AttemptView> {
  return await intervene(app, id, { ...by, kind: 'attempt-terminated' }, async (tx, attempt, cause) => {
    const endedAt = app.now()
    const { sittingId } = attempt
    await move(app, tx, attempt, { to: 'terminated', cause, set: { endedAt, endReason: by.reason } })
    if (attempt.startedAt) {
      await writeSubmission(tx, { attemptId: id, submittedAt: endedAt, how: 'by-proctor' })
    }
    await app.announce(tx, 'attempt-terminated', { attemptId: id, sittingId, personId: by.personId })
  })
}

/** A person lets a candidate in, with or without a finished check-in. Letting in again changes nothing. */
export async function admitAttempt(app: App, id: AttemptId, by: Intervening): Promise<AttemptView> {
  return await intervene(app, id, { ...by, kind: 'attempt-admitted' }, (tx, attempt, cause) =>
    admit(app, tx, attempt, cause),
  )
}

/** Goes to the lobby. With `isLetIn` the policy of the exam admits at once, without a person. */
export async function moveToWaiting(app: App, id: AttemptId, isLetIn: boolean): Promise<AttemptView> {
  const attempt = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, id)
    if (attempt.state === 'waiting' || phaseOf(attempt.state) === 'going') return attempt
    await move(app, tx, attempt, { to: 'waiting', cause: { by: 'candidate', personId: null, reason: '' } })
    const waiting = { ...attempt, state: 'waiting' as const }
    if (isLetIn) await admit(app, tx, waiting, { by: 'policy', personId: null, reason: '' })
    return waiting
  })
  tellScreens(app, attempt)
  return await attemptView(app, id)
}

async function admit(app: App, tx: Tx, attempt: Attempt, cause: Cause): Promise<void> {
  const { id, state, admittedAt } = attempt
  if (admittedAt) return
  if (phaseOf(state) !== 'before') throw new Refusal('wrong-state', `attempt ${id} is ${state}`)
  await tx.updateTable('attempt').set({ admittedAt: app.now() }).where('id', '=', id).execute()
  await writeChange(app, tx, attempt, { kind: 'admitted', cause })
}

async function intervene(
  app: App,
  id: AttemptId,
  { personId, reason, kind }: Intervening & { kind: string },
  act: (tx: Tx, attempt: Attempt, cause: Cause) => Promise<void>,
): Promise<AttemptView> {
  const attempt = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, id)
    await act(tx, attempt, { by: 'staff', personId, reason })
    const { organisationId } = await tx
      .selectFrom('sitting')
      .select('organisationId')
      .where('id', '=', attempt.sittingId)
      .executeTakeFirstOrThrow()
    const subject = `attempt:${id}`
    await audit(app, tx, { organisationId, actorId: personId, kind, subject, body: { reason } })
    return attempt
  })
  tellScreens(app, attempt)
  return await attemptView(app, id)
}
