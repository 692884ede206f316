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

/** A browser sends 64 KiB for a page that goes away, and nothing at all when asked for more. */
const mostBytes = 60_000

/** As many of these as a browser still sends, the first ones. */
export function fitting<Entry>(entries: readonly Entry[]): Entry[] {
  let bytes = 0
  const tooMany = entries.findIndex((entry) => {
    bytes += new TextEncoder().encode(JSON.stringify(entry)).length + 1
    return bytes > mostBytes
  })
  return entries.slice(0, tooMany < 0 ? entries.length : tooMany)
}

/** Sends what can still be sent while the page goes away. The answer is not read: the next page sends it again. */
export function sendAtLeaving({ attemptId, attemptKey }: Hold, batch: readonly Unsent[]): void {
  const [first] = batch
  const entries = fitting(batch.map(({ seq, itemId, body, at }) => ({ seq, itemId, body, at })))
  if (!first || entries.length === 0) return
  const { journalId, opening } = first
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
