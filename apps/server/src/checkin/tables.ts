import type { DeviceCheck } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Stream } from '@invigil/contract/policy.ts'
import type { JSONColumnType } from 'kysely'

export interface ConsentTable {
  attemptId: AttemptId
  stream: Stream
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

declare module '../platform/tables.ts' {
  interface Tables {
    consent: ConsentTable
    deviceCheck: DeviceCheckTable
    referencePhoto: ReferencePhotoTable
  }
}
