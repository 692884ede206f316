import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import type { Kysely } from 'kysely'
import type { PersonCaller } from '../identity/caller.ts'
import { holdsRole } from '../identity/may-call.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import { placeOfSitting } from './place.ts'

/** What a candidate without an accommodation has. */
export const noAccommodation: Accommodation = {
  timeFactor: 1,
  extraMinutes: 0,
  silencedDetectors: [],
  breakMinutes: 0,
  display: { scale: 1, contrast: 'normal', font: 'normal' },
  aids: '',
  alternativeRevisionId: null,
  note: '',
}

/** A registration with what bends, as whoever runs its sitting sees it. */
export type SeenRegistration = Registration & { accommodation: Accommodation }

/**
 * Lists who is registered for a sitting, by name, as the caller may see it: what bends for a candidate often tells of
 * health, and whoever only marks or reviews needs none of it.
 */
export async function rosterFor(
  app: App,
  caller: PersonCaller,
  sittingId: SittingId,
): Promise<Registration[]> {
  const registrations = await registrationsOf(app.db, sittingId)
  const place = await placeOfSitting(app, sittingId)
  if (place && holdsRole(caller, ['author', 'proctor'], place)) return registrations
  return registrations.map((registration) => ({ ...registration, accommodation: null }))
}

/** Lists who is registered for a sitting, by name. */
export async function registrationsOf(db: Kysely<Tables>, sittingId: SittingId): Promise<SeenRegistration[]> {
  const rows = await registrations(db)
    .where('registration.sittingId', '=', sittingId)
    .orderBy('person.name')
    .orderBy('person.email')
    .orderBy('registration.id')
    .execute()
  return rows.map(asRegistration)
}

/** Reads one registration; refused as not found when there is none. */
export async function theRegistration(db: Kysely<Tables>, id: RegistrationId): Promise<SeenRegistration> {
  const row = await registrations(db).where('registration.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no registration ${id}`)
  return asRegistration(row)
}

/**
 * Reads one registration whose candidate does not begin before this transaction ends: what bends time or paper must not meet
 * a start under way. Lock the sitting first. Refused as not found when there is none.
 */
export async function theRegistrationHeld(tx: Tx, id: RegistrationId): Promise<SeenRegistration> {
  await tx
    .selectFrom('attempt')
    .select('id')
    .where('registrationId', '=', id)
    .where('startedAt', 'is', null)
    .forShare()
    .execute()
  return await theRegistration(tx, id)
}

/** The attempt belongs to a later room; that room's table is read here, because a roster without it says little. */
const registrations = (db: Kysely<Tables>) =>
  db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'registration.id')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select([
      'registration.id',
      'registration.sittingId',
      'registration.externalId',
      'person.id as personId',
      'person.name',
      'person.email',
      'accommodation.timeFactor',
      'accommodation.extraMinutes',
      'accommodation.silencedDetectors',
      'accommodation.breakMinutes',
      'accommodation.display',
      'accommodation.aids',
      'accommodation.alternativeRevisionId',
      'accommodation.note',
      'registration.groupName',
      'registration.timeZone',
      'registration.startsAt',
      'registration.endsAt',
      'registration.lateAllowedAt',
      'registration.lateReason',
      'sittingRoom.id as roomId',
      'sittingRoom.name as roomName',
      'attempt.id as attemptId',
      'attempt.state as attemptState',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof registrations>['execute']>>[number]

function asRegistration(row: Row): SeenRegistration {
  const { id, sittingId, externalId, personId, name, email, attemptId, attemptState } = row
  return {
    ...{ id, sittingId, externalId },
    person: { id: personId, name, email },
    accommodation: accommodationOf(row),
    group: row.groupName,
    room: row.roomId && row.roomName !== null ? { id: row.roomId, name: row.roomName } : null,
    timeZone: row.timeZone,
    window:
      row.startsAt && row.endsAt
        ? { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }
        : null,
    lateAllowed: row.lateAllowedAt
      ? { at: row.lateAllowedAt.toISOString(), reason: row.lateReason ?? '' }
      : null,
    attempt: attemptId && attemptState ? { id: attemptId, state: attemptState } : null,
  }
}

/** What a left join found of an accommodation; nothing bends where it found none. */
export function accommodationOf(
  found: {
    [Field in keyof Accommodation]: Accommodation[Field] | null
  },
): Accommodation {
  return {
    timeFactor: found.timeFactor ?? noAccommodation.timeFactor,
    extraMinutes: found.extraMinutes ?? noAccommodation.extraMinutes,
    silencedDetectors: found.silencedDetectors ?? noAccommodation.silencedDetectors,
    breakMinutes: found.breakMinutes ?? noAccommodation.breakMinutes,
    display: found.display ?? noAccommodation.display,
    aids: found.aids ?? noAccommodation.aids,
    alternativeRevisionId: found.alternativeRevisionId,
    note: found.note ?? noAccommodation.note,
  }
}
