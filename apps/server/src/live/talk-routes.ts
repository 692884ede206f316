import type { TalkId, TalkRoutes } from '@invigil/contract/talk.ts'
import type { App } from '../platform/app.ts'
import { turnServersFor } from '../platform/turn.ts'

/** How the browsers of one talk may look for a way to each other. No server of anybody else is asked. */
export function routesOfTalk(app: Pick<App, 'config' | 'now'>, talkId: TalkId): TalkRoutes {
  const turn = turnServersFor(app, talkId)
  return { iceServers: turn ? [turn] : [], policy: app.config.turnOnly ? 'relay' : 'all' }
}
