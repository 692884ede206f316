/** The server's clock as this page knows it. Setting this machine's clock does not move it. */
export interface ServerClock {
  /**
   * The server said its time (ms or ISO 8601): in an answer to what was asked at `askedAt` (performance.now()). Without it, in a
   * word of its own, which may have been long on its way: it is that late at least.
   */
  note: (serverNow: number | string, askedAt?: number) => void
  /** What an earlier page knew, until the server says something: this machine's clock may have been set since. */
  suppose: (offset: number) => void
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  /** How far the server's clock is ahead of this machine's, in milliseconds, just now. */
  offset: () => number
}

/** Starts with this machine's clock. */
export function createServerClock(): ServerClock {
  let anchor = supposed(0)

  function note(serverNow: number | string, askedAt?: number): void {
    const local = performance.now()
    const server = typeof serverNow === 'number' ? serverNow : Date.parse(serverNow)
    if (Number.isNaN(server)) return
    if (askedAt === undefined) {
      if (server > now()) anchor = { ...anchor, server, local }
      return
    }
    const spread = local - askedAt
    // A quick answer says more than a slow one, but none says anything for ever: machines sleep.
    const isOld = local - anchor.local > 60_000
    if (spread > anchor.spread && !isOld && spread > 500) return
    anchor = { server: server + spread / 2, local, spread }
  }

  const now = () => anchor.server + performance.now() - anchor.local
  const suppose = (offset: number) => {
    anchor = supposed(offset)
  }
  return { note, suppose, now, offset: () => now() - Date.now() }
}

/** Any answer of the server knows more. */
function supposed(offset: number) {
  return { server: Date.now() + offset, local: performance.now(), spread: Number.POSITIVE_INFINITY }
}
