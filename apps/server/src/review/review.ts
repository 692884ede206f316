import type { Room } from '../platform/room.ts'
import { runEvidence } from './evidence/evidence-command.ts'
import { serveEvidence } from './evidence/serve-evidence.ts'
import { reviewJobs } from './jobs.ts'
import { reviewRoutes } from './routes.ts'

/** The timeline, notes and the verdict; evidence that can be taken out and verified. */
export const review: Room = {
  name: 'review',
  routes: reviewRoutes,
  http: serveEvidence,
  jobs: reviewJobs,
  cli: {
    evidence: {
      summary: 'evidence export|verify|rotate-key: signed evidence of an attempt',
      run: runEvidence,
    },
  },
}
