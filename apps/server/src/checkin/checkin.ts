import type { Room } from '../platform/room.ts'
import { checkinRoutes } from './routes.ts'

/** Consent, devices, the reference photo, the lobby, admission. */
export const checkin: Room = { name: 'checkin', routes: checkinRoutes }
