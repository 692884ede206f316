import type { IncidentId, PersonId } from '@invigil/contract/ids.ts'
import type { Incident } from '@invigil/contract/incident.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { placeOfIncident } from './place.ts'
import { theIncident } from './read.ts'

/**
 * Confirms or dismisses an incident. Every decision is kept: a later one changes the state, and an appeal can question both.
 * Throws `incident-already-decided` when it says so already.
 */
export async function decideIncident(
  app: App,
  id: IncidentId,
  decision: { personId: PersonId; decision: 'confirmed' | 'dismissed'; reason: string },
): Promise<Incident> {
  const place = await placeOfIncident(app, id)
  if (!place) throw new Refusal('not-found', `no incident ${id}`)
  await app.db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('incident')
      .set({ state: decision.decision })
      .where('id', '=', id)
      .where('state', '<>', decision.decision)
      .returning('attemptId')
      .executeTakeFirst()
    if (!changed)
      throw new Refusal('incident-already-decided', `incident ${id} is ${decision.decision} already`)

    await tx
      .insertInto('incidentDecision')
      .values({ id: newId(), incidentId: id, ...decision, decidedAt: app.now() })
      .execute()
    await tx
      .updateTable('alert')
      .set({ state: 'resolved', resolvedBy: decision.personId, resolvedAt: app.now() })
      .where('incidentId', '=', id)
      .where('state', '<>', 'resolved')
      .execute()
    await audit(app, tx, {
      organisationId: place.organisationId,
      actorId: decision.personId,
      kind: `incident-${decision.decision}`,
      subject: `incident:${id}`,
      body: { reason: decision.reason },
    })
  })
  app.publish(`sitting:${place.sittingId}`, {
    type: 'incident-decided',
    attemptId: place.attemptId,
    incidentId: id,
  })
  return await theIncident(app, id)
}
