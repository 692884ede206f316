import { SideJoined } from '@invigil/contract/side-camera.ts'
import { client } from '../api.ts'

const place = 'invigil-side'

/** Joins by a link, or goes on as the phone that this page was before a reload: the link works only once. Throws what was refused. */
export async function joinOrGoOn(token: string): Promise<SideJoined> {
  const known = knownIn(token)
  if (known) return known
  const joined = SideJoined.parse(await client.checkin.joinSide({ token }))
  sessionStorage.setItem(place, JSON.stringify({ token, joined }))
  return joined
}

/** Forgets the key once the phone is not wanted any more. */
export function forgetPhone(): void {
  sessionStorage.removeItem(place)
}

function knownIn(token: string): SideJoined | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as {
      token: string
      joined: unknown
    } | null
    return kept?.token === token ? SideJoined.safeParse(kept.joined).data : undefined
  } catch {
    return undefined
  }
}
