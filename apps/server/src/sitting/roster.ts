import { createHash } from 'node:crypto'
import type { OrganisationId, SittingId } from '@invigil/contract/ids.ts'
import type { RosterReview } from '@invigil/contract/roster.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { carryOutRoster } from './carry-out-roster.ts'
import { lockSitting, refuseIfCancelled } from './plan.ts'
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
    await carryOutRoster(app, tx, by, { sittingId, ...plan })
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
  const [known, times] = await Promise.all([
    knownPeople(db, organisationId, sittingId, emails),
    db
      .selectFrom('sitting')
      .select(['startsAt', 'endsAt', 'timeZone'])
      .where('id', '=', sittingId)
      .executeTakeFirstOrThrow(),
  ])
  const lines = planRoster(read, known, times)
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
    .leftJoin('standingAccommodation', 'standingAccommodation.personId', 'person.id')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select(['person.id', 'person.email', 'person.name', 'person.organisationId', 'person.deactivatedAt'])
    .select(['registration.id as registrationId', 'registration.externalId', 'registration.groupName'])
    .select(['registration.startsAt', 'sittingRoom.name as roomName', 'attempt.startedAt'])
    .select(['accommodation.extraMinutes', 'accommodation.timeFactor', 'accommodation.breakMinutes'])
    .select('standingAccommodation.accommodation as standing')
    .where(({ eb, fn }) => eb('person.email', '=', fn.any(eb.val(emails))))
    .execute()
  return new Map(
    rows.map((row) => {
      const isOfOurs = row.organisationId === organisationId
      // A stranger's name must not appear in our review.
      const name = isOfOurs ? row.name : ''
      const standing = isOfOurs && row.standing ? row.standing : undefined
      const registration = row.registrationId
        ? {
            id: row.registrationId,
            externalId: row.externalId,
            group: row.groupName,
            room: row.roomName,
            startsAt: row.startsAt?.toISOString() ?? null,
            extraMinutes: row.extraMinutes ?? noAccommodation.extraMinutes,
            timeFactor: row.timeFactor ?? noAccommodation.timeFactor,
            breakMinutes: row.breakMinutes ?? noAccommodation.breakMinutes,
            hasBegun: row.startedAt !== null,
          }
        : undefined
      return [
        row.email,
        {
          ...{ personId: row.id, name, isOfOurs, isActive: row.deactivatedAt === null, registration },
          standing: standing && {
            extraMinutes: standing.extraMinutes,
            timeFactor: standing.timeFactor,
            breakMinutes: standing.breakMinutes,
          },
        },
      ]
    }),
  )
}
