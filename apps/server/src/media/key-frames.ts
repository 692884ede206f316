import type { KeyObject } from 'node:crypto'
import type { Frame, TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { instantOf } from './chunk.ts'
import { type IndexedPiece, piecesOf } from './pieces.ts'
import { placesOf, type RecordPlace, readFramesWithoutPermission, theRecordingKey } from './read-track.ts'

/** A picture that can be shown without another, with the config its decoder needs. */
export interface KeyFrame {
  config: TrackConfig
  frame: Frame
  at: Date
}

/** The config and the last key frame (or still) at or before an instant, whole with their headers; for a decoder in the browser. */
export async function keyFrameAt(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
  at: Date,
): Promise<KeyFrame> {
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
    .orderBy('track.number', 'desc')
    .orderBy('fromSeq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const found = row && (await keyIn(app, key, row.config, placesOf(row.places), at.getTime()))
  if (!found) throw new Refusal('not-found', `nothing of ${kind} is recorded in attempt ${attemptId}`)
  return found
}

/** A moment shows the piece that ended this long before it, in milliseconds; beyond that nothing is shown of it. */
const mostStaleMs = 5_000

/**
 * A key frame for each of `count` moments, in the middle of so many even stretches; none for a stretch of
 * which nothing is recorded, and one for two moments that fall into one piece.
 */
export async function keyFramesBetween(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
  { from, to, count }: { from: Date; to: Date; count: number },
): Promise<KeyFrame[]> {
  const key = await theRecordingKey(app, attemptId)
  const pieces = await piecesOf(app, attemptId, { kind, from: new Date(from.getTime() - mostStaleMs), to })
  const step = (to.getTime() - from.getTime()) / count
  const chosen = new Map<IndexedPiece, number>()
  for (let index = 0; index < count; index += 1) {
    const begins = from.getTime() + index * step
    const moment = begins + step / 2
    const piece = pieceFor(pieces, moment, { from: begins, to: begins + step })
    if (piece && !chosen.has(piece)) chosen.set(piece, moment)
  }
  const placesByPiece = await placesOfPieces(app, [...chosen.keys()])
  const keys: KeyFrame[] = []
  for (const [piece, moment] of chosen) {
    const places = placesByPiece.get(`${piece.trackId} ${piece.fromSeq}`) ?? []
    // One damaged record leaves a hole in the strip, no more.
    const found = await keyIn(app, key, piece.config, places, moment).catch((error: unknown) => {
      app.log.warn({ err: error, track: piece.trackId, seq: piece.fromSeq }, 'a key frame cannot be read')
      return undefined
    })
    if (found) keys.push(found)
  }
  return keys
}

/** The piece that shows a moment; where none does, one that shows something of the stretch around it. */
function pieceFor(
  pieces: readonly IndexedPiece[],
  moment: number,
  around: { from: number; to: number },
): IndexedPiece | undefined {
  const before = pieces.findLast(({ fromAt }) => fromAt <= moment)
  if (before && (moment - before.toAt <= mostStaleMs || before.toAt >= around.from)) return before
  return pieces.find(({ fromAt }) => fromAt > moment && fromAt < around.to)
}

/** Every frame of a piece. */
export async function framesOf(
  app: App,
  key: KeyObject,
  { trackId, fromSeq }: Pick<IndexedPiece, 'trackId' | 'fromSeq'>,
): Promise<Frame[]> {
  const row = await app.db
    .selectFrom('trackChunk')
    .select('places')
    .where('trackId', '=', trackId)
    .where('fromSeq', '=', fromSeq)
    .executeTakeFirst()
  return row ? await readFramesWithoutPermission(app, key, placesOf(row.places)) : []
}

async function placesOfPieces(
  app: App,
  pieces: readonly IndexedPiece[],
): Promise<Map<string, RecordPlace[]>> {
  if (pieces.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('trackChunk')
    .select(['trackId', 'fromSeq', 'places'])
    .where(({ or, eb }) => or(pieces.map(({ trackId, fromSeq }) => eb.and({ trackId, fromSeq }))))
    .execute()
  return new Map(rows.map(({ trackId, fromSeq, places }) => [`${trackId} ${fromSeq}`, placesOf(places)]))
}

/** The last key frame at or before a moment; the chunk's first when all are later. */
async function keyIn(
  app: App,
  key: KeyObject,
  config: TrackConfig,
  places: readonly RecordPlace[],
  moment: number,
): Promise<KeyFrame | undefined> {
  const frames = await readFramesWithoutPermission(app, key, places)
  const instant = (frame: Frame) => instantOf(config.anchor, frame.ts)
  const keys = frames.filter((frame) => frame.isKey && (frame.kind === 'media' || frame.kind === 'still'))
  const frame = keys.findLast((candidate) => instant(candidate) <= moment) ?? keys[0]
  return frame && { config, frame, at: new Date(instant(frame)) }
}
