import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { ComingSitting, Standing } from '@invigil/contract/standing.ts'
import type { Kysely } from 'kysely'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { accommodationOf, noAccommodation } from './registration.ts'

/** How the audit log calls what is done to what stands for a person. */
export const standingKinds = { set: 'standing-accommodation-set', ended: 'standing-accommodation-ended' }

/** What every later registration of these people takes over, by person; nobody else is in it. */
export async function standingOf(
  db: Kysely<Tables>,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Accommodation>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('standingAccommodation')
    .select(['personId', 'accommodation'])
    .where(({ eb, fn }) => eb('personId', '=', fn.any(eb.val(personIds))))
    .execute()
  return new Map(rows.map(({ personId, accommodation }) => [personId, accommodation]))
}

/** Reads what stands for a person, who said so, and which sittings come next; refused as not found when there is none. */
export async function theStanding(app: App, personId: PersonId): Promise<Standing> {
  const person = await app.db
    .selectFrom('person')
    .select(['id', 'name', 'organisationId'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw new Refusal('not-found', `no person ${personId}`)
  const accommodation = (await standingOf(app.db, [personId])).get(personId) ?? null
  return {
    person: { id: person.id, name: person.name },
    accommodation,
    history: await historyOf(app.db, person),
    coming: await comingOf(app, personId, accommodation),
  }
}

async function historyOf(
  db: Kysely<Tables>,
  { id, organisationId }: { id: PersonId; organisationId: OrganisationId },
): Promise<Standing['history']> {
  const entries = await db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.actorId')
    .select(['auditEntry.at', 'auditEntry.kind', 'auditEntry.body', 'person.name'])
    .where('auditEntry.organisationId', '=', organisationId)
    .where('auditEntry.subject', '=', `person:${id}`)
    .where('auditEntry.kind', 'in', Object.values(standingKinds))
    .orderBy('auditEntry.seq', 'desc')
    .limit(20)
    .execute()
  return entries.map(({ at, kind, body, name }) => ({
    at: at.toISOString(),
    by: name,
    did: kind === standingKinds.set ? 'set' : 'ended',
    reason: String(Reflect.get(body, 'reason') ?? ''),
  }))
}

/** The sittings that a person has not begun and still can, the next one first. */
async function comingOf(
  app: App,
  personId: PersonId,
  standing: Accommodation | null,
): Promise<ComingSitting[]> {
  const rows = await app.db
    .selectFrom('registration')
    .innerJoin('sitting', 'sitting.id', 'registration.sittingId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'registration.id')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select(['registration.id as registrationId', 'sitting.id as sittingId', 'sitting.name'])
    .select(['sitting.minutes', 'sitting.timeZone'])
    .select(({ fn }) => fn.coalesce('registration.startsAt', 'sitting.startsAt').as('startsAt'))
    .select(['accommodation.timeFactor', 'accommodation.extraMinutes', 'accommodation.silencedDetectors'])
    .select(['accommodation.breakMinutes', 'accommodation.display', 'accommodation.aids'])
    .select(['accommodation.alternativeRevisionId', 'accommodation.note'])
    .where('registration.personId', '=', personId)
    .where('sitting.cancelledAt', 'is', null)
    .where('attempt.startedAt', 'is', null)
    .where(({ eb, fn }) => eb(fn.coalesce('registration.endsAt', 'sitting.endsAt'), '>', app.now()))
    .orderBy('startsAt')
    .orderBy('registration.id')
    .limit(200)
    .execute()
  return rows.map(({ registrationId, sittingId, name, minutes, timeZone, startsAt, ...found }) => {
    const accommodation = accommodationOf(found)
    return {
      ...{ registrationId, sittingId, name, minutes, timeZone, accommodation },
      startsAt: startsAt.toISOString(),
      isSame: withoutPaper(accommodation) === withoutPaper(standing ?? noAccommodation),
    }
  })
}

function withoutPaper(accommodation: Accommodation): string {
  return canonicalJson({ ...accommodation, alternativeRevisionId: null })
}
