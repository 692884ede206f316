import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Gap, Recording as RecordingView } from '@invigil/contract/media.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { codecOf, isPlayable, isWebm } from './pieces.ts'
import { gapOf, gapsBetween, type Piece, type PlacedGap, type PlacedMark } from './playlist.ts'

/** All that is recorded of an attempt, one line of time per kind, with its gaps and why they are there. */
export async function recordingsOf(app: App, attemptId: AttemptId): Promise<RecordingView[]> {
  const [tracks, configs, edges, marks] = await Promise.all([
    tracksOf(app, attemptId),
    configsOf(app, attemptId),
    edgesOf(app, attemptId),
    marksOf(app, attemptId),
  ])
  const kinds = [...new Set(tracks.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const base = `/api/attempts/${attemptId}/recordings/${kind}`
    const ofKind = tracks.filter((track) => track.kind === kind)
    const made = configs.filter((one) => one.kind === kind).map(({ config }) => config)
    return {
      kind,
      ...spanOf(ofKind),
      gaps: edges
        .filter((edge) => edge.kind === kind)
        .map(({ before, after }) => asGap(gapOf(before, after, marks.get(kind) ?? []))),
      ...(made.some(isPlayable) ? { playlistUrl: `${base}/playlist.m3u8` } : {}),
      ...(made.some(isWebm) ? { fileUrl: `${base}/recording.webm` } : {}),
      tracks: ofKind.flatMap(({ id, frames, bytes, ...span }) => {
        const config = configs.find(({ trackId }) => trackId === id)?.config
        if (!config) return []
        return [{ id, kind, form: config.form, codec: codecOf(config), ...spanOf([span]), frames, bytes }]
      }),
    }
  })
}

async function tracksOf(app: App, attemptId: AttemptId) {
  return await app.db
    .selectFrom('track')
    .innerJoin('trackChunk', 'trackChunk.trackId', 'track.id')
    .select(({ fn }) => [
      'track.id',
      'kind',
      fn.min('fromAt').as('fromAt'),
      fn.max('toAt').as('toAt'),
      sql<number>`sum(frames)::float8`.as('frames'),
      sql<number>`sum(bytes)::float8`.as('bytes'),
    ])
    .where('attemptId', '=', attemptId)
    .where('frames', '>', 0)
    .groupBy('track.id')
    .orderBy('track.number')
    .execute()
}

async function configsOf(app: App, attemptId: AttemptId) {
  return await app.db
    .selectFrom('track')
    .innerJoin('trackConfig', 'trackConfig.trackId', 'track.id')
    .select(['track.id as trackId', 'kind', 'config'])
    .where('attemptId', '=', attemptId)
    .orderBy('track.number')
    .orderBy('seq')
    .execute()
}

interface Edge {
  kind: TrackKind
  before: Piece
  after: Piece
}

/** Only the pieces on both sides of each gap: a long exam has thousands of others. */
async function edgesOf(app: App, attemptId: AttemptId): Promise<Edge[]> {
  const { rows } = await sql<{
    kind: TrackKind
    trackId: string
    beforeId: string
    fromMs: number
    endMs: number
  }>`
    select kind, track_id, before_id, (extract(epoch from from_at) * 1000)::float8 as from_ms,
      (extract(epoch from end_at) * 1000)::float8 as end_ms
    from (
      select kind, track_id, from_at, lag(track_id) over in_order as before_id,
        max(to_at) over (in_order rows between unbounded preceding and 1 preceding) as end_at
      from track join track_chunk on track_chunk.track_id = track.id
      where attempt_id = ${attemptId} and frames > 0
      window in_order as (partition by kind order by from_at, track_id, from_seq)
    ) as piece
    where from_at - end_at > interval '2 seconds'
    order by from_at, kind`.execute(app.db)
  const point = (trackId: string, at: number) => ({
    ...{ trackId, configSeq: 0, fromSeq: 0, fromAt: at, toAt: at },
  })
  return rows.map(({ kind, trackId, beforeId, fromMs, endMs }) => ({
    kind,
    before: point(beforeId, endMs),
    after: point(trackId, fromMs),
  }))
}

/** What recorders marked on an attempt's tracks, kind by kind. */
export async function marksOf(app: App, attemptId: AttemptId): Promise<Map<string, PlacedMark[]>> {
  const rows = await app.db
    .selectFrom('trackMark')
    .innerJoin('track', 'track.id', 'trackMark.trackId')
    .select(['kind', 'at', 'what', 'reason'])
    .where('attemptId', '=', attemptId)
    .orderBy('at')
    .orderBy('track.number')
    .orderBy('seq')
    .execute()
  return Map.groupBy(
    rows.map(({ at, ...mark }) => ({ ...mark, at: at.getTime() })),
    ({ kind }) => kind,
  )
}

/** The gaps between pieces, for the wire. */
export function gapsOf(pieces: readonly Piece[], marks: readonly PlacedMark[]): Gap[] {
  return gapsBetween(pieces, marks).map(asGap)
}

function asGap({ fromAt, toAt, reason }: PlacedGap): Gap {
  return { fromAt: new Date(fromAt).toISOString(), toAt: new Date(toAt).toISOString(), reason }
}

function spanOf(spans: readonly { fromAt: Date; toAt: Date }[]): { fromAt: string; toAt: string } {
  const from = spans.reduce(
    (least, { fromAt }) => Math.min(least, fromAt.getTime()),
    Number.POSITIVE_INFINITY,
  )
  const to = spans.reduce((most, { toAt }) => Math.max(most, toAt.getTime()), 0)
  return { fromAt: new Date(from).toISOString(), toAt: new Date(to).toISOString() }
}
