import type { KeyObject } from 'node:crypto'
import type { Frame, TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { Recording as RecordingView, TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { instantOf } from './chunk.ts'
import { pictureFragment, soundFragments } from './mp4-fragment.ts'
import { initSegment } from './mp4-init.ts'
import { gapsBetween, hlsPlaylist, type Piece, type PlacedPiece, placePieces } from './playlist.ts'
import { placesOf, readFramesWithoutPermission, theRecordingKey } from './read-track.ts'

interface IndexedPiece extends Piece {
  kind: TrackKind
  trackId: TrackId
  form: TrackConfig['form']
  codec: string
  frames: number
  bytes: number
}

/** A recorder that was heard this recently may go on: its playlist stays open, in milliseconds. */
const mayGoOnMs = 60_000

/** The HLS playlist of one kind. What was recorded a few seconds ago is in it; while more may come it has no end. */
export async function playlistOf(app: App, attemptId: AttemptId, kind: TrackKind): Promise<string> {
  const pieces = (await piecesOf(app, attemptId)).filter((piece) => piece.kind === kind && isPlayable(piece))
  if (pieces.length === 0) throw notRecorded(attemptId, kind)
  const latest = Math.max(...pieces.map(({ toAt }) => toAt))
  return hlsPlaylist(placePieces(pieces), app.now().getTime() - latest > mayGoOnMs)
}

/** The initialisation segment of a track from one of its configs on. */
export async function initOf(
  app: App,
  attemptId: AttemptId,
  trackId: TrackId,
  configSeq: number,
): Promise<Buffer> {
  const config = await theConfig(app, attemptId, trackId, configSeq)
  if (config.form === 'fragments') return Buffer.from(config.init, 'base64')
  if (config.form === 'stills') throw notRecorded(attemptId, trackId)
  return initSegment(config)
}

/** One chunk, decrypted and put into fragments of MP4 now. */
export async function chunkOf(
  app: App,
  attemptId: AttemptId,
  trackId: TrackId,
  fromSeq: number,
): Promise<Buffer> {
  const key = await theRecordingKey(app, attemptId)
  const pieces = await piecesOf(app, attemptId, { trackId, fromSeq, atMost: 2 })
  const piece = placePieces(pieces).find((placed) => placed.fromSeq === fromSeq)
  const row = await app.db
    .selectFrom('trackChunk')
    .select('places')
    .where('trackId', '=', trackId)
    .where('fromSeq', '=', fromSeq)
    .executeTakeFirst()
  if (!piece || !row) throw notRecorded(attemptId, `${trackId} ${fromSeq}`)
  const config = await theConfig(app, attemptId, trackId, piece.configSeq)
  const frames = await readFramesWithoutPermission(app, key, placesOf(row.places))
  return muxed(
    config,
    frames.filter(({ kind }) => kind === 'media'),
    piece,
  )
}

function muxed(config: TrackConfig, frames: readonly Frame[], piece: PlacedPiece): Buffer {
  if (config.form === 'fragments') return Buffer.concat(frames.map(({ payload }) => payload))
  if (config.form === 'sound') return soundFragments(frames, config.anchor)
  const endTs = config.anchor.ts + (piece.endAt - config.anchor.at) * 1000
  return pictureFragment(frames, config.anchor, endTs)
}

/** What WebM fragments there are, from the first on: its header, then each cluster. Refused as not found when there are none. */
export async function webmOf(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
): Promise<AsyncGenerator<Buffer>> {
  const key = await theRecordingKey(app, attemptId)
  const pieces = (await piecesOf(app, attemptId)).filter((piece) => piece.kind === kind && isWebm(piece))
  const [first] = pieces
  if (!first) throw notRecorded(attemptId, kind)
  // A WebM file holds one recorder's run; a later one has a header of its own.
  const run = pieces.filter(
    ({ trackId, configSeq }) => trackId === first.trackId && configSeq === first.configSeq,
  )
  return webmParts(app, key, run, await initOf(app, attemptId, first.trackId, first.configSeq))
}

async function* webmParts(app: App, key: KeyObject, run: readonly IndexedPiece[], init: Buffer) {
  yield init
  for (const { trackId, fromSeq } of run) {
    const row = await app.db
      .selectFrom('trackChunk')
      .select('places')
      .where('trackId', '=', trackId)
      .where('fromSeq', '=', fromSeq)
      .executeTakeFirstOrThrow()
    const frames = await readFramesWithoutPermission(app, key, placesOf(row.places))
    for (const { kind, payload } of frames) if (kind === 'media') yield Buffer.from(payload)
  }
}

/** The config and the last key frame (or still) at or before an instant, whole with their headers; for a decoder in the browser. */
export async function keyFrameAt(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
  at: Date,
): Promise<{ config: TrackConfig; frame: Frame; at: Date }> {
  const key = await theRecordingKey(app, attemptId)
  const row = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .innerJoin('trackConfig', (join) =>
      join
        .onRef('trackConfig.trackId', '=', 'track.id')
        .onRef('trackConfig.seq', '=', 'trackChunk.configSeq'),
    )
    .select(['places', 'config'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', kind)
    .where('frames', '>', 0)
    .where('fromAt', '<=', at)
    .orderBy('fromAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notRecorded(attemptId, kind)
  const frames = await readFramesWithoutPermission(app, key, placesOf(row.places))
  const instant = (frame: Frame) => instantOf(row.config.anchor, frame.ts)
  const keys = frames.filter((frame) => frame.isKey && frame.kind !== 'config')
  const frame = keys.findLast((candidate) => instant(candidate) <= at.getTime()) ?? keys[0]
  if (!frame) throw notRecorded(attemptId, kind)
  return { config: row.config, frame, at: new Date(instant(frame)) }
}

/** All that is recorded of an attempt, one line of time per kind, with its gaps. */
export async function recordingsOf(app: App, attemptId: AttemptId): Promise<RecordingView[]> {
  const pieces = await piecesOf(app, attemptId)
  const kinds = [...new Set(pieces.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const ofKind = pieces.filter((piece) => piece.kind === kind)
    const base = `/api/attempts/${attemptId}/recordings/${kind}`
    return {
      kind,
      ...spanOf(ofKind),
      gaps: gapsBetween(ofKind),
      ...(ofKind.some(isPlayable) ? { playlistUrl: `${base}/playlist.m3u8` } : {}),
      ...(ofKind.some(isWebm) ? { fileUrl: `${base}/recording.webm` } : {}),
      tracks: tracksIn(ofKind),
    }
  })
}

function tracksIn(pieces: readonly IndexedPiece[]) {
  const tracks = [...Map.groupBy(pieces, ({ trackId }) => trackId)]
  return tracks.flatMap(([id, ofTrack]) => {
    const [first] = ofTrack
    if (!first) return []
    const { kind, form, codec } = first
    const frames = ofTrack.reduce((sum, piece) => sum + piece.frames, 0)
    const bytes = ofTrack.reduce((sum, piece) => sum + piece.bytes, 0)
    return [{ id, kind, form, codec, ...spanOf(ofTrack), frames, bytes }]
  })
}

function spanOf(pieces: readonly Piece[]): { fromAt: string; toAt: string } {
  return {
    fromAt: new Date(Math.min(...pieces.map(({ fromAt }) => fromAt))).toISOString(),
    toAt: new Date(Math.max(...pieces.map(({ toAt }) => toAt))).toISOString(),
  }
}

/** Where chunks are looked for: in one track, from a seq on, at most so many. */
interface Part {
  trackId: TrackId
  fromSeq: number
  atMost: number
}

async function piecesOf(app: App, attemptId: AttemptId, part?: Part): Promise<IndexedPiece[]> {
  const rows = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .innerJoin('trackConfig', (join) =>
      join
        .onRef('trackConfig.trackId', '=', 'track.id')
        .onRef('trackConfig.seq', '=', 'trackChunk.configSeq'),
    )
    .select(['track.id as trackId', 'kind', 'config', 'trackConfig.seq as configSeq'])
    .select(['fromSeq', 'fromAt', 'toAt', 'frames', 'bytes'])
    .where('attemptId', '=', attemptId)
    .where('frames', '>', 0)
    .$if(part !== undefined, (query) =>
      query
        .where('track.id', '=', part?.trackId as TrackId)
        .where('fromSeq', '>=', part?.fromSeq ?? 0)
        .orderBy('fromSeq')
        .limit(part?.atMost ?? 0),
    )
    .orderBy('fromAt')
    .execute()
  return rows.map(({ config, fromAt, toAt, ...row }) => ({
    ...row,
    fromAt: fromAt.getTime(),
    toAt: toAt.getTime(),
    form: config.form,
    codec: codecOf(config),
  }))
}

function codecOf(config: TrackConfig): string {
  if (config.form === 'stills') return 'jpeg'
  return config.form === 'fragments' ? config.mime : config.codec
}

function isPlayable({ form, codec }: IndexedPiece): boolean {
  return form !== 'stills' && !codec.startsWith('video/webm')
}

function isWebm({ codec }: IndexedPiece): boolean {
  return codec.startsWith('video/webm')
}

async function theConfig(
  app: App,
  attemptId: AttemptId,
  trackId: TrackId,
  seq: number,
): Promise<TrackConfig> {
  const row = await app.db
    .selectFrom('trackConfig')
    .innerJoin('track', 'track.id', 'trackConfig.trackId')
    .select('config')
    .where('attemptId', '=', attemptId)
    .where('track.id', '=', trackId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (!row) throw notRecorded(attemptId, trackId)
  return row.config
}

function notRecorded(attemptId: AttemptId, what: string): Refusal {
  return new Refusal('not-found', `nothing of ${what} is recorded in attempt ${attemptId}`)
}
