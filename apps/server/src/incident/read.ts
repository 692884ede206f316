import type { AttemptId, IncidentId } from '@invigil/contract/ids.ts'
import type { Evidence, Incident } from '@invigil/contract/incident.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/** One incident with its evidence and decisions. Throws `not-found`. */
export async function theIncident(app: App, id: IncidentId): Promise<Incident> {
  const [incident] = await read(app, { id })
  if (!incident) throw new Refusal('not-found', `no incident ${id}`)
  return incident
}

/** The incidents of an attempt in the order they began. */
export async function incidentsOf(app: App, attemptId: AttemptId): Promise<Incident[]> {
  return await read(app, { attemptId })
}

async function read(app: App, which: { id?: IncidentId; attemptId?: AttemptId }): Promise<Incident[]> {
  const { id, attemptId } = which
  const rows = await app.db
    .selectFrom('incident')
    .innerJoin('attempt', 'attempt.id', 'incident.attemptId')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .selectAll('incident')
    .select('person.name as candidateName')
    .$if(id !== undefined, (query) => query.where('incident.id', '=', id as IncidentId))
    .$if(attemptId !== undefined, (query) => query.where('incident.attemptId', '=', attemptId as AttemptId))
    .orderBy('incident.startedAt')
    .orderBy('incident.id')
    .execute()
  const ids = rows.map((row) => row.id)
  const [evidence, decisions] = await Promise.all([evidenceOf(app, ids), decisionsOf(app, ids)])
  return rows.map(({ sittingId: _sitting, episodes: _episodes, ...row }) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    evidence: evidence.filter(({ incidentId }) => incidentId === row.id).map(asEvidence),
    decisions: decisions
      .filter(({ incidentId }) => incidentId === row.id)
      .map(({ decision, personId, personName, reason, decidedAt }) => ({
        ...{ decision, reason },
        by: { id: personId, name: personName },
        decidedAt: decidedAt.toISOString(),
      })),
  }))
}

async function evidenceOf(app: App, incidentIds: IncidentId[]) {
  if (incidentIds.length === 0) return []
  return await app.db
    .selectFrom('evidence')
    .selectAll()
    .where('incidentId', 'in', incidentIds)
    .orderBy('pinnedAt')
    .orderBy('id')
    .execute()
}

async function decisionsOf(app: App, incidentIds: IncidentId[]) {
  if (incidentIds.length === 0) return []
  return await app.db
    .selectFrom('incidentDecision')
    .innerJoin('person', 'person.id', 'incidentDecision.personId')
    .selectAll('incidentDecision')
    .select('person.name as personName')
    .where('incidentId', 'in', incidentIds)
    .orderBy('decidedAt')
    .orderBy('incidentDecision.id')
    .execute()
}

function asEvidence(row: { id: string; kind: string; body: object; sha256: string }): Evidence {
  return { id: row.id, kind: row.kind, ...row.body, sha256: row.sha256 } as Evidence
}
