import type { Manifest, ManifestLists } from '@invigil/contract/evidence.ts'
import type { AttemptId, OrganisationId } from '@invigil/contract/ids.ts'
import { interventionsOf } from '../../live/intervene.ts'
import type { App } from '../../platform/app.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { sha256 } from './signed-head.ts'

/** What the first entry of an audit chain follows. */
const beforeTheFirst = '0'.repeat(64)

/** What is written down of an attempt and only ever grows, as lines that a later manifest can be compared with. */
export async function manifestLists(
  app: App,
  attemptId: AttemptId,
  organisationId: OrganisationId,
): Promise<ManifestLists> {
  const [marks, consents, pictures, signals, pinned, decisions, interventions, audit] = await Promise.all([
    marksOf(app, attemptId),
    consentsOf(app, attemptId),
    picturesOf(app, attemptId),
    signalsOf(app, attemptId),
    pinnedOf(app, attemptId),
    decisionsOf(app, attemptId),
    interventionsOf(app, attemptId),
    auditOf(app, attemptId, organisationId),
  ])
  return {
    ...{ marks, consents, pictures, signals, pinned, decisions, audit },
    interventions: interventions.map(({ id, kind, by, at, reason }) => ({ id, kind, by: by.id, at, reason })),
  }
}

async function marksOf(app: App, attemptId: AttemptId): Promise<ManifestLists['marks']> {
  const rows = await app.db
    .selectFrom('trackMark')
    .innerJoin('track', 'track.id', 'trackMark.trackId')
    .select(['track.number as track', 'seq', 'at', 'what', 'reason'])
    .where('attemptId', '=', attemptId)
    .orderBy('track.number')
    .orderBy('seq')
    .execute()
  return rows.map(({ at, ...mark }) => ({ ...mark, at: at.toISOString() }))
}

async function consentsOf(app: App, attemptId: AttemptId): Promise<ManifestLists['consents']> {
  const rows = await app.db
    .selectFrom('consent')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('at')
    .orderBy('consent.stream')
    .execute()
  return rows.map(({ stream, at, isGiven, wording }) => ({
    ...{ stream, wording, at: at.toISOString() },
    given: isGiven,
  }))
}

async function picturesOf(app: App, attemptId: AttemptId): Promise<ManifestLists['pictures']> {
  const pictures = await app.db
    .selectFrom('checkinPicture')
    .select(['kind', 'place', 'takenAt', 'sha256'])
    .where('attemptId', '=', attemptId)
    .orderBy('kind')
    .orderBy('checkinPicture.place')
    .execute()
  const photo = await app.db
    .selectFrom('referencePhoto')
    .select(['takenAt', 'sha256'])
    .where('attemptId', '=', attemptId)
    .execute()
  return [...photo.map((one) => ({ ...one, kind: 'reference-photo', place: 0 })), ...pictures].map(
    ({ kind, place, takenAt, sha256 }) => ({ kind, place, at: takenAt.toISOString(), sha256 }),
  )
}

async function signalsOf(app: App, attemptId: AttemptId): Promise<ManifestLists['signals']> {
  const rows = await app.db
    .selectFrom('signalBatch')
    .select(['outboxId', 'firstSeq', 'n', 'receivedAt', 'observedBy', 'signals'])
    .where('attemptId', '=', attemptId)
    .orderBy('receivedAt')
    .orderBy('outboxId')
    .orderBy('firstSeq')
    .execute()
  return rows.map(({ outboxId, firstSeq, n, receivedAt, observedBy, signals }) => ({
    ...{ outbox: outboxId, firstSeq, n, at: receivedAt.toISOString(), by: observedBy },
    sha256: sha256(canonicalJson(signals)),
  }))
}

/** Evidence pinned to incidents. Its stored hash is not believed but computed again. */
async function pinnedOf(app: App, attemptId: AttemptId): Promise<ManifestLists['pinned']> {
  const rows = await app.db
    .selectFrom('evidence')
    .innerJoin('incident', 'incident.id', 'evidence.incidentId')
    .select(['evidence.id', 'evidence.incidentId', 'evidence.kind', 'evidence.pinnedAt', 'evidence.body'])
    .where('attemptId', '=', attemptId)
    .orderBy('evidence.pinnedAt')
    .orderBy('evidence.id')
    .execute()
  return rows.map(({ id, incidentId, kind, pinnedAt, body }) => ({
    ...{ id, incident: incidentId, kind, at: pinnedAt.toISOString() },
    sha256: sha256(canonicalJson(body)),
  }))
}

async function decisionsOf(app: App, attemptId: AttemptId): Promise<ManifestLists['decisions']> {
  const rows = await app.db
    .selectFrom('incidentDecision')
    .innerJoin('incident', 'incident.id', 'incidentDecision.incidentId')
    .selectAll('incidentDecision')
    .where('attemptId', '=', attemptId)
    .orderBy('decidedAt')
    .orderBy('incidentDecision.id')
    .execute()
  return rows.map(({ id, incidentId, personId, decision, reason, decidedAt }) => ({
    ...{ id, decision, reason, incident: incidentId, by: personId, at: decidedAt.toISOString() },
  }))
}

/** Audit entries about the attempt; taking its evidence out or checking it is left to the audit itself, or no manifest would ever be complete. */
async function auditOf(
  app: App,
  attemptId: AttemptId,
  organisationId: OrganisationId,
): Promise<ManifestLists['audit']> {
  const rows = await app.db
    .selectFrom('auditEntry')
    .leftJoin('auditEntry as before', (join) =>
      join
        .onRef('before.organisationId', '=', 'auditEntry.organisationId')
        .on((is) => is('before.seq', '=', is('auditEntry.seq', '-', 1))),
    )
    .selectAll('auditEntry')
    .select('before.hash as previous')
    .where('auditEntry.organisationId', '=', organisationId)
    .where('auditEntry.subject', '=', `attempt:${attemptId}`)
    .where('auditEntry.kind', 'not in', ['evidence-exported', 'recording-viewed'])
    .orderBy('auditEntry.seq')
    .execute()
  return rows.map(({ at, previous, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    previous: previous ?? beforeTheFirst,
  }))
}

/** The journals of answers, as far as they came or as far as an earlier manifest tells of them. */
export async function manifestAnswers(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
  upTo?: ReadonlyMap<string, number>,
): Promise<Manifest['answers']> {
  const rows = await app.db
    .selectFrom('answerLog')
    .select(['journalId', 'seq', 'hash'])
    .where('attemptId', '=', attemptId)
    .orderBy('journalId')
    .orderBy('seq')
    .execute()
  const wanted = rows.filter(({ journalId, seq }) => upTo === undefined || seq <= (upTo.get(journalId) ?? 0))
  return [...Map.groupBy(wanted, ({ journalId }) => journalId)].map(([journal, entries]) => ({
    journal,
    entries: entries.length,
    seq: entries.at(-1)?.seq ?? 0,
    sha256: sha256(entries.map(({ seq, hash }) => `${seq} ${hash}\n`).join('')),
  }))
}
