import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, ClipId, PersonId, TrackId } from '@invigil/contract/ids.ts'
import type { TrackConfig, TrackMark } from '@invigil/contract/media.ts'
import type { Generated, JSONColumnType } from 'kysely'
import type { ClipFile } from './clip-file.ts'

export interface AttemptKeyTable {
  number: Generated<number>
  attemptId: AttemptId
  /** `nonce 12 | tag 16 | key 32`, see envelope.ts. */
  wrapped: Buffer
  /** Name of the wrapping key. */
  wrappedBy: string
  createdAt: Date
}

export interface TrackTable {
  id: TrackId
  number: Generated<number>
  attemptId: AttemptId
  kind: TrackKind
  recorderId: string
  createdAt: Date
  endedAt: Date | null
}

export interface TrackConfigTable {
  trackId: TrackId
  seq: number
  config: JSONColumnType<TrackConfig>
}

export interface TrackChunkTable {
  trackId: TrackId
  fromSeq: number
  toSeq: number
  configSeq: number | null
  places: JSONColumnType<StoredPlace[]>
  fromAt: Date
  toAt: Date
  frames: number
  bytes: number
  /** The chain's head after the last record. */
  hash: Buffer
  /** The sealed object it lies in; null while it lies in the journal. */
  sealedIn: Generated<number | null>
}

/** Where a record lies: in a journal file (its number) or in a sealed object (`o` and its number), from where, how long. */
export type StoredPlace = [lies: number | `o${number}`, at: number, length: number]

export interface SealedObjectTable {
  number: Generated<number>
  /** Under which it lies in `app.files`. */
  key: string
  attemptId: AttemptId
  trackId: TrackId
  fromSeq: number
  toSeq: number
  bytes: number
  sha256: Buffer
  announcedAt: Date
  /** Null: announced, perhaps written, and nothing is read from it. */
  sealedAt: Date | null
}

export interface TrackMarkTable {
  trackId: TrackId
  seq: number
  at: Date
  what: TrackMark['what']
  reason: string
}

export interface JournalFileTable {
  number: number
  indexedAt: Date
  damage: JSONColumnType<{ at: number; length: number }[]> | null
  removedAt: Date | null
}

export interface ErasedRecordingTable {
  attemptId: AttemptId
  erasedAt: Date
}

/** Numbers of journal files that a process got; see journal-lots.ts. */
export interface JournalLotTable {
  first: number
  last: number
  place: string
  processId: string
}

/** The one process that takes a recorder's frames; see share-recorders.ts. */
export interface RecorderHoldTable {
  attemptId: AttemptId
  recorderId: string
  processId: string
  term: number
}

/** The process that shows a kind of an attempt now. */
export interface LivePlaceTable {
  attemptId: AttemptId
  kind: TrackKind
  processId: string
  since: Date
}

export interface ViewingTable {
  id: string
  attemptId: AttemptId
  personId: PersonId
  beganAt: Date
  lastAt: Date
}

export interface ClipTable {
  id: ClipId
  attemptId: AttemptId
  personId: PersonId
  fromAt: Date
  toAt: Date
  kinds: JSONColumnType<TrackKind[]>
  reason: string
  state: 'waiting' | 'making' | 'ready' | 'failed'
  progress: number
  files: JSONColumnType<ClipFile[]>
  createdAt: Date
  deletesAt: Date
}

declare module '../platform/tables.ts' {
  interface News {
    'clip-wanted': { clipId: string }
  }
  interface Tables {
    attemptKey: AttemptKeyTable
    track: TrackTable
    trackConfig: TrackConfigTable
    trackChunk: TrackChunkTable
    trackMark: TrackMarkTable
    sealedObject: SealedObjectTable
    journalFile: JournalFileTable
    erasedRecording: ErasedRecordingTable
    viewing: ViewingTable
    journalLot: JournalLotTable
    recorderHold: RecorderHoldTable
    livePlace: LivePlaceTable
    clip: ClipTable
  }
}
