import type { Grant, Me, Person } from '@invigil/contract/identity.ts'
import { ExamId, type OrganisationId, type PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Kysely, Selectable } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import type { HeldGrant } from './caller.ts'
import type { PersonTable } from './tables.ts'

/** Reads one person with what they may do; refused as not found when there is none. */
export async function thePerson(db: Kysely<Tables>, personId: PersonId): Promise<Person> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no person ${personId}`)
  const [person] = await withGrants(db, [row])
  if (!person) throw new Error(`person ${personId} was lost`)
  return person
}

/** Reads a person and the organisation they belong to, as the screens of that person need it. */
export async function theMe(db: Kysely<Tables>, personId: PersonId): Promise<Me> {
  const person = await thePerson(db, personId)
  const organisation = await db
    .selectFrom('organisation')
    .innerJoin('person', 'person.organisationId', 'organisation.id')
    .select(['organisation.id', 'organisation.name'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  return { person, organisation }
}

/** Adds to each row of a person what that person may do; one query for all. */
export async function withGrants(
  db: Kysely<Tables>,
  rows: readonly Selectable<PersonTable>[],
): Promise<Person[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const held = await db
    .selectFrom('roleGrant')
    .select(['personId', 'role', 'scopeKind', 'scopeId'])
    .where('personId', 'in', ids)
    .orderBy('grantedAt')
    .orderBy('role')
    .orderBy('scopeId')
    .execute()
  const heldByPerson = Map.groupBy(held, (grant) => grant.personId)
  return rows.map((row) => asPerson(row, heldByPerson.get(row.id) ?? []))
}

/** What is stored for a grant: the kind of its scope and the scope's id. */
export function asHeld(grant: Grant, organisationId: OrganisationId): HeldGrant {
  switch (grant.on) {
    case 'organisation':
      return { role: grant.role, scopeKind: 'organisation', scopeId: organisationId }
    case 'exam':
      return { role: grant.role, scopeKind: 'exam', scopeId: grant.examId }
    case 'sitting':
      return { role: grant.role, scopeKind: 'sitting', scopeId: grant.sittingId }
  }
}

function asPerson(row: Selectable<PersonTable>, held: readonly HeldGrant[]): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    locale: row.locale,
    grants: held.map(asGrant),
    createdAt: row.createdAt.toISOString(),
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
  }
}

function asGrant({ role, scopeKind, scopeId }: HeldGrant): Grant {
  switch (scopeKind) {
    case 'organisation':
      return { role, on: 'organisation' }
    case 'exam':
      return { role, on: 'exam', examId: ExamId.parse(scopeId) }
    case 'sitting':
      return { role, on: 'sitting', sittingId: SittingId.parse(scopeId) }
  }
}
