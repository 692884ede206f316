import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Gap, Recording as RecordingView } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { codecOf, type IndexedPiece, isPlayable, isWebm, piecesOf } from './pieces.ts'
import { gapsBetween, type Piece, type PlacedMark } from './playlist.ts'

/** All that is recorded of an attempt, one line of time per kind, with its gaps and why they are there. */
export async function recordingsOf(app: App, attemptId: AttemptId): Promise<RecordingView[]> {
  const [pieces, marks] = await Promise.all([piecesOf(app, attemptId), marksOf(app, attemptId)])
  const byKind = Map.groupBy(pieces, ({ kind }) => kind)
  return [...byKind].map(([kind, ofKind]) => {
    const base = `/api/attempts/${attemptId}/recordings/${kind}`
    const configs = [...new Set(ofKind.map(({ config }) => config))]
    return {
      kind,
      ...spanOf(ofKind),
      gaps: gapsOf(ofKind, marks.get(kind) ?? []),
      ...(configs.some(isPlayable) ? { playlistUrl: `${base}/playlist.m3u8` } : {}),
      ...(configs.some(isWebm) ? { fileUrl: `${base}/recording.webm` } : {}),
      tracks: tracksIn(ofKind),
    }
  })
}

/** What recorders marked on an attempt's tracks, kind by kind. */
export async function marksOf(app: App, attemptId: AttemptId): Promise<Map<string, PlacedMark[]>> {
  const rows = await app.db
    .selectFrom('trackMark')
    .innerJoin('track', 'track.id', 'trackMark.trackId')
    .select(['kind', 'at', 'what', 'reason'])
    .where('attemptId', '=', attemptId)
    .orderBy('at')
    .execute()
  return Map.groupBy(
    rows.map(({ at, ...mark }) => ({ ...mark, at: at.getTime() })),
    ({ kind }) => kind,
  )
}

/** The gaps between pieces, for the wire. */
export function gapsOf(pieces: readonly Piece[], marks: readonly PlacedMark[]): Gap[] {
  return gapsBetween(pieces, marks).map(({ fromAt, toAt, reason }) => ({
    fromAt: new Date(fromAt).toISOString(),
    toAt: new Date(toAt).toISOString(),
    reason,
  }))
}

function tracksIn(pieces: readonly IndexedPiece[]) {
  const tracks = [...Map.groupBy(pieces, ({ trackId }) => trackId)]
  return tracks.flatMap(([id, ofTrack]) => {
    const [first] = ofTrack
    if (!first) return []
    const { kind, config } = first
    const frames = ofTrack.reduce((sum, piece) => sum + piece.frames, 0)
    const bytes = ofTrack.reduce((sum, piece) => sum + piece.bytes, 0)
    return [{ id, kind, form: config.form, codec: codecOf(config), ...spanOf(ofTrack), frames, bytes }]
  })
}

function spanOf(pieces: readonly Piece[]): { fromAt: string; toAt: string } {
  const from = pieces.reduce((least, { fromAt }) => Math.min(least, fromAt), Number.POSITIVE_INFINITY)
  const to = pieces.reduce((most, { toAt }) => Math.max(most, toAt), 0)
  return { fromAt: new Date(from).toISOString(), toAt: new Date(to).toISOString() }
}
