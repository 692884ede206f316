/** The server's clock as this page knows it. Setting this machine's clock does not move it. */
export interface ServerClock {
  /** An answer that carried the server's time (ms or ISO 8601) came for a question asked at `askedAt` (performance.now()). */
  note: (serverNow: number | string, askedAt?: number) => void
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  /** How far the server's clock is ahead of this machine's, in milliseconds, just now. */
  offset: () => number
}

/** Starts with this machine's clock, or with what an earlier page knew. */
export function createServerClock(offsetBefore = 0): ServerClock {
  let anchor = {
    server: Date.now() + offsetBefore,
    local: performance.now(),
    spread: Number.POSITIVE_INFINITY,
  }

  function note(serverNow: number | string, askedAt = performance.now()): void {
    const local = performance.now()
    const spread = local - askedAt
    // A quick answer says more than a slow one, but none says anything for ever: machines sleep.
    const isOld = local - anchor.local > 60_000
    if (spread > anchor.spread && !isOld && spread > 500) return
    const server = typeof serverNow === 'number' ? serverNow : Date.parse(serverNow)
    anchor = { server: server + spread / 2, local, spread }
  }

  const now = () => anchor.server + performance.now() - anchor.local
  return { note, now, offset: () => now() - Date.now() }
}
