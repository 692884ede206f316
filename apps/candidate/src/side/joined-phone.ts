import { SideJoined } from '@invigil/contract/side-camera.ts'
import { client } from '../api.ts'
import { forgetJoined, joinOnce } from '../store/join-once.ts'

const place = 'invigil-side'

/** Joins by a link, or goes on as the phone that this page was before a reload: the link works only once. Throws what was refused. */
export function joinOrGoOn(token: string): Promise<SideJoined> {
  return joinOnce(place, token, SideJoined, () => client.checkin.joinSide({ token }))
}

/** Forgets the key once the phone is not wanted any more. */
export function forgetPhone(): void {
  forgetJoined(place)
}
