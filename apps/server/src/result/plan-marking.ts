import type { OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingPlan } from '@invigil/contract/marking.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { decideAgain } from './give-mark.ts'
import { markingPlanOf } from './read-marking-plan.ts'

/** Plans the marking. Marks that were given stay, and come to what the new plan makes of them. Refused as `not-a-marker`. */
export async function planMarking(
  app: App,
  by: { personId: PersonId; organisationId: OrganisationId },
  sittingId: SittingId,
  plan: MarkingPlan,
): Promise<MarkingPlan> {
  const markers = new Set((await markersOf(app, by.organisationId, sittingId)).map(({ id }) => id))
  const named = [...plan.shares.map(({ personId }) => personId), ...(plan.leaderId ? [plan.leaderId] : [])]
  if (named.some((id) => !markers.has(id))) throw new Refusal('not-a-marker', 'someone named may not mark')
  const { markersEach, thresholdPercent, sharing, leaderId, shares } = plan
  if (sharing !== 'open' && shares.length === 0)
    throw new Refusal('invalid-input', 'nobody would mark', { fields: 'shares' })
  await app.db.transaction().execute(async (tx) => {
    const set = {
      markersEach,
      thresholdPercent,
      sharing,
      leaderId,
      changedAt: app.now(),
      changedBy: by.personId,
    }
    await tx
      .insertInto('markingPlan')
      .values({ sittingId, ...set })
      .onConflict((conflict) => conflict.column('sittingId').doUpdateSet(set))
      .execute()
    await tx.deleteFrom('markingShare').where('sittingId', '=', sittingId).execute()
    if (shares.length > 0)
      await tx
        .insertInto('markingShare')
        .values(shares.map((share) => ({ sittingId, ...share })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await decideAgain(app, tx, sittingId, plan)
    const subject = `sitting:${sittingId}`
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'marking-planned', subject },
      body: { ...plan },
    })
  })
  return await markingPlanOf(app.db, sittingId)
}

/** Everybody who may mark this sitting, by name. */
export async function markersOf(app: App, organisationId: OrganisationId, sittingId: SittingId) {
  const { examId } = await app.db
    .selectFrom('sitting')
    .select('examId')
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return await app.db
    .selectFrom('person')
    .innerJoin('roleGrant', 'roleGrant.personId', 'person.id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('person.organisationId', '=', organisationId)
    .where('person.deactivatedAt', 'is', null)
    .where('roleGrant.role', 'in', ['marker', 'administrator'])
    .where('roleGrant.scopeId', 'in', [organisationId, examId, sittingId])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
