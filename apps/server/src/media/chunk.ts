import { type Frame, type FrameKind, unpackSound } from '@invigil/contract/frame.ts'
import { type ClockAnchor, TrackConfig } from '@invigil/contract/media.ts'
import type { Place } from './journal.ts'

/** What the index needs to know of one frame. `endTs` is where its sound or fragment ends; a picture ends where it begins. */
export interface FrameFact {
  kind: FrameKind
  isKey: boolean
  seq: number
  ts: number
  endTs: number
}

/** A config and the number of the frame that brought it; its anchor is the one the server believes. */
export interface NumberedConfig {
  seq: number
  config: TrackConfig
}

/** A record that is durable, with what its frames were. */
export interface StoredRecord {
  place: Place
  fromSeq: number
  toSeq: number
  hash: Buffer
  beginsChunk: boolean
  frames: readonly FrameFact[]
  configs: readonly NumberedConfig[]
}

/** A stretch of a track that can be played from its beginning, a few seconds long. Instants in milliseconds since the epoch. */
export interface Chunk {
  fromSeq: number
  toSeq: number
  /** The config in force; undefined when the track sent none, which no honest recorder does. */
  configSeq: number | undefined
  places: Place[]
  fromAt: number
  toAt: number
  /** Pictures, sound messages or fragments; 0 when the chunk holds marks only. */
  frames: number
  bytes: number
  /** The chain's head after its last record: it vouches for everything up to `toSeq`. */
  hash: Buffer
}

/** How far the cutting of a track has come. */
export interface Cutting {
  config: NumberedConfig | undefined
  open: Chunk | undefined
}

/** A chunk of this many microseconds is long enough for the next key frame to begin another. */
export const chunkMicroseconds = 3_500_000
/** A recorder that never sends a key frame does not make a chunk without end. */
export const mostRecordsAChunk = 500

/** Adds a durable record to the cutting of its track; a chunk that it ends is returned beside the new cutting. */
export function cutChunks(
  before: Cutting,
  record: StoredRecord,
): { cutting: Cutting; closed: Chunk | undefined } {
  const config = record.configs.at(-1) ?? before.config
  const begins = record.beginsChunk || before.open === undefined
  const open = begins ? undefined : before.open
  const closed = begins ? before.open : undefined
  return { cutting: { config, open: grown(open, record, config) }, closed }
}

function grown(open: Chunk | undefined, record: StoredRecord, config: NumberedConfig | undefined): Chunk {
  const shown = record.frames.filter((frame) => frame.kind === 'media' || frame.kind === 'still')
  const instants = (shown.length > 0 ? shown : record.frames).map((frame) => ({
    from: instantOf(config?.config.anchor, frame.ts),
    to: instantOf(config?.config.anchor, frame.endTs),
  }))
  const fromAt = Math.min(...instants.map(({ from }) => from))
  const toAt = Math.max(...instants.map(({ to }) => to))
  const isFirstShown = open !== undefined && open.frames === 0 && shown.length > 0
  return {
    fromSeq: open?.fromSeq ?? record.fromSeq,
    toSeq: record.toSeq,
    configSeq: config?.seq,
    places: [...(open?.places ?? []), record.place],
    fromAt: open && !isFirstShown ? Math.min(open.fromAt, fromAt) : fromAt,
    toAt: open && !isFirstShown ? Math.max(open.toAt, toAt) : toAt,
    frames: (open?.frames ?? 0) + shown.length,
    bytes: (open?.bytes ?? 0) + record.place.length,
    hash: record.hash,
  }
}

/** The instant of a capture clock's `ts`, in milliseconds since the epoch. */
export function instantOf(anchor: ClockAnchor | undefined, ts: number): number {
  return anchor ? anchor.at + (ts - anchor.ts) / 1000 : 0
}

/** The facts of one frame. */
export function factsOf(
  { kind, isKey, seq, ts, payload }: Frame,
  config: TrackConfig | undefined,
): FrameFact {
  const lasts = kind === 'media' ? lengthOf(config, payload) : 0
  return { kind, isKey, seq, ts, endTs: ts + lasts }
}

/** What recorders ask MediaRecorder for; how long a fragment really is stands inside it. */
const fragmentMicroseconds = 1_000_000

function lengthOf(config: TrackConfig | undefined, payload: Uint8Array): number {
  if (config?.form === 'fragments') return fragmentMicroseconds
  if (config?.form !== 'sound') return 0
  return (unpackSound(payload).reduce((sum, { samples }) => sum + samples, 0) / 48_000) * 1e6
}

/** Nothing is recorded before it happens: beyond this a candidate's clock is corrected. */
const mostAheadMs = 2_000

/**
 * Reads a config frame's payload; undefined when it is none. A recorder whose clock runs ahead of the server's is set
 * back to the moment its frame arrived. One that lags is believed: it may have been offline.
 */
export function readConfig(payload: Uint8Array, ts: number, arrivedAt: number): TrackConfig | undefined {
  const config = TrackConfig.safeParse(parseJson(payload)).data
  if (!config) return undefined
  const ahead = instantOf(config.anchor, ts) - arrivedAt
  if (ahead <= mostAheadMs) return config
  return { ...config, anchor: { ts: config.anchor.ts, at: config.anchor.at - ahead } }
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}
