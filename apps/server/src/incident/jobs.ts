import type { IncidentId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { onNews } from '../platform/news.ts'
import { pinRecording } from './pin.ts'

export const incidentJobs = [onNews('incident-ended', 'incident.pin-whole', pinWhole)]

/** Pins the recording once more when the stretch is over and its last seconds have become durable. */
async function pinWhole(app: App, { incidentId }: { incidentId: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const incident = await tx
      .selectFrom('incident')
      .selectAll()
      .where('id', '=', incidentId as IncidentId)
      .executeTakeFirst()
    if (!incident?.endedAt) return
    const { attemptId, startedAt, endedAt } = incident
    await pinRecording(app, tx, { incidentId: incident.id, attemptId, fromAt: startedAt, toAt: endedAt })
  })
}
