import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Entered } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { openScreen } from '@invigil/simulator/wire/screen.ts'
import { tenSignals } from './signal-batch.ts'

/** What the crowd is told: come in and fetch the sealed paper; begin within so many seconds; work as candidates do; tell. */
export type CrowdOrder =
  | { do: 'come'; url: string; tokens: string[]; itemIds: ItemId[] }
  | { do: 'start'; withinSeconds: number }
  | { do: 'work' }
  | { do: 'report' }

/** How the crowd fared since it was last asked; times in milliseconds, measured by the crowd itself. */
export interface CrowdNews {
  starts: number[]
  saves: number[]
  signals: number
  errors: string[]
}

interface Seat {
  entered: Entered
  journalId: string
  seq: number
  text: string
}

const arrivingAtOnce = 24
const agent = new Agent({ keepAlive: true, maxSockets: 4_000 })
const seats: Seat[] = []
let url = ''
let itemIds: ItemId[] = []
const news: CrowdNews = { starts: [], saves: [], signals: 0, errors: [] }

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The crowd of the answers bench, in a process of its own, so that it does not share the bench's thread.
process.on('message', async (order: CrowdOrder) => {
  if (order.do === 'come') await comeIn(order)
  if (order.do === 'start') await startAll(order.withinSeconds)
  if (order.do === 'work') for (const seat of seats) work(seat)
  process.send?.(news)
  if (order.do === 'report') Object.assign(news, { starts: [], saves: [], signals: 0, errors: [] })
})

async function comeIn(order: Extract<CrowdOrder, { do: 'come' }>): Promise<void> {
  url = order.url
  itemIds = order.itemIds
  const waiting = [...order.tokens]
  const bring = async () => {
    for (let token = waiting.pop(); token; token = waiting.pop()) {
      const entered = (await call('POST', '/entrance/by-link', '', { token })) as Entered
      const { attemptId, attemptKey } = entered
      await call('POST', `/attempts/${attemptId}/checkin/ready`, attemptKey, {})
      await call('GET', `/attempts/${attemptId}/sealed-paper`, attemptKey)
      seats.push({ entered, journalId: randomUUID(), seq: 0, text: '' })
    }
  }
  await Promise.all(Array.from({ length: arrivingAtOnce }, bring))
}

/** Each at a moment of their own. */
async function startAll(withinSeconds: number): Promise<void> {
  await Promise.all(
    seats.map(async ({ entered: { attemptId, attemptKey } }) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * withinSeconds * 1_000))
      const startedAt = performance.now()
      await counted(call('POST', `/attempts/${attemptId}/start`, attemptKey, {}))
      news.starts.push(performance.now() - startedAt)
    }),
  )
}

/**
 * Half a minute of typing with an entry every five seconds, half a minute of thinking; a ping every 2.5 s, a status every 5 s,
 * ten signals every 10 s.
 */
function work(seat: Seat): void {
  const { attemptId, attemptKey, opening } = seat.entered
  const screen = openScreen(url, seat.entered, () => undefined)
  const outboxId = randomUUID()
  const begunAt = performance.now() - Math.random() * 60_000
  let signalled = 0
  every(2_500, () => screen.say({ type: 'ping', sentAt: Date.now() }))
  every(5_000, () => screen.say({ type: 'status', status: statusWith(seat.seq) }))
  every(10_000, async () => {
    const sentAt = Date.now()
    const signals = tenSignals(signalled, sentAt)
    signalled += 10
    await counted(call('POST', `/attempts/${attemptId}/signals`, attemptKey, { outboxId, signals, sentAt }))
    news.signals += 10
  })
  every(5_000, async () => {
    const minute = (performance.now() - begunAt) / 60_000
    if (minute % 1 > 0.5) return
    seat.seq += 1
    // Another question every few minutes; what is written grows until then.
    const itemId = itemIds[Math.floor(minute / 4) % itemIds.length]
    seat.text = minute % 4 < 0.1 ? '' : `${seat.text} A stone falls as fast as a feather.`
    const entries = [{ seq: seat.seq, itemId, body: { text: seat.text }, at: Date.now() }]
    const startedAt = performance.now()
    const { journalId } = seat
    await counted(call('POST', `/attempts/${attemptId}/entries`, attemptKey, { journalId, opening, entries }))
    news.saves.push(performance.now() - startedAt)
  })
}

/** At a moment of its own within the interval, so that a crowd does not march in step. */
function every(milliseconds: number, act: () => unknown): void {
  setTimeout(() => setInterval(act, milliseconds), Math.random() * milliseconds)
}

async function counted(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: Error) => news.errors.push(error.message))
}

/** Without a client library: two thousand candidates share one thread here. */
function call(method: string, route: string, key: string, body?: object): Promise<unknown> {
  const text = body ? JSON.stringify(body) : ''
  const headers = {
    ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api${route}`, { method, agent, headers }, (response) => {
      const heard: Buffer[] = []
      response.on('data', (bytes: Buffer) => heard.push(bytes))
      response.on('end', () => {
        const said = Buffer.concat(heard).toString()
        if (response.statusCode !== 200)
          reject(new Error(`${route.split('/').at(-1)}: ${response.statusCode}`))
        else resolve(said === '' ? undefined : JSON.parse(said))
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}

function statusWith(answered: number): CandidateStatus {
  return {
    ...{ camera: 'live', microphone: 'off', screen: 'off', recording: 'recording', sensors: 'running' },
    ...{ answered, items: 10, unsaved: 0, hasHandUp: false },
  }
}
