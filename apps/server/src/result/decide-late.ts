import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { AnswerTimes } from '@invigil/contract/late-answer.ts'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { answerTimes } from './answer-times.ts'
import { noteChange } from './apply-correction.ts'
import { sittingOfEnded } from './ended-attempt.ts'
import { decideAnother, totalOf } from './give-mark.ts'
import { markingPlanOf } from './read-marking-plan.ts'
import { holdSitting, scoreNow } from './score-attempt.ts'
import { scoreLeftOver } from './score-left-over.ts'

interface Decision {
  attemptId: AttemptId
  itemId: ItemId
  /** Of the log; null: what came in time counts again. */
  entry: { journalId: string; seq: number } | null
  reason: string
}

/**
 * Lets a late answer count, or what came in time again; counted at once. Marks stay with the answer they were given for.
 * Throws `attempt-not-submitted`, and `not-found` for an entry that is not late or of another question.
 */
export async function decideLate(app: App, by: PersonCaller, decision: Decision): Promise<AnswerTimes> {
  const { attemptId, itemId, entry, reason } = decision
  const sittingId = await sittingOfEnded(app, attemptId)
  await scoreLeftOver(app, sittingId, attemptId)
  const plan = await markingPlanOf(app.db, sittingId)
  await app.db.transaction().execute(async (tx) => {
    await holdSitting(tx, sittingId, 'shared')
    // One decision about an attempt at a time: the later one is the one that holds.
    await tx.selectFrom('attempt').select('id').where('id', '=', attemptId).forUpdate().execute()
    await refuseUnlessLate(tx, decision)
    const before = await totalOf(tx, attemptId)
    await tx
      .insertInto('lateDecision')
      .values({
        ...{ id: newId(), attemptId, itemId, reason, personId: by.personId, decidedAt: app.now() },
        ...{ journalId: entry?.journalId ?? null, seq: entry?.seq ?? null },
      })
      .execute()
    await scoreNow(app, tx, sittingId, attemptId)
    await decideAnother(app, tx, { attemptId, itemId, plan })
    if ((await totalOf(tx, attemptId)) !== before) await noteChange(app, tx, attemptId, before, reason)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, subject: `attempt:${attemptId}` },
      kind: entry ? 'late-answer-accepted' : 'late-answer-set-aside',
      body: { itemId, entry, reason },
    })
  })
  return await answerTimes(app, attemptId)
}

async function refuseUnlessLate(tx: Tx, { attemptId, itemId, entry }: Decision): Promise<void> {
  const found = await tx
    .selectFrom('answerLog')
    .select('seq')
    .where('attemptId', '=', attemptId)
    .where('itemId', '=', itemId)
    .where('isLate', '=', true)
    .$if(entry !== null, (query) =>
      query.where('journalId', '=', entry?.journalId ?? '').where('seq', '=', entry?.seq ?? 0),
    )
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', `no such late answer to ${itemId} of attempt ${attemptId}`)
}
