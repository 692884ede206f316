import { mediaSocket } from '../media/socket.ts'
import type { Room } from '../platform/room.ts'
import { admitSideCamera } from './admit-side-camera.ts'
import { checkinRoutes } from './routes.ts'
import { watchForLostSides } from './side-lost.ts'

/** Consent, devices, the reference photo, the side camera, the lobby, admission. */
export const checkin: Room = {
  name: 'checkin',
  routes: checkinRoutes,
  sockets: { side: mediaSocket(admitSideCamera) },
  start: watchForLostSides,
}
