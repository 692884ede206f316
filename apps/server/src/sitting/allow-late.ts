import type { RegistrationId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { hasBegun } from './place-candidate.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
import { theRegistration } from './registration.ts'

/** Lets a candidate begin although it is too late for the others, until the end of the window. Refused as `attempt-has-begun`. */
export async function allowLate(
  app: App,
  tx: Tx,
  by: Actor,
  { registrationId, reason }: { registrationId: RegistrationId; reason: string },
): Promise<void> {
  const registration = await theRegistration(tx, registrationId)
  refuseIfCancelled(await lockSitting(tx, registration.sittingId))
  if (hasBegun(registration)) {
    throw new Refusal('attempt-has-begun', `the attempt of registration ${registrationId} has begun`)
  }
  await tx
    .updateTable('registration')
    .set({ lateAllowedAt: app.now(), lateAllowedBy: by.personId, lateReason: reason })
    .where('id', '=', registrationId)
    .execute()
  await audit(app, tx, {
    organisationId: by.organisationId,
    actorId: by.personId,
    kind: 'candidate-let-in-late',
    subject: `registration:${registrationId}`,
    body: { reason },
  })
}
