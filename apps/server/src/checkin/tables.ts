import type { ConsentStream, DeviceCheck, ShownStep } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Orientation } from '@invigil/contract/side-camera.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

export interface ConsentTable {
  attemptId: AttemptId
  stream: ConsentStream
  at: Date
  isGiven: boolean
  /** Version of the words that were shown. */
  wording: string
}

export interface DeviceCheckTable {
  attemptId: AttemptId
  checkName: DeviceCheck['check']
  state: DeviceCheck['state']
  code: string
  detail: JSONColumnType<DeviceCheck['detail']>
  at: Date
}

export interface ReferencePhotoTable {
  attemptId: AttemptId
  /** A JPEG, sealed with the attempt's key. */
  sealed: Buffer
  /** Of the JPEG, hex. */
  sha256: string
  takenAt: Date
}

export interface CheckinPictureTable {
  attemptId: AttemptId
  kind: 'identity-document' | 'liveness' | 'room'
  /** Which of its kind, from 0. */
  place: number
  /** A JPEG, sealed with the attempt's key. */
  sealed: Buffer
  /** Of the JPEG, hex. */
  sha256: string
  takenAt: Date
  /** What it is of; each kind has its own schema. */
  detail: ColumnType<unknown, string, string>
}

export interface CheckinStepTable {
  attemptId: AttemptId
  step: 'reference-photo' | ShownStep
  state: 'open' | 'done' | 'person'
  forPerson: boolean
  /** What the machine found; each step has its own schema. */
  finding: ColumnType<unknown, string | null, string | null>
  at: Date
}

export interface LivenessChallengeTable {
  attemptId: AttemptId
  challenge: ColumnType<unknown, string, string>
  tries: number
  givenAt: Date
}

export interface GazeCentreTable {
  attemptId: AttemptId
  centre: ColumnType<unknown, string, string>
  at: Date
}

export interface SideCameraTable {
  id: string
  attemptId: AttemptId
  tokenHash: Buffer
  tokenExpiresAt: Date
  /** Null until a phone has joined by the link. */
  keyHash: Buffer | null
  joinedAt: Date | null
  /** Another phone took its place. */
  endedAt: Date | null
  lastHeardAt: Date | null
  isShowing: Generated<boolean>
  battery: number | null
  isCharging: boolean | null
  orientation: Generated<Orientation>
}

declare module '../platform/tables.ts' {
  interface Tables {
    consent: ConsentTable
    deviceCheck: DeviceCheckTable
    referencePhoto: ReferencePhotoTable
    checkinPicture: CheckinPictureTable
    checkinStep: CheckinStepTable
    livenessChallenge: LivenessChallengeTable
    gazeCentre: GazeCentreTable
    sideCamera: SideCameraTable
  }
}
