import { mediaSocket } from '../media/socket.ts'
import type { Room } from '../platform/room.ts'
import { admitTalkRecorder } from './admit-talk.ts'
import { startListening } from './hear.ts'
import { liveRoutes } from './routes.ts'
import { candidateSocket, wallSocket } from './socket.ts'

/** The proctors' wall: presence, live view, messages, interventions. */
export const live: Room = {
  name: 'live',
  routes: liveRoutes,
  sockets: { attempt: candidateSocket, wall: wallSocket, 'talk-media': mediaSocket(admitTalkRecorder) },
  start: startListening,
}
