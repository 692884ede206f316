import type { Room } from '../platform/room.ts'
import { startAnalysing } from './analyse.ts'
import { monitoringJobs } from './jobs.ts'
import { monitoringRoutes } from './routes.ts'

/** Signals arrive, are stored once, and are judged. */
export const monitoring: Room = {
  name: 'monitoring',
  routes: monitoringRoutes,
  jobs: monitoringJobs,
  start: startAnalysing,
  cli: {
    observe: {
      summary: 'look at pictures and videos as an exam would',
      // Loaded when asked for: a server that only serves needs no networks in its memory.
      run: async (args) => (await import('./observe.ts')).observe(args, process.stdout),
    },
  },
}
