import { createHmac } from 'node:crypto'
import type { TalkId, TalkRoutes } from '@invigil/contract/talk.ts'
import type { App } from '../platform/app.ts'

/** TURN lets nobody in any more after this, in seconds; a connection that stands by then goes on while it is refreshed. */
const goodForSeconds = 2 * 60 * 60

/**
 * How the browsers of one talk may look for a way to each other. The password of the TURN server is made for this talk and
 * expires, as coturn's `use-auth-secret` wants it: draft-uberti-behave-turn-rest-00. No server of anybody else is asked.
 */
export function routesOfTalk(app: Pick<App, 'config' | 'now'>, talkId: TalkId): TalkRoutes {
  const { turnUrls, turnSecret, turnOnly } = app.config
  const policy = turnOnly ? 'relay' : 'all'
  if (!turnUrls || !turnSecret) return { iceServers: [], policy }
  const username = `${Math.floor(app.now().getTime() / 1000) + goodForSeconds}:${talkId}`
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64')
  return { iceServers: [{ urls: turnUrls.split(/,\s*/), username, credential }], policy }
}
