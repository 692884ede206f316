import type { Page } from '@playwright/test'

/** One answer as it was written, on either side. */
interface Line {
  journalId: string
  seq: number
  body: unknown
}

/** All that was ever written to one item, in its order. */
export type LinesByItem = Record<string, Line[]>

/** Everything this browser has a receipt for, or keeps without one, by item in the order of writing; and whose attempt it is. */
export async function keptHere(page: Page): Promise<{ attemptId: string; lines: LinesByItem }> {
  const kept = await page.evaluate(async () => {
    const answered = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const store = (await answered(indexedDB.open('invigil'))).transaction('kept').objectStore('kept')
    const [names, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())])
    return names.map((name, at) => [String(name), values[at]] as const)
  })
  const entries = kept
    .filter(([name]) => /^(received|entry|refused)\//.test(name))
    .map(([, entry]): Line & { itemId: string } => entry)
    .sort((one, other) => one.seq - other.seq)
  const attemptId = kept.map(([name]) => /^received\/([^/]+)/.exec(name)?.[1]).find(Boolean) ?? ''
  const grouped = Object.entries(Object.groupBy(entries, ({ itemId }) => itemId))
  return { attemptId, lines: Object.fromEntries(grouped.map(([id, lines = []]) => [id, lines.map(asLine)])) }
}

/** What the server’s log has of the same items, all of it in the order of arrival, as a marker may read it. */
export async function loggedThere(
  page: Page,
  url: string,
  { attemptId, lines }: { attemptId: string; lines: LinesByItem },
): Promise<LinesByItem> {
  const logged: LinesByItem = {}
  for (const itemId of Object.keys(lines)) {
    const answer = await page.request.get(`${url}/api/attempts/${attemptId}/items/${itemId}/versions`)
    const { versions } = await answer.json()
    logged[itemId] = versions.map(asLine)
  }
  return logged
}

function asLine({ journalId, seq, body }: Line): Line {
  return { journalId, seq, body }
}
