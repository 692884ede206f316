import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** Saves to send: by every seat one after the other, for so long. */
export interface SaveWish {
  url: string
  seats: { attemptId: string; attemptKey: string }[]
  seconds: number
}

/** An essay of the usual length. */
export const essay = { text: 'A stone falls as fast as a feather where there is no air. '.repeat(7) }

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The load of the answers bench, in a process of its own so that it does not share the bench's thread.
process.once('message', async (wish: SaveWish) => {
  const agent = new Agent({ keepAlive: true, maxSockets: wish.seats.length })
  const until = performance.now() + wish.seconds * 1000
  const latencies: number[] = []
  await Promise.all(wish.seats.map((seat) => saveAlways(seat)))
  process.send?.({ latencies }, () => process.exit())

  async function saveAlways({ attemptId, attemptKey }: SaveWish['seats'][number]) {
    const [journalId, itemId] = [randomUUID(), randomUUID()]
    for (let seq = 1; performance.now() < until; seq += 1) {
      const entries = [{ seq, itemId, body: essay, at: Date.now() }]
      const startedAt = performance.now()
      await save(attemptId, attemptKey, JSON.stringify({ journalId, opening: 1, entries }))
      latencies.push(performance.now() - startedAt)
    }
  }

  function save(attemptId: string, key: string, body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        authorization: `Bearer ${key}`,
      }
      const url = `${wish.url}/api/attempts/${attemptId}/entries`
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
})
