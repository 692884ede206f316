import { createHash } from 'node:crypto'
import type { Locale, OrganisationId, PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Registration, RosterLine, RosterReview } from '@invigil/contract/sitting.ts'
import type { Kysely } from 'kysely'
import { addPeople } from '../identity/add-people.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import { lockSitting, refuseIfCancelled, told } from './plan.ts'
import { type KnownPerson, planRoster } from './plan-roster.ts'
import { readRoster } from './read-roster.ts'
import { noAccommodation, registrationsOf } from './registration.ts'

interface Plan extends RosterReview {
  known: Map<string, KnownPerson>
}

/** Says what importing a roster would do, line by line; changes nothing. */
export async function reviewRoster(
  app: App,
  by: Actor,
  sittingId: SittingId,
  text: string,
): Promise<RosterReview> {
  const { lines, isAcceptable, hash } = await makePlan(app.db, by.organisationId, sittingId, text)
  return { lines, isAcceptable, hash }
}

/**
 * Imports a roster, whole or not at all. `hash` is the one of its review: refused when the text, or what importing it
 * would do, is another by now.
 */
export async function importRoster(
  app: App,
  by: Actor,
  sittingId: SittingId,
  { text, hash }: { text: string; hash: string },
): Promise<Registration[]> {
  const registrations = await app.db.transaction().execute(async (tx) => {
    refuseIfCancelled(await lockSitting(tx, sittingId))
    const plan = await makePlan(tx, by.organisationId, sittingId, text)
    if (plan.hash !== hash)
      throw new Refusal('roster-changed', 'the roster would do something else than reviewed')
    if (!plan.isAcceptable) {
      const wrong = plan.lines.filter(({ willDo }) => willDo === 'refuse').length
      throw new Refusal('roster-not-acceptable', `${wrong} lines are wrong`, { count: wrong })
    }
    await carryOut(app, tx, by, { sittingId, plan })
    return await registrationsOf(tx, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'roster-changed' })
  return registrations
}

async function makePlan(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  sittingId: SittingId,
  text: string,
): Promise<Plan> {
  const read = readRoster(text)
  const emails =
    read.found === 'lines' ? read.lines.map(({ cells }) => (cells.email ?? '').toLowerCase()) : []
  const known = await knownPeople(db, organisationId, sittingId, emails)
  const lines = planRoster(read, known)
  const hash = createHash('sha256')
    .update(canonicalJson([sittingId, text, lines]))
    .digest('hex')
  return { lines, isAcceptable: lines.every(({ willDo }) => willDo !== 'refuse'), hash, known }
}

async function knownPeople(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  sittingId: SittingId,
  emails: string[],
): Promise<Map<string, KnownPerson>> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('registration', (join) =>
      join.onRef('registration.personId', '=', 'person.id').on('registration.sittingId', '=', sittingId),
    )
    .leftJoin('accommodation', 'accommodation.registrationId', 'registration.id')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select(['person.id', 'person.email', 'person.name', 'person.organisationId', 'person.deactivatedAt'])
    .select(['registration.id as registrationId', 'registration.externalId', 'accommodation.extraMinutes'])
    .select('attempt.startedAt')
    .where(({ eb, fn }) => eb('person.email', '=', fn.any(eb.val(emails))))
    .execute()
  return new Map(
    rows.map((row) => {
      const { registrationId, externalId, extraMinutes, startedAt } = row
      const registration = registrationId
        ? { id: registrationId, externalId, extraMinutes: extraMinutes ?? 0, hasBegun: startedAt !== null }
        : undefined
      const isOfOurs = row.organisationId === organisationId
      // A stranger's name must not appear in our review.
      const name = isOfOurs ? row.name : ''
      return [
        row.email,
        { personId: row.id, name, isOfOurs, isActive: row.deactivatedAt === null, registration },
      ]
    }),
  )
}

async function carryOut(
  app: App,
  tx: Tx,
  by: Actor,
  { sittingId, plan }: { sittingId: SittingId; plan: Plan },
) {
  const locale = await languageOf(tx, sittingId)
  const newPeople = plan.lines.filter(({ willDo }) => willDo === 'add-person-and-register')
  const added = await addPeople(
    app,
    tx,
    by,
    newPeople.map(({ email, name }) => ({ email, name, locale })),
  )
  const registered = await insertRegistrations(app, tx, by, { sittingId, plan, added })
  const updated = plan.lines.filter(({ willDo }) => willDo === 'update')
  for (const { email, externalId } of updated) {
    const id = plan.known.get(email)?.registration?.id
    if (id) await tx.updateTable('registration').set({ externalId }).where('id', '=', id).execute()
  }
  await writeExtraMinutes(app, tx, by, { plan, registered })
  await audit(app, tx, {
    ...told(by, sittingId),
    kind: 'roster-imported',
    body: { lines: plan.lines.map(({ problems: _none, ...line }) => line) },
  })
}

/** New people are addressed in the exam's language until they choose another. */
async function languageOf(tx: Tx, sittingId: SittingId): Promise<Locale> {
  const { language } = await tx
    .selectFrom('sitting')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select('revision.language')
    .where('sitting.id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return language
}

/** Returns the new registrations by e-mail. */
async function insertRegistrations(
  app: App,
  tx: Tx,
  by: Actor,
  { sittingId, plan, added }: { sittingId: SittingId; plan: Plan; added: Map<string, PersonId> },
): Promise<Map<string, RegistrationId>> {
  const lines = plan.lines.filter(
    ({ willDo }) => willDo === 'register' || willDo === 'add-person-and-register',
  )
  const rows = lines.map(({ email, externalId }) => {
    const personId = added.get(email) ?? plan.known.get(email)?.personId
    if (!personId) throw new Error(`the person of ${email} was lost`)
    const id = newId() as RegistrationId
    return { id, sittingId, personId, externalId, createdAt: app.now(), createdBy: by.personId }
  })
  for (const values of inPortions(rows)) await tx.insertInto('registration').values(values).execute()
  return new Map(lines.map(({ email }, at) => [email, rows[at]?.id as RegistrationId]))
}

/** Of an accommodation that is there, only the extra minutes are the roster's to say. */
async function writeExtraMinutes(
  app: App,
  tx: Tx,
  by: Actor,
  { plan, registered }: { plan: Plan; registered: Map<string, RegistrationId> },
): Promise<void> {
  const changed = { changedAt: app.now(), changedBy: by.personId }
  const rows = plan.lines.flatMap(({ email, extraMinutes, willDo }: RosterLine) => {
    const registration = plan.known.get(email)?.registration
    const registrationId = registered.get(email) ?? registration?.id
    const isSaid = willDo !== 'nothing' && extraMinutes !== (registration?.extraMinutes ?? 0)
    const display = JSON.stringify(noAccommodation.display)
    return registrationId && isSaid
      ? [{ ...noAccommodation, display, registrationId, extraMinutes, ...changed }]
      : []
  })
  for (const values of inPortions(rows)) {
    await tx
      .insertInto('accommodation')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('registrationId').doUpdateSet(({ ref }) => ({
          extraMinutes: ref('excluded.extraMinutes'),
          changedAt: ref('excluded.changedAt'),
          changedBy: ref('excluded.changedBy'),
        })),
      )
      .execute()
  }
}

/** PostgreSQL takes 65,535 parameters in one statement. */
function inPortions<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, at) =>
    rows.slice(at * 1_000, at * 1_000 + 1_000),
  )
}
