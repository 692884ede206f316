/**
 * Makes this page the only one of the browser that works on an attempt: the newest page wins, an older one is told and
 * stops. Where the browser has no locks, the server's openings do the same for devices. Returns what gives the place up.
 */
export function holdAlone(attemptId: string, onLost: () => void): () => void {
  const { locks } = navigator
  if (!locks) return () => undefined
  const given = Promise.withResolvers<void>()
  let isOver = false
  locks
    .request(`invigil-attempt-${attemptId}`, { steal: true }, () => given.promise)
    .catch(() => {
      if (!isOver) onLost()
    })
  return () => {
    isOver = true
    given.resolve()
  }
}
