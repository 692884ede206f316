import type { AttemptId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { Verdict } from '@invigil/contract/review.ts'
import { phaseOf } from '../attempt/state.ts'
import { interventionsOf } from '../live/intervene.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'

/** Who concludes what, and why. */
export interface Conclusion extends Pick<Verdict, 'verdict' | 'reasonCode' | 'reason'> {
  personId: PersonId
  organisationId: OrganisationId
}

/**
 * Gives a verdict on an attempt that is over. Every verdict is kept; the latest counts. Who warned, paused, extended or
 * ended the attempt as its proctor may not judge it: `proctored-by-you`. Throws `attempt-not-submitted` while it goes on.
 */
export async function concludeReview(
  app: App,
  attemptId: AttemptId,
  conclusion: Conclusion,
): Promise<Verdict> {
  const { personId, organisationId, verdict, reasonCode, reason } = conclusion
  await refuseProctor(app, attemptId, personId)
  const decidedAt = app.now()
  const name = await app.db.transaction().execute(async (tx) => {
    const { state, sittingId } = await tx
      .selectFrom('attempt')
      .select(['state', 'sittingId'])
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    if (phaseOf(state) !== 'over')
      throw new Refusal('attempt-not-submitted', `attempt ${attemptId} is ${state}`)
    await tx
      .insertInto('verdict')
      .values({ id: newId(), attemptId, personId, verdict, reasonCode, reason, decidedAt })
      .execute()
    await audit(app, tx, {
      ...{ organisationId, actorId: personId, kind: 'verdict-given', subject: `attempt:${attemptId}` },
      body: { verdict, reasonCode, reason, sittingId },
    })
    const person = await tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    return person.name
  })
  return { verdict, reasonCode, reason, by: { id: personId, name }, decidedAt: decidedAt.toISOString() }
}

/** Letting in and writing a message are no judgement; the rest is. */
async function refuseProctor(app: App, attemptId: AttemptId, personId: PersonId): Promise<void> {
  const interventions = await interventionsOf(app, attemptId)
  const hasProctored = interventions.some(
    ({ by, kind }) => by.id === personId && kind !== 'admit' && kind !== 'message',
  )
  if (hasProctored) throw new Refusal('proctored-by-you', `${personId} proctored attempt ${attemptId}`)
}
