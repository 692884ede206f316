import type { KeyObject } from 'node:crypto'
import { encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { pictureFragment, soundFragments } from './mp4-fragment.ts'
import { initSegment } from './mp4-init.ts'
import { type IndexedPiece, isPlayable, isWebm, piecesOf } from './pieces.ts'
import { hlsPlaylist, placePieces } from './playlist.ts'
import { placesOf, readFramesWithoutPermission, theRecordingKey } from './read-track.ts'

/** A recorder that was heard this recently may go on: its playlist stays open, in milliseconds. */
const mayGoOnMs = 60_000

/** The HLS playlist of one kind. What was recorded a few seconds ago is in it; while more may come it has no end. */
export async function playlistOf(app: App, attemptId: AttemptId, kind: TrackKind): Promise<string> {
  const found = await piecesOf(app, attemptId, { kind })
  const pieces = found.filter(({ config }) => isPlayable(config))
  if (pieces.length === 0) throw notRecorded(attemptId, kind)
  const latest = pieces.reduce((most, { toAt }) => Math.max(most, toAt), 0)
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

/** One chunk, decrypted and put into fragments of MP4 now; stills come as frames. Two queries. */
export async function chunkOf(
  app: App,
  attemptId: AttemptId,
  trackId: TrackId,
  fromSeq: number,
): Promise<Buffer> {
  const [key, rows] = await Promise.all([
    theRecordingKey(app, attemptId),
    chunkAndNext(app, attemptId, trackId, fromSeq),
  ])
  const [row] = rows
  if (!row || row.fromSeq !== fromSeq) throw notRecorded(attemptId, `${trackId} ${fromSeq}`)
  const frames = await readFramesWithoutPermission(app, key, placesOf(row.places))
  const [piece] = placePieces(
    rows.map(({ fromAt, toAt, ...one }) => ({ ...one, fromAt: fromAt.getTime(), toAt: toAt.getTime() })),
  )
  return muxed(row.config, frames, piece?.endAt ?? row.toAt.getTime())
}

/** A chunk of an attempt with its config, and the one after it, which says how long its last picture stands. */
async function chunkAndNext(app: App, attemptId: AttemptId, trackId: TrackId, fromSeq: number) {
  return await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .innerJoin('trackConfig', (join) =>
      join
        .onRef('trackConfig.trackId', '=', 'track.id')
        .onRef('trackConfig.seq', '=', 'trackChunk.configSeq'),
    )
    .select(['trackChunk.trackId', 'trackConfig.seq as configSeq', 'config', 'places'])
    .select(['fromSeq', 'fromAt', 'toAt'])
    .where('attemptId', '=', attemptId)
    .where('trackChunk.trackId', '=', trackId)
    .where('fromSeq', '>=', fromSeq)
    .where('frames', '>', 0)
    .orderBy('fromSeq')
    .limit(2)
    .execute()
}

function muxed(config: TrackConfig, frames: readonly Frame[], endAt: number): Buffer {
  if (config.form === 'stills') return listFrames(frames.filter(({ kind }) => kind === 'still'))
  const media = frames.filter(({ kind }) => kind === 'media')
  if (config.form === 'fragments') return Buffer.concat(media.map(({ payload }) => payload))
  if (config.form === 'sound') return soundFragments(media, config.anchor)
  return pictureFragment(media, config.anchor, config.anchor.ts + (endAt - config.anchor.at) * 1000)
}

/** `u32 length | frame`, again and again, as decoders in a browser take them. */
export function listFrames(frames: readonly Frame[]): Buffer {
  return Buffer.concat(
    frames.flatMap((frame) => {
      const bytes = encodeFrame(frame)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** What WebM fragments there are, from the first on: its header, then each cluster. Refused as not found when there are none. */
export async function webmOf(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
): Promise<AsyncGenerator<Buffer>> {
  const key = await theRecordingKey(app, attemptId)
  const pieces = (await piecesOf(app, attemptId, { kind })).filter(({ config }) => isWebm(config))
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
