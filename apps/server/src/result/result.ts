import type { Room } from '../platform/room.ts'
import { resultJobs } from './jobs.ts'
import { resultRoutes } from './routes.ts'

/** Scoring, marking by hand, release. */
export const result: Room = { name: 'result', routes: resultRoutes, jobs: resultJobs }
