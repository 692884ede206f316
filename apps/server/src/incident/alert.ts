import type { IncidentId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { placeOfIncident } from './place.ts'

/** The alerts of a sitting, the latest first, at most 500. */
export async function alertsOf(app: App, sittingId: SittingId): Promise<Alert[]> {
  const rows = await alerts(app)
    .where('alert.sittingId', '=', sittingId)
    .orderBy('alert.raisedAt', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(asAlert)
}

/** The alert of an incident, if it made one. */
export async function findAlert(app: App, incidentId: IncidentId): Promise<Alert | undefined> {
  const row = await alerts(app).where('alert.incidentId', '=', incidentId).executeTakeFirst()
  return row && asAlert(row)
}

/** Says that a proctor saw it. The first one is remembered; again changes nothing. Throws `not-found`. */
export async function acknowledgeAlert(app: App, incidentId: IncidentId, personId: PersonId): Promise<Alert> {
  return await moveAlert(app, incidentId, personId, 'acknowledged')
}

/** Says that it needs nothing more now. Throws `alert-already-resolved`, `not-found`. */
export async function resolveAlert(app: App, incidentId: IncidentId, personId: PersonId): Promise<Alert> {
  return await moveAlert(app, incidentId, personId, 'resolved')
}

/** Says who sees to an alert, or with null that nobody does. Throws `alert-already-resolved`, `not-found`. */
export async function assignAlert(
  app: App,
  incidentId: IncidentId,
  by: PersonId,
  to: PersonId | null,
): Promise<Alert> {
  const { place, before } = await theUnresolved(app, incidentId)
  if ((before.assignedTo?.id ?? null) === to) return before
  await app.db.transaction().execute(async (tx) => {
    const assigned = await tx
      .updateTable('alert')
      .set({ assignedTo: to })
      .where('incidentId', '=', incidentId)
      .where('state', '<>', 'resolved')
      .executeTakeFirstOrThrow()
    if (assigned.numUpdatedRows === 0n) throw resolved(incidentId)
    await audit(app, tx, {
      organisationId: place.organisationId,
      actorId: by,
      kind: 'alert-assigned',
      subject: `incident:${incidentId}`,
      body: { to },
    })
  })
  return await tellAlert(app, incidentId, place.sittingId)
}

async function moveAlert(
  app: App,
  incidentId: IncidentId,
  personId: PersonId,
  to: 'acknowledged' | 'resolved',
): Promise<Alert> {
  const { place, before } = await theUnresolved(app, incidentId)
  if (before.state === to) return before

  const at = app.now()
  await app.db.transaction().execute(async (tx) => {
    const moved = await tx
      .updateTable('alert')
      .set(
        to === 'acknowledged'
          ? { acknowledgedBy: personId, acknowledgedAt: at }
          : { resolvedBy: personId, resolvedAt: at },
      )
      .set({ state: to })
      .where('incidentId', '=', incidentId)
      .where('state', 'not in', [to, 'resolved'])
      .executeTakeFirstOrThrow()
    // Somebody else was quicker.
    if (moved.numUpdatedRows === 0n) return
    await audit(app, tx, {
      organisationId: place.organisationId,
      actorId: personId,
      kind: `alert-${to}`,
      subject: `incident:${incidentId}`,
    })
  })
  return await tellAlert(app, incidentId, place.sittingId)
}

async function theUnresolved(app: App, incidentId: IncidentId) {
  const place = await placeOfIncident(app, incidentId)
  const before = await findAlert(app, incidentId)
  if (!place || !before) throw new Refusal('not-found', `incident ${incidentId} made no alert`)
  if (before.state === 'resolved') throw resolved(incidentId)
  return { place, before }
}

function resolved(incidentId: IncidentId): Refusal {
  return new Refusal('alert-already-resolved', `alert of ${incidentId} is resolved`)
}

async function tellAlert(app: App, incidentId: IncidentId, sittingId: string | undefined): Promise<Alert> {
  const alert = await findAlert(app, incidentId)
  if (!alert) throw new Error(`the alert of ${incidentId} is gone`)
  app.publish(`sitting:${sittingId}`, { type: 'alert', attemptId: alert.attemptId, alert })
  return alert
}

function alerts(app: App) {
  return app.db
    .selectFrom('alert')
    .innerJoin('incident', 'incident.id', 'alert.incidentId')
    .innerJoin('attempt', 'attempt.id', 'incident.attemptId')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('person as proctor', 'proctor.id', 'alert.acknowledgedBy')
    .leftJoin('person as assignee', 'assignee.id', 'alert.assignedTo')
    .select(['alert.id', 'alert.incidentId', 'alert.state', 'alert.raisedAt', 'alert.acknowledgedBy'])
    .select(['alert.assignedTo', 'assignee.name as assigneeName'])
    .select(['incident.attemptId', 'incident.kind', 'incident.severity', 'incident.detail'])
    .select(['person.name as candidateName', 'proctor.name as proctorName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof alerts>['execute']>>[number]

function asAlert({ acknowledgedBy, proctorName, assignedTo, assigneeName, raisedAt, ...row }: Row): Alert {
  return {
    ...row,
    raisedAt: raisedAt.toISOString(),
    acknowledgedBy: acknowledgedBy ? { id: acknowledgedBy, name: proctorName ?? '' } : null,
    assignedTo: assignedTo ? { id: assignedTo, name: assigneeName ?? '' } : null,
  }
}
