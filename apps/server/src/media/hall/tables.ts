import type { HallCamera } from '@invigil/contract/hall-camera.ts'
import type { HallCameraId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Generated } from 'kysely'

export interface HallCameraTable {
  id: HallCameraId
  sittingId: SittingId
  name: string
  /** Without name and password. */
  address: string
  /** Null for a camera that comes in by WHIP. */
  sealedAddress: Buffer | null
  createdAt: Date
  createdBy: PersonId
  removedAt: Date | null
  state: Generated<HallCamera['state']>
  trouble: HallCamera['trouble']
  since: Date | null
  /** The process that takes the pictures, and until when no other may. */
  heldBy: string | null
  heldUntil: Date | null
}

declare module '../../platform/tables.ts' {
  interface Tables {
    hallCamera: HallCameraTable
  }
}
