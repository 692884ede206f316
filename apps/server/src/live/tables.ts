import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { TalkEnd, TalkId, TalkWay } from '@invigil/contract/talk.ts'
import type { ColumnType } from 'kysely'

export interface MessageTable {
  id: string
  sittingId: SittingId
  attemptId: AttemptId | null
  sender: 'proctor' | 'candidate'
  personId: PersonId | null
  kind: 'message' | 'warning'
  body: string
  sentAt: Date
}

export interface SilenceTable {
  attemptId: AttemptId
  fromAt: Date
  /** Null while it lasts. */
  toAt: Date | null
}

export interface TalkTable {
  id: TalkId
  attemptId: AttemptId
  personId: PersonId
  isRecorded: boolean
  beganAt: Date
  keptAt: Date
  heardAt: ColumnType<Date | null, never, Date | null>
  way: ColumnType<TalkWay | null, never, TalkWay | null>
  endedAt: ColumnType<Date | null, never, Date | null>
  endReason: ColumnType<TalkEnd | null, never, TalkEnd | null>
}

export interface ChargeTable {
  attemptId: AttemptId
  sittingId: SittingId
  personId: PersonId
  since: Date
}

export interface HandoverTable {
  id: string
  sittingId: SittingId
  fromPerson: PersonId
  toPerson: PersonId
  attemptIds: AttemptId[]
  offeredAt: Date
  answer: ColumnType<
    'accepted' | 'declined' | 'withdrawn' | null,
    never,
    'accepted' | 'declined' | 'withdrawn'
  >
  answeredAt: ColumnType<Date | null, never, Date>
}

export interface WallViewerTable {
  id: string
  sittingId: SittingId
  personId: PersonId
  looksAt: AttemptId | null
  keptAt: Date
}

declare module '../platform/tables.ts' {
  interface Tables {
    message: MessageTable
    silence: SilenceTable
    talk: TalkTable
    charge: ChargeTable
    handover: HandoverTable
    wallViewer: WallViewerTable
  }
}
