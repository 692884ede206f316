import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId, SectionId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, lockAttempt, tellScreens } from './change.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { sectionsOfPaper } from './paper.ts'
import { phaseOf } from './state.ts'
import { attemptView } from './view.ts'

/**
 * A candidate opens a section: its own time begins. Opening again changes nothing. A page without a network opens it by its
 * own clock and tells afterwards: `openedAt` is believed between the attempt's start and now, unless the clock was stopped or
 * set since; then it begins now, so that nobody loses what was given. Refused as `not-found` and `attempt-not-running`.
 */
export async function openSection(
  app: App,
  attemptId: AttemptId,
  caller: Caller,
  { sectionId, openedAt }: { sectionId: SectionId; openedAt?: string },
): Promise<AttemptView> {
  const section = (await sectionsOfPaper(app, attemptId)).find(({ id }) => id === sectionId)
  if (!section) throw new Refusal('not-found', `no section ${sectionId} in the paper of ${attemptId}`)
  await change(app, attemptId, caller, async (tx, attempt) => {
    await tx
      .insertInto('attemptSection')
      .values({
        ...{ attemptId, sectionId, minutes: section.minutes ?? null },
        itemIds: section.items.map(({ id }) => id),
        openedAt: await believed(app, tx, attempt, openedAt),
        pausedMillisecondsBefore: attempt.pausedMilliseconds,
        extraMinutesBefore: attempt.extraMinutes,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return await attemptView(app, attemptId)
}

/** A candidate leaves a section for good. Leaving again, or one that was never opened, changes nothing. */
export async function leaveSection(
  app: App,
  attemptId: AttemptId,
  caller: Caller,
  sectionId: SectionId,
): Promise<AttemptView> {
  await change(app, attemptId, caller, async (tx) => {
    await tx
      .updateTable('attemptSection')
      .set({ leftAt: app.now() })
      .where('attemptId', '=', attemptId)
      .where('sectionId', '=', sectionId)
      .where('leftAt', 'is', null)
      .execute()
  })
  return await attemptView(app, attemptId)
}

async function change(
  app: App,
  attemptId: AttemptId,
  caller: Caller,
  write: (tx: Tx, attempt: Attempt) => Promise<void>,
): Promise<void> {
  const attempt = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    holdsAttempt(attempt, caller)
    if (phaseOf(attempt.state) !== 'going')
      throw new Refusal('attempt-not-running', `attempt ${attemptId} is ${attempt.state}`)
    await write(tx, attempt)
    return attempt
  })
  tellScreens(app, attempt)
}

async function believed(app: App, tx: Tx, attempt: Attempt, claimed: string | undefined): Promise<Date> {
  const now = app.now()
  const at = new Date(claimed ?? now)
  if (at > now || at < (attempt.startedAt ?? now)) return now
  const { changes } = await tx
    .selectFrom('attemptChange')
    .select(sql<number>`count(*)::int`.as('changes'))
    .where('attemptId', '=', attempt.id)
    .where('at', '>=', at)
    .where((eb) => eb.or([eb('toState', '=', 'paused'), eb('kind', '=', 'extended')]))
    .executeTakeFirstOrThrow()
  return changes > 0 ? now : at
}
