import type { Accommodation, Display } from '@invigil/contract/accommodation.ts'
import type {
  ExamId,
  OrganisationId,
  PersonId,
  RegistrationId,
  RevisionId,
  SittingId,
  SittingRoomId,
} from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import type { Generated, JSONColumnType } from 'kysely'

export interface SittingTable {
  id: SittingId
  organisationId: OrganisationId
  examId: ExamId
  revisionId: RevisionId
  name: string
  /** Eight characters, without the dash. */
  roomCode: string
  startsAt: Date
  endsAt: Date
  minutes: number
  timeZone: string
  creatorId: PersonId
  createdAt: Date
  cancelledAt: Date | null
  cancelledBy: PersonId | null
  cancelReason: string | null
  purpose: Generated<Sitting['kind']>
  lateMinutes: number | null
  lateTime: Generated<Sitting['lateTime']>
  keepDays: number | null
  mostAttempts: number | null
}

export interface SittingRoomTable {
  id: SittingRoomId
  sittingId: SittingId
  name: string
  capacity: number | null
}

export interface SittingRoomProctorTable {
  roomId: SittingRoomId
  personId: PersonId
}

export interface RegistrationTable {
  id: RegistrationId
  sittingId: SittingId
  personId: PersonId
  externalId: string | null
  linkVersion: Generated<number>
  groupName: string | null
  roomId: SittingRoomId | null
  /** Where the candidate is, when the sitting's times are meant there; the two instants follow from it. */
  timeZone: string | null
  startsAt: Date | null
  endsAt: Date | null
  lateAllowedAt: Date | null
  lateAllowedBy: PersonId | null
  lateReason: string | null
  createdAt: Date
  createdBy: PersonId
}

/** Missing where a candidate has none. */
export interface AccommodationTable {
  registrationId: RegistrationId
  timeFactor: number
  extraMinutes: number
  silencedDetectors: string[]
  breakMinutes: number
  display: JSONColumnType<Display>
  aids: string
  alternativeRevisionId: RevisionId | null
  note: string
  changedAt: Date
  changedBy: PersonId
}

/** What every later registration of a person takes over. */
export interface StandingAccommodationTable {
  personId: PersonId
  accommodation: JSONColumnType<Accommodation>
  changedAt: Date
  changedBy: PersonId
}

declare module '../platform/tables.ts' {
  interface Tables {
    sitting: SittingTable
    registration: RegistrationTable
    accommodation: AccommodationTable
    standingAccommodation: StandingAccommodationTable
    sittingRoom: SittingRoomTable
    sittingRoomProctor: SittingRoomProctorTable
  }
}
