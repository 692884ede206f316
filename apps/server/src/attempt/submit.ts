import type { SubmissionReceipt } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { byCandidate, lockAttempt, move, tellScreens } from './change.ts'
import { endsAt } from './clock.ts'
import { readClocks } from './clocks.ts'
import { endWhenDue } from './expire.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { isServed, resumeService } from './outage.ts'
import { theReceipt, writeSubmission } from './submission.ts'

/**
 * Hands in, and waits for nothing: entries still under way are taken for the grace after it. Handing in again, or after the
 * clock did it, gives the same receipt. `lastSeq` is the last entry of the journal that the candidate saw.
 */
export async function submitAttempt(
  app: App,
  attemptId: AttemptId,
  caller: Caller,
  { journalId, lastSeq }: { journalId: string; lastSeq: number },
): Promise<SubmissionReceipt> {
  if (!(await isServed(app))) await resumeService(app)
  await endWhenDue(app, attemptId)
  const submitted = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    if (attempt.state === 'submitted') return undefined
    holdsAttempt(attempt, caller)
    const { id, sittingId } = attempt
    const submittedAt = app.now()
    const endedAt = await endOf(tx, id, submittedAt)
    const how = endedAt < submittedAt ? 'time-over' : 'by-candidate'
    await move(app, tx, attempt, { to: 'submitted', cause: byCandidate, set: { endedAt } })
    await writeSubmission(tx, { attemptId: id, submittedAt, how, journalId, lastSeq })
    await app.announce(tx, 'attempt-submitted', { attemptId: id, sittingId, how })
    return attempt
  })
  if (submitted) tellScreens(app, submitted)
  return await theReceipt(app, attemptId)
}

/** Who hands in during the grace has not won another one. */
async function endOf(tx: Tx, attemptId: AttemptId, submittedAt: Date): Promise<Date> {
  const clock = (await readClocks(tx, [attemptId])).get(attemptId)
  const end = clock && endsAt(clock, submittedAt)
  return end && end < submittedAt ? end : submittedAt
}
