import type { Room } from '../platform/room.ts'
import { startListening } from './hear.ts'
import { liveRoutes } from './routes.ts'
import { candidateSocket, wallSocket } from './socket.ts'

/** The proctors' wall: presence, live view, messages, interventions. */
export const live: Room = {
  name: 'live',
  routes: liveRoutes,
  sockets: { attempt: candidateSocket, wall: wallSocket },
  start: startListening,
}
