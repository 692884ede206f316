import type {
  ExamId,
  OrganisationId,
  PersonId,
  RegistrationId,
  RevisionId,
  SittingId,
} from '@invigil/contract/ids.ts'
import type { Display } from '@invigil/contract/sitting.ts'
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
}

export interface RegistrationTable {
  id: RegistrationId
  sittingId: SittingId
  personId: PersonId
  externalId: string | null
  linkVersion: Generated<number>
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

declare module '../platform/tables.ts' {
  interface Tables {
    sitting: SittingTable
    registration: RegistrationTable
    accommodation: AccommodationTable
  }
}
