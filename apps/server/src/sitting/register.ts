import type { Accommodation, AccommodationChange } from '@invigil/contract/accommodation.ts'
import type { Locale, PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import type { Actor, PersonCaller } from '../identity/caller.ts'
import { addPerson } from '../identity/people.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { checkDetectors, withoutWords, writeAccommodation } from './accommodate.ts'
import { checkOtherPaper } from './may-plan.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
import { noAccommodation, theRegistration } from './registration.ts'
import { standingOf } from './standing.ts'

/** Who is to be registered. `email` is lower case; the name and the language are used only for a person who is new. */
export interface NewCandidate {
  email: string
  name: string
  externalId: string | null
  locale: Locale
  /** What is left out is as it stands for the person. */
  accommodation?: AccommodationChange | undefined
}

/**
 * Registers one candidate, adding the person when new: without a password, so that they enter by their personal link (or
 * by an invitation). They take over what stands for the person, but for what is said here. Refused when already registered,
 * when the sitting is cancelled, and for an e-mail used elsewhere.
 */
export async function registerCandidate(
  app: App,
  by: PersonCaller,
  sittingId: SittingId,
  candidate: NewCandidate,
): Promise<Registration> {
  const said = candidate.accommodation ?? {}
  checkDetectors(said)
  const registration = await app.db.transaction().execute(async (tx) => {
    const sitting = await lockSitting(tx, sittingId)
    refuseIfCancelled(sitting)
    const { alternativeRevisionId = null } = said
    if (alternativeRevisionId) await checkOtherPaper(tx, by, sitting.examId, { alternativeRevisionId })
    const personId = await findOrAddPerson(app, tx, by, candidate)
    const id = await insertRegistration(app, tx, by, {
      sittingId,
      personId,
      externalId: candidate.externalId,
    })
    const standing = (await standingOf(tx, [personId])).get(personId)
    if (standing || candidate.accommodation) {
      const accommodation = { ...(standing ?? noAccommodation), ...given(said) }
      await writeAccommodation(app, tx, by, { registrationId: id, accommodation })
    }
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'candidate-registered',
      subject: `registration:${id}`,
      body: { sittingId, personId, ...candidate, accommodation: withoutWords(said) },
    })
    return await theRegistration(tx, id)
  })
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  return registration
}

/** Without the fields that say nothing. */
function given(said: AccommodationChange): Partial<Accommodation> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/** Takes a candidate off the roster; refused once there is an attempt. The person stays. */
export async function unregister(app: App, by: Actor, registrationId: RegistrationId): Promise<void> {
  const sittingId = await app.db.transaction().execute(async (tx) => {
    const { sittingId, person, externalId } = await theRegistration(tx, registrationId)
    await lockSitting(tx, sittingId)
    await tx
      .deleteFrom('registration')
      .where('id', '=', registrationId)
      .execute()
      .catch((error: Error & { code?: string }) => {
        // A later room's row refers to it: PostgreSQL's foreign_key_violation.
        if (error.code !== '23503') throw error
        throw new Refusal('attempt-has-begun', `registration ${registrationId} has an attempt`)
      })
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'candidate-unregistered',
      subject: `registration:${registrationId}`,
      body: { sittingId, personId: person.id, externalId },
    })
    return sittingId
  })
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
}

/** Adds a registration; refused when the person has one. */
async function insertRegistration(
  app: App,
  tx: Tx,
  by: Actor,
  registration: { sittingId: SittingId; personId: PersonId; externalId: string | null },
): Promise<RegistrationId> {
  const id = newId() as RegistrationId
  const inserted = await tx
    .insertInto('registration')
    .values({ id, ...registration, createdAt: app.now(), createdBy: by.personId })
    .onConflict((conflict) => conflict.columns(['sittingId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted)
    throw new Refusal('already-registered', `person ${registration.personId} is registered already`)
  return id
}

async function findOrAddPerson(app: App, tx: Tx, by: Actor, candidate: NewCandidate): Promise<PersonId> {
  const { organisationId } = by
  const { email, name, locale } = candidate
  const person = await tx
    .selectFrom('person')
    .select(['id', 'deactivatedAt'])
    .where('email', '=', email)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  if (!person) return await addPerson(app, tx, by.personId, { organisationId, email, name, locale })
  if (person.deactivatedAt)
    throw new Refusal('person-deactivated', `person ${person.id} has no access any more`)
  return person.id
}
