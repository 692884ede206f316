import type { Grant, Person } from '@invigil/contract/identity.ts'
import type { OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { Call } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { PersonCaller } from './caller.ts'
import { endLinks } from './link.ts'
import { inWords } from './people.ts'
import { asHeld, thePerson } from './person.ts'
import { endSignIns } from './sign-in.ts'

/** Says what a person may do, all of it. Refused when nobody could administer the organisation afterwards. */
export async function setGrants(
  app: App,
  by: PersonCaller,
  personId: PersonId,
  grants: readonly Grant[],
): Promise<Person> {
  const person = await app.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, by.organisationId)
    const before = await thePerson(tx, personId)
    await writeGrants(app, tx, {
      personId,
      organisationId: by.organisationId,
      grants,
      grantedBy: by.personId,
    })
    await keepAnAdministrator(tx, by.organisationId)
    const body = { before: inWords(before.grants), after: inWords(grants) }
    await audit(app, tx, { ...told(by, personId), kind: 'grants-set', body })
    return await thePerson(tx, personId)
  })
  tellAccessChanged(app, personId)
  return person
}

/** Ends a person's access, sign-ins and links; what they did stays. */
export async function deactivatePerson(app: App, by: PersonCaller, personId: PersonId): Promise<Person> {
  const person = await app.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, by.organisationId)
    await tx
      .updateTable('person')
      .set({ deactivatedAt: app.now() })
      .where('id', '=', personId)
      .where('deactivatedAt', 'is', null)
      .execute()
    await keepAnAdministrator(tx, by.organisationId)
    await endSignIns(tx, personId)
    await endLinks(tx, personId)
    await audit(app, tx, { ...told(by, personId), kind: 'person-deactivated' })
    return await thePerson(tx, personId)
  })
  tellAccessChanged(app, personId)
  return person
}

/** Gives a person access again, with the roles and the password they had. */
export async function reactivatePerson(app: App, by: PersonCaller, personId: PersonId): Promise<Person> {
  return await app.db.transaction().execute(async (tx) => {
    await tx.updateTable('person').set({ deactivatedAt: null }).where('id', '=', personId).execute()
    await audit(app, tx, { ...told(by, personId), kind: 'person-reactivated' })
    return await thePerson(tx, personId)
  })
}

/** Replaces all grants of a person; the same one twice counts once. */
export async function writeGrants(
  app: App,
  tx: Tx,
  of: { personId: PersonId; organisationId: OrganisationId; grants: readonly Grant[]; grantedBy: PersonId },
): Promise<void> {
  const { personId, organisationId, grants, grantedBy } = of
  await tx.deleteFrom('roleGrant').where('personId', '=', personId).execute()
  if (grants.length === 0) return
  const rows = grants.map((grant) => ({
    ...asHeld(grant, organisationId),
    personId,
    grantedAt: app.now(),
    grantedBy,
  }))
  await tx
    .insertInto('roleGrant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Refuses grants on exams and sittings that are not the caller's organisation's. */
export async function checkGrants(placeOf: Call['placeOf'], grants: readonly Grant[]): Promise<void> {
  for (const grant of grants) {
    if (grant.on === 'exam' && !(await placeOf('exam', grant.examId))) throw noSuch('exam', grant.examId)
    if (grant.on === 'sitting' && !(await placeOf('sitting', grant.sittingId)))
      throw noSuch('sitting', grant.sittingId)
  }
}

function noSuch(kind: string, id: string): Refusal {
  return new Refusal('not-found', `no ${kind} ${id}`)
}

/** Two administrators who remove each other at the same moment must come one after the other. */
async function lockOrganisation(tx: Tx, organisationId: OrganisationId): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
}

async function keepAnAdministrator(tx: Tx, organisationId: OrganisationId): Promise<void> {
  const left = await tx
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select('person.id')
    .where('roleGrant.role', '=', 'administrator')
    .where('roleGrant.scopeKind', '=', 'organisation')
    .where('roleGrant.scopeId', '=', organisationId)
    .where('person.deactivatedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!left)
    throw new Refusal('last-administrator', 'the organisation would be left without an administrator')
}

function told(by: PersonCaller, personId: PersonId) {
  return { organisationId: by.organisationId, actorId: by.personId, subject: `person:${personId}` }
}

/** Open sockets of this person must ask again whether they may stay. */
export function tellAccessChanged(app: App, personId: PersonId): void {
  app.publish(`person:${personId}`, { type: 'access-changed' })
}
