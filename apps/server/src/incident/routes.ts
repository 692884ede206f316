import { incident as contract } from '@invigil/contract/incident.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { acknowledgeAlert, alertsOf, resolveAlert } from './alert.ts'
import { decideIncident } from './decide.ts'
import { incidentsOf, theIncident } from './read.ts'

const os = implement(contract).$context<Call>()

export const incidentRoutes = os.router({
  list: os.list.handler(async ({ context: { app }, input }) => ({
    incidents: await incidentsOf(app, input.attemptId),
  })),
  get: os.get.handler(({ context: { app }, input }) => theIncident(app, input.incidentId)),
  decide: os.decide.handler(({ context, input: { incidentId, decision, reason } }) =>
    decideIncident(context.app, incidentId, {
      personId: thePersonCalling(context).personId,
      decision,
      reason,
    }),
  ),
  alerts: os.alerts.handler(async ({ context: { app }, input }) => ({
    alerts: await alertsOf(app, input.sittingId),
  })),
  acknowledge: os.acknowledge.handler(({ context, input }) =>
    acknowledgeAlert(context.app, input.incidentId, thePersonCalling(context).personId),
  ),
  resolve: os.resolve.handler(({ context, input }) =>
    resolveAlert(context.app, input.incidentId, thePersonCalling(context).personId),
  ),
})
