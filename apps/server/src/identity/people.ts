import type { Role } from '@invigil/contract/access.ts'
import type { Grant, Person } from '@invigil/contract/identity.ts'
import type { Locale, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { PersonCaller } from './caller.ts'
import { holdsRole } from './may-call.ts'
import { withGrants } from './person.ts'

/** What a new person needs. `email` is lower case. */
export interface NewPerson {
  organisationId: OrganisationId
  email: string
  name: string
  locale: Locale
}

/** Lists people by name. Whoever administers the organisation sees all of them, other staff only colleagues with access. */
export async function listPeople(
  app: App,
  caller: PersonCaller,
  { search, role, limit }: { search?: string; role?: Role; limit: number },
): Promise<Person[]> {
  const { organisationId } = caller
  const seesAll = holdsRole(caller, ['administrator'], { organisationId })
  let query = app.db
    .selectFrom('person')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('isGuest', '=', false)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
  if (!seesAll || role) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('roleGrant')
          .select('roleGrant.role')
          .whereRef('roleGrant.personId', '=', 'person.id')
          .$if(role !== undefined, (held) => held.where('roleGrant.role', '=', role ?? 'administrator')),
      ),
    )
  }
  if (!seesAll) query = query.where('deactivatedAt', 'is', null)
  if (search?.trim()) {
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(({ or, eb }) => or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)]))
  }
  return await withGrants(app.db, await query.execute())
}

/** Adds a person without any role or password; refused when the e-mail is somebody's already. */
export async function addPerson(
  app: App,
  tx: Tx,
  actorId: PersonId | null,
  { organisationId, email, name, locale }: NewPerson,
): Promise<PersonId> {
  const id = newId() as PersonId
  const added = await tx
    .insertInto('person')
    .values({ id, organisationId, email, name, locale, createdAt: app.now(), deactivatedAt: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refusal('email-taken', 'a person with this e-mail is already there')
  await audit(app, tx, {
    organisationId,
    actorId: actorId ?? id,
    kind: 'person-added',
    subject: `person:${id}`,
    body: { name, email },
  })
  return id
}

/** Changes one's own name and language. */
export async function updateMe(
  app: App,
  { personId, organisationId }: PersonCaller,
  changes: { name?: string; locale?: Locale },
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await app.db.transaction().execute(async (tx) => {
    await tx.updateTable('person').set(changes).where('id', '=', personId).execute()
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'person-changed',
      subject: `person:${personId}`,
      body: changes,
    })
  })
}

/** The grants as the audit log keeps them. */
export function inWords(grants: readonly Grant[]): string[] {
  return grants.map((grant) => {
    if (grant.on === 'organisation') return grant.role
    return `${grant.role} of ${grant.on === 'exam' ? `exam ${grant.examId}` : `sitting ${grant.sittingId}`}`
  })
}
