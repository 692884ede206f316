import type { Room } from '../platform/room.ts'
import { monitoringJobs } from './jobs.ts'
import { monitoringRoutes } from './routes.ts'

/** Signals arrive, are stored once, and are judged. */
export const monitoring: Room = { name: 'monitoring', routes: monitoringRoutes, jobs: monitoringJobs }
