import type { Accommodation, AccommodationChange } from '@invigil/contract/accommodation.ts'
import type { RegistrationId } from '@invigil/contract/ids.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import { detectors } from '@invigil/detectors/all.ts'
import type { Actor, PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { checkOtherPaper } from './may-plan.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
import { theRegistration, theRegistrationHeld } from './registration.ts'

/**
 * Adjusts what bends for one candidate. Once the candidate has begun, time and paper stand: more time is then a proctor's
 * intervention, which the candidate is told.
 */
export async function accommodate(
  app: App,
  by: PersonCaller,
  registrationId: RegistrationId,
  accommodation: Accommodation,
): Promise<Registration> {
  checkDetectors(accommodation)
  const registration = await app.db.transaction().execute(async (tx) => {
    const { sittingId } = await theRegistration(tx, registrationId)
    const sitting = await lockSitting(tx, sittingId)
    refuseIfCancelled(sitting)
    const { attempt, accommodation: before } = await theRegistrationHeld(tx, registrationId)
    const changesTime =
      before.timeFactor !== accommodation.timeFactor || before.extraMinutes !== accommodation.extraMinutes
    const changesPaper = before.alternativeRevisionId !== accommodation.alternativeRevisionId
    if (changesPaper) await checkOtherPaper(tx, by, sitting.examId, accommodation)
    if (
      (changesTime || changesPaper) &&
      attempt &&
      !['expected', 'checking-in', 'waiting'].includes(attempt.state)
    ) {
      throw new Refusal('attempt-has-begun', `the attempt of registration ${registrationId} has begun`)
    }
    await writeAccommodation(app, tx, by, { registrationId, accommodation })
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'candidate-accommodated',
      subject: `registration:${registrationId}`,
      body: { before: withoutWords(before), after: withoutWords(accommodation) },
    })
    return await theRegistration(tx, registrationId)
  })
  app.publish(`sitting:${registration.sittingId}`, { type: 'roster-changed' })
  if (registration.attempt) app.publish(`attempt:${registration.attempt.id}`, { type: 'accommodated' })
  return registration
}

/** Writes an accommodation, replacing the one there is. */
export async function writeAccommodation(
  app: App,
  tx: Tx,
  by: Actor,
  { registrationId, accommodation }: { registrationId: RegistrationId; accommodation: Accommodation },
): Promise<void> {
  const { display, ...plain } = accommodation
  const columns = { ...plain, display: JSON.stringify(display), changedAt: app.now(), changedBy: by.personId }
  await tx
    .insertInto('accommodation')
    .values({ registrationId, ...columns })
    .onConflict((conflict) => conflict.column('registrationId').doUpdateSet(columns))
    .execute()
}

/** The audit log is for ever: it says what bends, and no free words, which may tell of health. */
export function withoutWords({ note, aids, ...bends }: AccommodationChange): AccommodationChange {
  return bends
}

/** Refuses the name of a detector that does not exist: a slip would silence nothing, unseen. */
export function checkDetectors({ silencedDetectors = [] }: AccommodationChange): void {
  const unknown = silencedDetectors.find((kind) => !detectors.some((known) => known.kind === kind))
  if (!unknown) return
  throw new Refusal('invalid-input', `no detector ${unknown}`, { fields: 'accommodation.silencedDetectors' })
}
