import type { App } from '../platform/app.ts'
import type { Room } from '../platform/room.ts'
import { adminJobs } from './jobs.ts'
import { obeyLedger } from './obey-ledger.ts'
import { adminRoutes } from './routes.ts'

/** What an administrator looks after: errors, the audit log, health, the organisation's settings, retention. */
export const admin: Room = { name: 'admin', routes: adminRoutes, jobs: adminJobs, start: obeyFirst }

/** Rooms start before anything is served: what a restored backup brought back is gone by then. */
async function obeyFirst(app: App) {
  await obeyLedger(app)
  return () => undefined
}
