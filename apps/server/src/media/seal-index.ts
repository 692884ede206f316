import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { type RecordPlace, storedPlaces } from './read-track.ts'
import type { Stretch } from './seal-plan.ts'

/** A stretch as it was read. */
interface Sealable {
  stretch: Stretch
  bytes: Buffer
  sha256: Buffer
}

interface WrittenObject {
  stretch: Stretch
  number: number
}

/** The key of a stretch's object: whose it is, where it begins, and what is in it. */
export function keyOf({ stretch: { track, chunks }, sha256 }: Sealable): string {
  const name = `${chunks[0]?.fromSeq ?? 0}-${sha256.toString('hex').slice(0, 16)}`
  return `media/${track.attemptId}/${track.id}/${name}`
}

/** Says which objects are about to be written; returns their numbers by key, without those that somebody else has announced. */
export async function announceObjects(
  app: Pick<App, 'db' | 'now'>,
  sealable: readonly Sealable[],
): Promise<ReadonlyMap<string, number>> {
  if (sealable.length === 0) return new Map()
  const column = (of: (one: Sealable) => unknown) => sealable.map(of)
  const { rows } = await sql<{ number: number; key: string }>`
    insert into sealed_object (key, attempt_id, track_id, from_seq, to_seq, sha256, bytes, announced_at)
    select *, ${app.now()}::timestamptz from unnest(
      ${column(keyOf)}::text[],
      ${column(({ stretch }) => stretch.track.attemptId)}::uuid[],
      ${column(({ stretch }) => stretch.track.id)}::uuid[],
      ${column(({ stretch }) => stretch.chunks[0]?.fromSeq ?? 0)}::bigint[],
      ${column(({ stretch }) => stretch.chunks.at(-1)?.toSeq ?? 0)}::bigint[],
      ${column(({ sha256 }) => sha256)}::bytea[],
      ${column(({ bytes }) => bytes.length)}::integer[]
    )
    on conflict (key) do nothing
    returning number, key`.execute(app.db)
  return new Map(rows.map(({ key, number }) => [key, number]))
}

/**
 * Lets the chunks of stretches point into their objects, which hold their records end to end; returns the numbers of the objects
 * for which it did. What was erased meanwhile, or sealed by another process, is left as it is.
 */
export async function pointInto(
  app: Pick<App, 'db' | 'now'>,
  written: readonly WrittenObject[],
): Promise<ReadonlySet<number>> {
  if (written.length === 0) return new Set()
  return await app.db.transaction().execute(async (tx) => {
    const free = await stillFree(tx, written)
    const { rows } = await sql<{ number: number }>`
      update sealed_object set sealed_at = ${app.now()}
       where number = any(${free.map(({ number }) => number)}::integer[]) and sealed_at is null
      returning number`.execute(tx)
    const sealed = new Set(rows.map(({ number }) => number))
    await movePlaces(
      tx,
      free.filter(({ number }) => sealed.has(number)),
    )
    return sealed
  })
}

/** Those whose recording is still there and of which no chunk is sealed; both stay so until the transaction ends. */
async function stillFree(tx: Tx, written: readonly WrittenObject[]): Promise<WrittenObject[]> {
  // In one order, so that two who seal the same wait for each other and never in a circle.
  const keys = await sql<{ attemptId: string }>`
    select attempt_id as "attemptId" from attempt_key
     where attempt_id = any(${written.map(({ stretch }) => stretch.track.attemptId)}::uuid[])
     order by attempt_id for share`.execute(tx)
  const chunks = written.flatMap(({ stretch: { track, chunks } }) =>
    chunks.map(({ fromSeq }) => ({ trackId: track.id, fromSeq })),
  )
  const unsealed = await sql<{ trackId: string; fromSeq: number }>`
    select track_chunk.track_id as "trackId", track_chunk.from_seq as "fromSeq" from track_chunk
      join unnest(
        ${chunks.map(({ trackId }) => trackId)}::uuid[], ${chunks.map(({ fromSeq }) => fromSeq)}::bigint[]
      ) as wanted(track_id, from_seq)
        on wanted.track_id = track_chunk.track_id and wanted.from_seq = track_chunk.from_seq
     where sealed_in is null
     order by track_chunk.track_id, track_chunk.from_seq
       for update of track_chunk`.execute(tx)
  const attempts = new Set(keys.rows.map(({ attemptId }) => attemptId))
  const there = new Set(unsealed.rows.map(({ trackId, fromSeq }) => `${trackId} ${fromSeq}`))
  return written.filter(
    ({ stretch: { track, chunks } }) =>
      attempts.has(track.attemptId) && chunks.every(({ fromSeq }) => there.has(`${track.id} ${fromSeq}`)),
  )
}

async function movePlaces(tx: Tx, objects: readonly WrittenObject[]): Promise<void> {
  const moved = objects.flatMap(({ stretch: { track, chunks }, number }) => {
    let at = 0
    return chunks.map(({ fromSeq, places }) => {
      const inObject = places.map(({ length }): RecordPlace => {
        at += length
        return { object: number, at: at - length, length }
      })
      return { trackId: track.id, fromSeq, number, places: JSON.stringify(storedPlaces(inObject)) }
    })
  })
  const column = (of: (one: (typeof moved)[number]) => unknown) => moved.map(of)
  await sql`
    update track_chunk set sealed_in = moved.number, places = moved.places
      from unnest(
        ${column(({ trackId }) => trackId)}::uuid[],
        ${column(({ fromSeq }) => fromSeq)}::bigint[],
        ${column(({ number }) => number)}::integer[],
        ${column(({ places }) => places)}::jsonb[]
      ) as moved(track_id, from_seq, number, places)
     where track_chunk.track_id = moved.track_id and track_chunk.from_seq = moved.from_seq`.execute(tx)
}
