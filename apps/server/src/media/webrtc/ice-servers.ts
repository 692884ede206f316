import type { App } from '../../platform/app.ts'
import { turnServersFor } from '../../platform/turn.ts'

/** How whoever comes through a door finds a way to us, as values of `Link` (RFC 9725, 4.6); none where no TURN server is configured. */
export function linksToIceServers(app: Pick<App, 'config' | 'now'>, doorId: string): string[] {
  const turn = turnServersFor(app, doorId)
  if (!turn) return []
  const { urls, username, credential } = turn
  return urls.map(
    (url) =>
      `<${url}>; rel="ice-server"; username="${username}"; credential="${credential}"; credential-type="password"`,
  )
}
