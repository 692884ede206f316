import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import type { Kysely } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'

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

/** Lists who is registered for a sitting, by name. */
export async function registrationsOf(db: Kysely<Tables>, sittingId: SittingId): Promise<Registration[]> {
  const rows = await registrations(db)
    .where('registration.sittingId', '=', sittingId)
    .orderBy('person.name')
    .orderBy('person.email')
    .execute()
  return rows.map(asRegistration)
}

/** Reads one registration; refused as not found when there is none. */
export async function theRegistration(db: Kysely<Tables>, id: RegistrationId): Promise<Registration> {
  const row = await registrations(db).where('registration.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no registration ${id}`)
  return asRegistration(row)
}

/**
 * Reads one registration whose candidate does not begin before this transaction ends: what bends time or paper must not meet
 * a start under way. Lock the sitting first. Refused as not found when there is none.
 */
export async function theRegistrationHeld(tx: Tx, id: RegistrationId): Promise<Registration> {
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
    .leftJoin('standingAccommodation', 'standingAccommodation.personId', 'registration.personId')
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
      'standingAccommodation.accommodation as standing',
      'attempt.id as attemptId',
      'attempt.state as attemptState',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof registrations>['execute']>>[number]

function asRegistration(row: Row): Registration {
  const { id, sittingId, externalId, personId, name, email, attemptId, attemptState } = row
  return {
    ...{ id, sittingId, externalId },
    person: { id: personId, name, email },
    accommodation: {
      timeFactor: row.timeFactor ?? noAccommodation.timeFactor,
      extraMinutes: row.extraMinutes ?? noAccommodation.extraMinutes,
      silencedDetectors: row.silencedDetectors ?? noAccommodation.silencedDetectors,
      breakMinutes: row.breakMinutes ?? noAccommodation.breakMinutes,
      display: row.display ?? noAccommodation.display,
      aids: row.aids ?? noAccommodation.aids,
      alternativeRevisionId: row.alternativeRevisionId,
      note: row.note ?? noAccommodation.note,
    },
    standing: row.standing,
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
