import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Standing } from '@invigil/contract/standing.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { checkDetectors, withoutWords, writeAccommodation } from './accommodate.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
import { theRegistrationHeld } from './registration.ts'
import { standingKinds, standingOf, theStanding } from './standing.ts'

/**
 * Keeps an accommodation for every later registration of a person, and writes it to those in `alsoIn`, which keep their paper.
 * Refused as `not-found` for somebody else's registration and as `attempt-has-begun`; then nothing is changed.
 */
export async function setStanding(
  app: App,
  by: Actor,
  personId: PersonId,
  wish: { accommodation: Accommodation; reason: string; alsoIn: readonly RegistrationId[] },
): Promise<Standing> {
  const accommodation = { ...wish.accommodation, alternativeRevisionId: null }
  checkDetectors(accommodation)
  const sittingIds = await app.db.transaction().execute(async (tx) => {
    const before = (await standingOf(tx, [personId])).get(personId) ?? null
    const columns = {
      accommodation: JSON.stringify(accommodation),
      changedAt: app.now(),
      changedBy: by.personId,
    }
    await tx
      .insertInto('standingAccommodation')
      .values({ personId, ...columns })
      .onConflict((conflict) => conflict.column('personId').doUpdateSet(columns))
      .execute()
    const sittingIds = await writeAlso(app, tx, by, { personId, accommodation, alsoIn: wish.alsoIn })
    const body = {
      reason: wish.reason,
      before: before && withoutWords(before),
      after: withoutWords(accommodation),
    }
    await audit(app, tx, {
      ...told(by, personId),
      kind: standingKinds.set,
      body: { ...body, alsoIn: wish.alsoIn },
    })
    return sittingIds
  })
  for (const sittingId of sittingIds) app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  return await theStanding(app, personId)
}

/** Later registrations of this person take nothing over any more; those that are stay as they are. */
export async function endStanding(
  app: App,
  by: Actor,
  personId: PersonId,
  reason: string,
): Promise<Standing> {
  await app.db.transaction().execute(async (tx) => {
    const before = (await standingOf(tx, [personId])).get(personId)
    if (!before) return
    await tx.deleteFrom('standingAccommodation').where('personId', '=', personId).execute()
    const body = { reason, before: withoutWords(before), after: null }
    await audit(app, tx, { ...told(by, personId), kind: standingKinds.ended, body })
  })
  return await theStanding(app, personId)
}

/** Sittings are locked in one order, so that two who do this at once wait for each other and do not hang. */
async function writeAlso(
  app: App,
  tx: Tx,
  by: Actor,
  wish: { personId: PersonId; accommodation: Accommodation; alsoIn: readonly RegistrationId[] },
): Promise<SittingId[]> {
  const asked = await tx
    .selectFrom('registration')
    .select(['id', 'sittingId'])
    .where('personId', '=', wish.personId)
    .where(({ eb, fn }) => eb('id', '=', fn.any(eb.val(wish.alsoIn))))
    .orderBy('sittingId')
    .execute()
  if (asked.length < new Set(wish.alsoIn).size)
    throw new Refusal('not-found', `not all registrations are of person ${wish.personId}`)
  for (const { id, sittingId } of asked) {
    refuseIfCancelled(await lockSitting(tx, sittingId))
    const { attempt, accommodation: before } = await theRegistrationHeld(tx, id)
    if (attempt && !['expected', 'checking-in', 'waiting'].includes(attempt.state))
      throw new Refusal('attempt-has-begun', `the attempt of registration ${id} has begun`)
    const { alternativeRevisionId } = before
    const accommodation = { ...wish.accommodation, alternativeRevisionId }
    await writeAccommodation(app, tx, by, { registrationId: id, accommodation })
  }
  return asked.map(({ sittingId }) => sittingId)
}

function told(by: Actor, personId: PersonId) {
  return { organisationId: by.organisationId, actorId: by.personId, subject: `person:${personId}` }
}
