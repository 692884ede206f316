import type { RegistrationId } from '@invigil/contract/ids.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { allowLate } from '../sitting/allow-late.ts'
import { theRegistration } from '../sitting/registration.ts'
import { lockAttempt, tellScreens, writeChange } from './change.ts'

/** A person of the staff lets a candidate begin who came too late. Refused as `attempt-has-begun`. */
export async function letInLate(
  app: App,
  by: Actor,
  registrationId: RegistrationId,
  reason: string,
): Promise<Registration> {
  const registration = await app.db.transaction().execute(async (tx) => {
    await allowLate(app, tx, by, { registrationId, reason })
    const registration = await theRegistration(tx, registrationId)
    if (registration.attempt) {
      const attempt = await lockAttempt(tx, registration.attempt.id)
      const cause = { by: 'staff' as const, personId: by.personId, reason }
      await writeChange(app, tx, attempt, { kind: 'let-in-late', cause })
    }
    return registration
  })
  const { attempt, sittingId } = registration
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  if (attempt) tellScreens(app, { id: attempt.id, sittingId })
  return registration
}
