import type { Room } from '../platform/room.ts'
import { adminRoutes } from './routes.ts'

/** What an administrator looks after: errors, the audit log, health, the organisation's settings. */
export const admin: Room = { name: 'admin', routes: adminRoutes }
