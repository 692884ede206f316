import { Manifest } from '@invigil/contract/evidence.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { signBytes, theSigningKey } from '../../platform/signing-key.ts'
import { type ManifestContent, manifestOf } from './manifest.ts'
import { sha256 } from './signed-head.ts'

/** A manifest as it was signed: `body` is the exact text, `hash` its SHA-256. */
export interface SignedManifest {
  manifest: Manifest
  body: string
  hash: string
  keyId: string
  signature: string
}

/** The latest manifest that was signed of an attempt; undefined before the first. */
export async function latestManifest(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
): Promise<SignedManifest | undefined> {
  const row = await app.db
    .selectFrom('manifest')
    .select(['body', 'hash', 'keyId', 'signature'])
    .where('attemptId', '=', attemptId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, manifest: Manifest.parse(JSON.parse(row.body)) }
}

/** Signs what there is of an attempt now and keeps it as a new version, unless the latest says the same. Throws `not-found`. */
export async function renewManifest(app: App, attemptId: AttemptId): Promise<SignedManifest> {
  const content = await manifestOf(app, attemptId)
  return await app.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`manifest ${attemptId}`}, 0))`.execute(tx)
    const former = await latestManifest({ db: tx }, attemptId)
    if (former && saysTheSame(former.manifest, content)) return former
    const signed = signManifest(app, content, former)
    const { manifest, ...row } = signed
    const { version, at } = manifest
    await tx
      .insertInto('manifest')
      .values({ ...row, attemptId, version, madeAt: new Date(at) })
      .execute()
    return signed
  })
}

/** Signs a manifest without keeping it. */
export function signManifest(
  app: Pick<App, 'config' | 'now'>,
  content: ManifestContent,
  former: SignedManifest | undefined,
): SignedManifest {
  const key = theSigningKey(app.config.data)
  const manifest: Manifest = {
    format: 'invigil-manifest-1',
    version: (former?.manifest.version ?? 0) + 1,
    previous: former?.hash ?? null,
    at: app.now().toISOString(),
    ...content,
  }
  const body = canonicalJson(manifest)
  const signature = signBytes(key, Buffer.from(body))
  return { manifest, body, hash: sha256(body), keyId: key.id, signature }
}

/** Where records are sealed, and which heads were signed since, changes nothing of what was recorded. */
function saysTheSame(former: Manifest, content: ManifestContent): boolean {
  const { format: _format, version: _version, previous: _previous, at: _at, ...before } = former
  return canonicalJson(lasting(before)) === canonicalJson(lasting(content))
}

function lasting({ heads: _heads, tracks, ...rest }: ManifestContent) {
  return { ...rest, tracks: tracks.map(({ sealed: _sealed, ...track }) => track) }
}

/**
 * Signs a new version of the manifest of every attempt that is over and of which more arrived since: a backlog that a
 * recorder delivered late. An attempt of which something still arrives waits for the next minute.
 */
export async function renewLateManifests(app: App): Promise<void> {
  const { rows } = await sql<{ attemptId: AttemptId }>`
    select distinct track.attempt_id as "attemptId"
    from track
    join attempt on attempt.id = track.attempt_id
    join signed_track on signed_track.track_id = track.id
    join lateral (
      select body::jsonb as body from manifest where manifest.attempt_id = attempt.id order by version desc limit 1
    ) latest on true
    where attempt.ended_at > ${new Date(app.now().getTime() - 14 * 86_400_000)}
      and not exists (
        select from jsonb_array_elements(latest.body->'tracks') told
        where (told->>'number')::int = track.number and told->>'head' = signed_track.hash
      )
      and signed_track.seq = (
        select to_seq from track_chunk where track_chunk.track_id = track.id order by from_seq desc limit 1
      )`.execute(app.db)
  for (const { attemptId } of rows) await renewManifest(app, attemptId)
}
