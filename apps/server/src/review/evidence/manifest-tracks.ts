import type { ManifestTrack } from '@invigil/contract/evidence.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { codecOf } from '../../media/pieces.ts'
import type { App } from '../../platform/app.ts'

/** The tracks of an attempt as far as they are in the index, by number. One that holds nothing yet is left out. */
export async function manifestTracks(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<ManifestTrack[]> {
  const tracks = await app.db
    .selectFrom('track')
    .select(['id', 'number', 'kind'])
    .where('attemptId', '=', attemptId)
    .orderBy('number')
    .execute()
  const ids = tracks.map(({ id }) => id)
  if (ids.length === 0) return []
  const [spans, codecs, sealed] = await Promise.all([
    spansOf(app, ids),
    codecsOf(app, ids),
    sealedOf(app, ids),
  ])
  return tracks.flatMap(({ id, number, kind }) => {
    const span = spans.get(id)
    if (!span) return []
    return [{ id, number, kind, codecs: codecs.get(id) ?? [], ...span, sealed: sealed.get(id) ?? [] }]
  })
}

type Span = Pick<ManifestTrack, 'fromSeq' | 'toSeq' | 'fromAt' | 'toAt' | 'records' | 'bytes' | 'head'>

async function spansOf(app: Pick<App, 'db'>, ids: TrackId[]): Promise<Map<TrackId, Span>> {
  const { rows } = await sql<{
    trackId: TrackId
    fromSeq: number
    toSeq: number
    fromAt: Date
    toAt: Date
    records: number
    bytes: number
    head: string
  }>`
    select track_id as "trackId", min(from_seq)::float8 as "fromSeq", max(to_seq)::float8 as "toSeq",
      min(from_at) as "fromAt", max(to_at) as "toAt", sum(jsonb_array_length(places))::float8 as records,
      sum((select sum((place->>2)::bigint) from jsonb_array_elements(places) place))::float8 as bytes,
      encode((array_agg(hash order by from_seq desc))[1], 'hex') as head
    from track_chunk where track_id in (${sql.join(ids)}) group by track_id`.execute(app.db)
  return new Map(
    rows.map(({ trackId, fromAt, toAt, ...span }) => [
      trackId,
      { ...span, fromAt: fromAt.toISOString(), toAt: toAt.toISOString() },
    ]),
  )
}

async function codecsOf(app: Pick<App, 'db'>, ids: TrackId[]): Promise<Map<TrackId, string[]>> {
  const rows = await app.db
    .selectFrom('trackConfig')
    .select(['trackId', 'config'])
    .where('trackId', 'in', ids)
    .orderBy('seq')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ trackId }) => trackId)].map(([id, configs]) => [
      id,
      [...new Set(configs.map(({ config }) => codecOf(config)))],
    ]),
  )
}

async function sealedOf(
  app: Pick<App, 'db'>,
  ids: TrackId[],
): Promise<Map<TrackId, ManifestTrack['sealed']>> {
  const rows = await app.db
    .selectFrom('sealedObject')
    .select(['trackId', 'key', 'fromSeq', 'toSeq', 'sha256'])
    .where('trackId', 'in', ids)
    .where('sealedAt', 'is not', null)
    .orderBy('fromSeq')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ trackId }) => trackId)].map(([id, objects]) => [
      id,
      objects.map(({ key, fromSeq, toSeq, sha256 }) => ({
        key,
        fromSeq,
        toSeq,
        sha256: sha256.toString('hex'),
      })),
    ]),
  )
}
