import type { RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Place } from '../platform/room.ts'

/** Where a sitting lies: its exam and organisation. Undefined when there is none. */
export async function placeOfSitting(app: App, id: string): Promise<Place | undefined> {
  return await app.db
    .selectFrom('sitting')
    .select(['organisationId', 'examId', 'id as sittingId'])
    .where('id', '=', id as SittingId)
    .executeTakeFirst()
}

/** Where a registration lies, and whose it is. Undefined when there is none. */
export async function placeOfRegistration(app: App, id: string): Promise<Place | undefined> {
  return await app.db
    .selectFrom('registration')
    .innerJoin('sitting', 'sitting.id', 'registration.sittingId')
    .select([
      'sitting.organisationId',
      'sitting.examId',
      'sitting.id as sittingId',
      'registration.id as registrationId',
      'registration.personId',
    ])
    .where('registration.id', '=', id as RegistrationId)
    .executeTakeFirst()
}
