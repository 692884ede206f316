import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { tenSignals } from './signal-batch.ts'

/** Posts to send: by every seat one after the other, for so long. */
export interface PostWish {
  url: string
  seats: { attemptId: string; attemptKey: string }[]
  seconds: number
}

export interface PostResult {
  /** Of each post, in milliseconds. */
  latencies: number[]
}

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The load of the signals bench, in a process of its own so that it does not share the bench's thread.
process.once('message', async (wish: PostWish) => {
  const agent = new Agent({ keepAlive: true, maxSockets: wish.seats.length })
  const until = performance.now() + wish.seconds * 1000
  const latencies: number[] = []
  await Promise.all(wish.seats.map((seat) => postAlways(seat)))
  process.send?.({ latencies } satisfies PostResult, () => process.exit())

  async function postAlways({ attemptId, attemptKey }: PostWish['seats'][number]) {
    const outboxId = randomUUID()
    let seq = 0
    while (performance.now() < until) {
      const now = Date.now()
      const body = JSON.stringify({ outboxId, signals: tenSignals(seq, now), sentAt: now })
      seq += 10
      const startedAt = performance.now()
      await post(`${wish.url}/api/attempts/${attemptId}/signals`, attemptKey, body)
      latencies.push(performance.now() - startedAt)
    }
  }

  function post(url: string, key: string, body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        authorization: `Bearer ${key}`,
      }
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
