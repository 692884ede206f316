import type { Room } from '../platform/room.ts'
import { placeOfRegistration, placeOfSitting } from './place.ts'
import { sittingRoutes } from './routes.ts'

/** One scheduled run of an exam: times, room code, roster, accommodations, proctors. */
export const sitting: Room = {
  name: 'sitting',
  routes: sittingRoutes,
  scopes: { sitting: placeOfSitting, registration: placeOfRegistration },
}
