import type { AttemptId, SittingId, TrackId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { theSigningKey } from '../../platform/signing-key.ts'
import type { Tx } from '../../platform/tables.ts'
import { anchorFileOf, appendAnchors, lastAnchor } from './anchors.ts'
import { type HeadLine, lineOf, readHeadLine } from './signed-head.ts'

/** Tracks of attempts that ended longer ago have nothing more to come: a recorder's spool is not kept so long, in days. */
const lateDays = 14
/** Those beyond are named by the next head: a line must not grow with a whole installation. */
const mostAttemptsAHead = 5_000

/**
 * Signs how far every chain has come since the head before (tracks, the audit, manifests) and writes it into the database
 * and outside it. Does nothing when nothing moved. Where the database is older than the file outside, the chain goes on
 * from the file and says so. Returns the head.
 */
export async function signHeads(app: App): Promise<HeadLine | undefined> {
  const file = anchorFileOf(app.config.data)
  const made = await app.db.transaction().execute(async (tx) => {
    // One at a time, on whichever machine.
    await sql`select pg_advisory_xact_lock(hashtextextended('signed-head', 0))`.execute(tx)
    const inDatabase = await lastInDatabase(tx)
    const outside = await lastAnchor(file)
    const moved = await whatMoved(app, tx, inDatabase)
    const { tracks, manifests, attempts, auditMoved } = moved
    if (tracks.length + manifests.length + attempts.length === 0 && !auditMoved) return undefined
    const signed = nextHead(app, moved, { inDatabase, outside })
    await keep(tx, signed, moved)
    return signed
  })
  await anchorWhatIsNew(app)
  return made
}

/** The head that follows the last one, or the last one outside where the database is older than that. */
function nextHead(
  app: Pick<App, 'config' | 'log' | 'now'>,
  { tracks, audits, manifests, attempts }: Moved,
  { inDatabase, outside }: { inDatabase: Last | undefined; outside: HeadLine | undefined },
): HeadLine {
  const own = inDatabase?.counter ?? 0
  const beyond =
    outside &&
    (outside.head.counter > own || (outside.head.counter === own && outside.hash !== inDatabase?.hash))
      ? { counter: outside.head.counter, hash: outside.hash }
      : undefined
  if (beyond)
    app.log.error(
      { database: own, outside: beyond.counter },
      'the database is older than the signed heads outside it: it was rolled back or restored from a backup',
    )
  const before = beyond ?? inDatabase
  const key = theSigningKey(app.config.data)
  return lineOf(
    {
      counter: (before?.counter ?? 0) + 1,
      previous: before?.hash ?? null,
      at: app.now().toISOString(),
      tracks: tracks.map(({ number, seq, hash }) => [number, seq, hash]),
      audits: audits.map(({ organisationId, lastSeq, lastHash }) => [organisationId, lastSeq, lastHash]),
      manifests: manifests.map(({ attemptId, version, hash }) => [attemptId, version, hash]),
      attempts: attempts.map(({ id, sittingId }) => [id, sittingId]),
      begun: tracks.filter(({ isNew }) => isNew).map(({ number, attemptId }) => [number, attemptId]),
      ...(beyond ? { rolledBackFrom: own } : {}),
      keyId: key.id,
    },
    key,
  )
}

/** Appends to the files outside what they lack. A file that cannot be written is logged, and catches up with the next head. */
async function anchorWhatIsNew(app: App): Promise<void> {
  const files = [anchorFileOf(app.config.data), ...(app.config.anchorFile ? [app.config.anchorFile] : [])]
  for (const file of files) {
    try {
      const last = await lastAnchor(file)
      const rows = await app.db
        .selectFrom('signedHead')
        .select('line')
        .where('counter', '>', last?.head.counter ?? 0)
        .orderBy('counter')
        .execute()
      await appendAnchors(
        file,
        rows.map(({ line }) => line),
      )
    } catch (error) {
      app.log.error({ err: error, file }, 'signed heads could not be written outside the database')
    }
  }
}

interface Last {
  counter: number
  hash: string
  line: string
}

async function lastInDatabase(tx: Tx): Promise<Last | undefined> {
  return await tx
    .selectFrom('signedHead')
    .select(['counter', 'hash', 'line'])
    .orderBy('counter', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface Moved {
  tracks: {
    trackId: TrackId
    number: number
    seq: number
    hash: string
    attemptId: AttemptId
    isNew: boolean
  }[]
  /** Every chain, moved or not: there are few, and the latest head tells of all. */
  audits: { organisationId: string; lastSeq: number; lastHash: string }[]
  auditMoved: boolean
  manifests: { attemptId: AttemptId; version: number; hash: string }[]
  /** Those that no head has named. */
  attempts: { id: AttemptId; sittingId: SittingId }[]
}

async function whatMoved(app: Pick<App, 'now'>, tx: Tx, inDatabase: Last | undefined): Promise<Moved> {
  const since = new Date(app.now().getTime() - lateDays * 86_400_000)
  const { rows: tracks } = await sql<Moved['tracks'][number]>`
    select track.id as "trackId", track.number, latest.to_seq::float8 as seq, encode(latest.hash, 'hex') as hash,
      track.attempt_id as "attemptId", signed_track.track_id is null as "isNew"
    from track
    join attempt on attempt.id = track.attempt_id
    cross join lateral (
      select to_seq, hash from track_chunk where track_chunk.track_id = track.id order by from_seq desc limit 1
    ) latest
    left join signed_track on signed_track.track_id = track.id
    where (attempt.ended_at is null or attempt.ended_at > ${since})
      and (signed_track.track_id is null or signed_track.seq <> latest.to_seq or signed_track.hash <> encode(latest.hash, 'hex'))
    order by track.number`.execute(tx)
  const known = new Map(
    (inDatabase ? (readHeadLine(inDatabase.line)?.head.audits ?? []) : []).map(([organisationId, , hash]) => [
      organisationId,
      hash,
    ]),
  )
  const chains = await tx.selectFrom('auditChain').selectAll().orderBy('organisationId').execute()
  const audits = chains.filter(({ lastSeq }) => lastSeq > 0)
  const auditMoved = audits.some(({ organisationId, lastHash }) => known.get(organisationId) !== lastHash)
  const manifests = await tx
    .selectFrom('manifest')
    .select(['attemptId', 'version', 'hash'])
    .where('counter', 'is', null)
    .orderBy('attemptId')
    .orderBy('version')
    .execute()
  return { tracks, audits, auditMoved, manifests, attempts: await unnamedAttempts(tx) }
}

async function unnamedAttempts(tx: Tx): Promise<Moved['attempts']> {
  return await tx
    .selectFrom('attempt')
    .leftJoin('signedAttempt', 'signedAttempt.attemptId', 'attempt.id')
    .select(['attempt.id', 'attempt.sittingId'])
    .where('signedAttempt.attemptId', 'is', null)
    .orderBy('attempt.id')
    .limit(mostAttemptsAHead)
    .execute()
}

async function keep(tx: Tx, { head, line, hash }: HeadLine, moved: Moved): Promise<void> {
  const { tracks, manifests, attempts } = moved
  const { counter, at } = head
  await tx
    .insertInto('signedHead')
    .values({ counter, at: new Date(at), hash, line })
    .execute()
  if (attempts.length > 0)
    await tx
      .insertInto('signedAttempt')
      .values(attempts.map(({ id }) => ({ attemptId: id, counter })))
      .execute()
  for (let from = 0; from < tracks.length; from += 5_000) {
    const part = tracks.slice(from, from + 5_000)
    await tx
      .insertInto('signedTrack')
      .values(part.map(({ trackId, seq, hash }) => ({ trackId, seq, hash })))
      .onConflict((conflict) =>
        conflict.column('trackId').doUpdateSet((excluded) => ({
          seq: excluded.ref('excluded.seq'),
          hash: excluded.ref('excluded.hash'),
        })),
      )
      .execute()
    await tx
      .insertInto('signedHeadTrack')
      .values(part.map(({ number }) => ({ trackNumber: number, counter })))
      .execute()
  }
  for (const { attemptId, version } of manifests)
    await tx
      .updateTable('manifest')
      .set({ counter })
      .where('attemptId', '=', attemptId)
      .where('version', '=', version)
      .execute()
}
