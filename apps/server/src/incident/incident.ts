import type { Room } from '../platform/room.ts'
import { incidentJobs } from './jobs.ts'
import { placeOfIncident } from './place.ts'
import { incidentRoutes } from './routes.ts'

/** Incidents, their evidence, alerts and decisions. */
export const incident: Room = {
  name: 'incident',
  routes: incidentRoutes,
  scopes: { incident: placeOfIncident },
  jobs: incidentJobs,
}
