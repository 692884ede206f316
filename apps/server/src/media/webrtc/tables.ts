import type { TrackKind } from '@invigil/contract/frame.ts'
import type { PersonId, SittingId } from '@invigil/contract/ids.ts'

export interface WebrtcDoorTable {
  id: string
  sittingId: SittingId
  /** `in`: pictures come by WHIP; `out`: they go out by WHEP. */
  direction: 'in' | 'out'
  /** The camera of the hall, or the attempt. */
  ownerId: string
  kind: TrackKind
  tokenHash: Buffer
  createdAt: Date
  createdBy: PersonId
  expiresAt: Date
}

declare module '../../platform/tables.ts' {
  interface Tables {
    webrtcDoor: WebrtcDoorTable
  }
}
