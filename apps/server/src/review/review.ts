import type { Room } from '../platform/room.ts'
import { reviewRoutes } from './routes.ts'

/** The timeline, notes and the verdict. */
export const review: Room = { name: 'review', routes: reviewRoutes }
