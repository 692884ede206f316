import type { Room } from '../platform/room.ts'
import { startAnalysing } from './analyse.ts'
import { monitoringJobs } from './jobs.ts'
import { monitoringRoutes } from './routes.ts'
import { serveCrops } from './serve-crops.ts'

/** Signals arrive, are stored once, and are judged. */
export const monitoring: Room = {
  name: 'monitoring',
  routes: monitoringRoutes,
  jobs: monitoringJobs,
  http: serveCrops,
  start: startAnalysing,
  cli: {
    rejudge: {
      summary: 'judge recordings again by today’s sensors and detectors, beside the first judgement',
      run: async (args, config) => (await import('./rejudge-command.ts')).rejudge(args, config),
    },
    observe: {
      summary: 'look at pictures and videos as an exam would',
      // Loaded when asked for: a server that only serves needs no networks in its memory.
      run: async (args, config) =>
        (await import('./observe.ts')).observe(args, process.stdout, process.stderr, config.models),
    },
    'compare-faces': {
      summary: 'say how alike the face on one picture is to those on others',
      run: async (args, config) =>
        (await import('./compare-faces.ts')).compareFaces(
          args,
          process.stdout,
          process.stderr,
          config.models,
        ),
    },
  },
}
