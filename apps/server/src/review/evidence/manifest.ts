import type { Manifest } from '@invigil/contract/evidence.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { recordingsOf } from '../../media/recordings.ts'
import type { App } from '../../platform/app.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { Refusal } from '../../platform/refusal.ts'
import { manifestAnswers, manifestLists } from './manifest-lists.ts'
import { manifestTracks } from './manifest-tracks.ts'
import { sha256 } from './signed-head.ts'

/** What a manifest holds besides its place among the versions. */
export type ManifestContent = Omit<Manifest, 'format' | 'version' | 'previous' | 'at'>

/** Everything there is of an attempt now, by its hashes. Throws `not-found`. */
export async function manifestOf(app: App, attemptId: AttemptId): Promise<ManifestContent> {
  // Of one instant: what is recorded meanwhile would be told of in one of its parts and not in another, and taken for altered.
  return await app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readContent({ ...app, db: tx }, attemptId))
}

async function readContent(app: App, attemptId: AttemptId): Promise<ManifestContent> {
  const { organisationId, ...attempt } = await theAttempt(app, attemptId)
  const [tracks, recordings, lists, answers, heads, key, silences, incidents] = await Promise.all([
    manifestTracks(app, attemptId),
    recordingsOf(app, attemptId),
    manifestLists(app, attemptId, organisationId),
    manifestAnswers(app, attemptId),
    headsOf(app, attemptId),
    keyOf(app, attemptId),
    silencesOf(app, attemptId),
    incidentsOf(app, attemptId),
  ])
  const gaps = recordings.flatMap(({ kind, gaps }) => gaps.map((gap) => ({ kind, ...gap })))
  return { attempt, key, tracks, gaps, silences, incidents, lists, answers, heads }
}

async function theAttempt(app: App, attemptId: AttemptId) {
  const row = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['attempt.id', 'attempt.registrationId', 'attempt.sittingId', 'attempt.state'])
    .select(['attempt.startedAt', 'attempt.endedAt', 'revision.hash', 'revision.policy'])
    .select('sitting.organisationId')
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no attempt ${attemptId}`)
  const { registrationId, sittingId, hash, policy, startedAt, endedAt, ...attempt } = row
  return {
    ...attempt,
    registration: registrationId,
    sitting: sittingId,
    revision: hash,
    policy: sha256(canonicalJson(policy)),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}

async function headsOf(app: App, attemptId: AttemptId): Promise<Manifest['heads']> {
  return await app.db
    .selectFrom('signedHeadTrack')
    .innerJoin('track', 'track.number', 'signedHeadTrack.trackNumber')
    .innerJoin('signedHead', 'signedHead.counter', 'signedHeadTrack.counter')
    .select(['signedHead.counter', 'signedHead.hash'])
    .distinct()
    .where('track.attemptId', '=', attemptId)
    .orderBy('signedHead.counter')
    .execute()
}

async function keyOf(app: App, attemptId: AttemptId): Promise<Manifest['key']> {
  const row = await app.db
    .selectFrom('attemptKey')
    .select(['number', 'wrappedBy'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  return row ?? null
}

async function silencesOf(app: App, attemptId: AttemptId): Promise<Manifest['silences']> {
  const rows = await app.db
    .selectFrom('silence')
    .select(['fromAt', 'toAt'])
    .where('attemptId', '=', attemptId)
    .orderBy('silence.fromAt')
    .execute()
  return rows.map(({ fromAt, toAt }) => ({
    fromAt: fromAt.toISOString(),
    toAt: toAt?.toISOString() ?? null,
  }))
}

async function incidentsOf(app: App, attemptId: AttemptId): Promise<Manifest['incidents']> {
  const rows = await app.db
    .selectFrom('incident')
    .select(['id', 'kind', 'severity', 'state', 'startedAt', 'endedAt', 'detector', 'models'])
    .where('attemptId', '=', attemptId)
    .orderBy('startedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ startedAt, endedAt, ...incident }) => ({
    ...incident,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }))
}
