import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, PersonId, TrackId } from '@invigil/contract/ids.ts'
import type { TrackConfig, TrackMark } from '@invigil/contract/media.ts'
import type { Generated, JSONColumnType } from 'kysely'

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
  /** File, position and length of each record, in order. */
  places: JSONColumnType<[file: number, at: number, length: number][]>
  fromAt: Date
  toAt: Date
  frames: number
  bytes: number
  /** The chain's head after the last record. */
  hash: Buffer
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
}

export interface ViewingTable {
  id: string
  attemptId: AttemptId
  personId: PersonId
  beganAt: Date
  lastAt: Date
}

declare module '../platform/tables.ts' {
  interface Tables {
    attemptKey: AttemptKeyTable
    track: TrackTable
    trackConfig: TrackConfigTable
    trackChunk: TrackChunkTable
    trackMark: TrackMarkTable
    journalFile: JournalFileTable
    viewing: ViewingTable
  }
}
