import type { Proctors } from '@invigil/contract/charge.ts'
import type { IncidentId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Alert } from '@invigil/contract/incident.ts'
import { assignAlert } from '../incident/alert.ts'
import { placeOfIncident } from '../incident/place.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { chargesOf } from './charge.ts'
import { offersOf } from './handover.ts'
import { viewersOf } from './viewers.ts'

/** The proctors of a sitting's wall: who is at it, who answers for whom, what is offered. Read from the database alone. */
export async function theProctors(app: App, sittingId: SittingId): Promise<Proctors> {
  const [here, charges, offers] = await Promise.all([
    viewersOf(app, sittingId),
    chargesOf(app, sittingId),
    offersOf(app, sittingId),
  ])
  return { here, charges, offers }
}

/** Gives an alert to a proctor who is at the wall, to oneself from anywhere, or to nobody. Throws `not-on-the-wall` besides what `assignAlert` does. */
export async function assignAlertTo(
  app: App,
  incidentId: IncidentId,
  by: PersonId,
  to: PersonId | null,
): Promise<Alert> {
  const place = await placeOfIncident(app, incidentId)
  if (to && to !== by && place?.sittingId) {
    const viewers = await viewersOf(app, place.sittingId)
    if (!viewers.some(({ id }) => id === to))
      throw new Refusal('not-on-the-wall', `${to} is not at the wall of sitting ${place.sittingId}`)
  }
  return await assignAlert(app, incidentId, by, to)
}
