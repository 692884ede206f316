import { createHmac } from 'node:crypto'
import type { App } from './app.ts'

/** TURN lets nobody in any more after this, in seconds; a connection that stands by then goes on while it is refreshed. */
const goodForSeconds = 2 * 60 * 60

export interface TurnServers {
  urls: string[]
  username: string
  credential: string
}

/**
 * The TURN servers of the configuration, with a password that is made for `use` alone and expires, as coturn's `use-auth-secret`
 * wants it: draft-uberti-behave-turn-rest-00. Undefined where there are none.
 */
export function turnServersFor(
  { config, now }: Pick<App, 'config' | 'now'>,
  use: string,
): TurnServers | undefined {
  const { turnUrls, turnSecret } = config
  if (!turnUrls || !turnSecret) return undefined
  const username = `${Math.floor(now().getTime() / 1000) + goodForSeconds}:${use}`
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64')
  return { urls: turnUrls.split(/,\s*/), username, credential }
}
