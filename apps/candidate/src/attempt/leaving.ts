import type { Hold } from './hold.ts'
import type { Unsent } from './journal.ts'

/** Calls when the page is hidden, and when it is being left for good (or frozen). Returns what ends that. */
export function onLeaving({ hidden, leaving }: { hidden: () => void; leaving: () => void }): () => void {
  const changed = () => {
    if (document.visibilityState === 'hidden') hidden()
  }
  document.addEventListener('visibilitychange', changed)
  window.addEventListener('pagehide', leaving)
  return () => {
    document.removeEventListener('visibilitychange', changed)
    window.removeEventListener('pagehide', leaving)
  }
}

/** Sends what can still be sent while the page goes away. The answer is not read: the next page sends it again. */
export function sendAtLeaving({ attemptId, attemptKey }: Hold, batch: readonly Unsent[]): void {
  const [first] = batch
  if (!first) return
  const { journalId, opening } = first
  const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId, body, at }))
  fetch(`/api/attempts/${attemptId}/entries`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${attemptKey}` },
    body: JSON.stringify({ journalId, opening, entries }),
  }).catch(() => undefined)
}

/** Tells when the network is back. Returns what ends that. */
export function onOnline(tell: () => void): () => void {
  window.addEventListener('online', tell)
  return () => window.removeEventListener('online', tell)
}
