import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { ItemId } from '@invigil/contract/ids.ts'
import { ToWall } from '@invigil/contract/live.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { callerOf, type SignedIn } from '@invigil/simulator/wire/caller.ts'
import { WebSocket } from 'ws'
import type { CrowdReport, CrowdWish } from './crowd.ts'
import { foundOrganisation, type Hall, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { figuresOf } from './process-figures.ts'
import { type ServerProcess, someFolder, startServer } from './server-process.ts'
import { aSignal } from './signal-batch.ts'
import { percentile, type Table } from './table.ts'

const sizes = (process.env.INVIGIL_BENCH_CANDIDATES ?? '100,500,2000').split(',').map(Number)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 10)
/** For the whole bench; a size that is not reached in time is left out and said. */
const limitSeconds = Number(process.env.INVIGIL_BENCH_LIMIT ?? 150)
const hallSize = 100
const settlesMs = 5_000
const probesAHall = 10
const leastBetweenAlertsMs = 100
/** Nearer signals of one kind and candidate become one incident. */
const apartMs = 10_500
/** What the standard rules make an alert of. */
const kinds = [
  'face-missing',
  'several-faces',
  'camera-blocked',
  'page-hidden',
  'copy-paste',
  'second-display',
]

/** Some candidates of each hall belong to the bench itself: they send the signals that are measured. */
interface Probe {
  send(kind: string): Promise<void>
}

/** From a signal at the server to the proctor's wall, beside so many candidates' everyday traffic. */
export async function run(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  const crowd = fork(new URL('./crowd.ts', import.meta.url))
  try {
    const signedIn = await foundOrganisation(server)
    const examId = await publishExam(signedIn.caller, withoutCheckIn)
    const halls: Hall[] = []
    const probes: Probe[] = []
    const arrivals = listenForAlerts()
    const rows: (string | number)[][] = []
    const until = performance.now() + limitSeconds * 1000
    for (const size of sizes) {
      while (halls.length * hallSize < size && performance.now() < until) {
        const hall = await openHall(signedIn.caller, examId, Math.min(hallSize, size))
        halls.push(hall)
        await arrivals.watch(server, signedIn, hall)
        for (const token of hall.tokens.slice(0, probesAHall))
          probes.push(await aProbe(server, token, arrivals))
        await bring(crowd, { server: server.url, itemId: someItem(), tokens: hall.tokens.slice(probesAHall) })
      }
      const present = Math.min(size, halls.length * hallSize)
      if (present < size) return { ...words, rows: [...rows, [`${size}: not in ${limitSeconds} s`]] }
      rows.push([size, ...(await measure(server, crowd, probes, arrivals))])
    }
    return { ...words, rows }
  } finally {
    crowd.kill()
    await server.stop()
    remove()
  }
}

const words = {
  title: 'Wall: from a signal at the server to the proctor’s screen',
  columns: [
    ...['candidates', 'alerts', 'alert p50, ms', 'alert p99, ms', 'save p50, ms', 'save p99, ms'],
    ...['requests/s', 'errors', 'server cores', 'PostgreSQL cores', 'server MB'],
  ],
  notes: [
    `${seconds} s each, one wall for each 100 candidates`,
    'each candidate: a ping every 2.5 s, a status and ten signals every 5 s, an answer every 10 s; no media',
    'alert: from just before the POST of a signal that makes an incident to its alert in the wall’s socket',
    'candidates and walls run on the same machine in two processes of their own and take their share of it',
  ],
}

/** Of the exam that everybody sits. */
function someItem(): ItemId {
  const [item] = exampleExam('general-science-en').content.sections.flatMap(({ items }) => items)
  if (!item) throw new Error('the exam has no items')
  return item.id
}

async function bring(crowd: ChildProcess, wish: CrowdWish): Promise<void> {
  crowd.send(wish)
  await once(crowd, 'message')
}

async function measure(
  server: ServerProcess,
  crowd: ChildProcess,
  probes: readonly Probe[],
  arrivals: ReturnType<typeof listenForAlerts>,
): Promise<(string | number)[]> {
  crowd.send('work')
  await new Promise((resolve) => setTimeout(resolve, settlesMs))
  await ask(crowd)
  arrivals.clear()
  const before = figuresOf(server.pid)
  const startedAt = performance.now()
  const betweenMs = Math.max(leastBetweenAlertsMs, apartMs / (probes.length * kinds.length))
  const sent: Promise<void>[] = []
  for (let index = 0; performance.now() - startedAt < seconds * 1000; index += 1) {
    const kind = kinds[Math.floor(index / probes.length) % kinds.length] ?? ''
    const probe = probes[index % probes.length]
    if (probe) sent.push(probe.send(kind))
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
  }
  await Promise.all(sent)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const lasted = (performance.now() - startedAt) / 1000
  const after = figuresOf(server.pid)
  const { requests, errors, saves } = await ask(crowd)
  const cores = (of: 'server' | 'database') =>
    Math.round(((after[of].cpuSeconds - before[of].cpuSeconds) / lasted) * 100) / 100
  crowd.send('rest')
  const times = arrivals.times()
  return [
    ...[times.length, percentile(times, 50), percentile(times, 99)],
    ...[percentile(saves, 50), percentile(saves, 99)],
    ...[Math.round(requests / lasted), errors, cores('server'), cores('database')],
    Math.round(after.server.megabytes),
  ]
}

async function ask(crowd: ChildProcess): Promise<CrowdReport> {
  crowd.send('report')
  const [report] = (await once(crowd, 'message')) as [CrowdReport]
  return report
}

/** Measures how long each alert took from when its probe sent the signal. */
function listenForAlerts() {
  const sentAt = new Map<string, number>()
  let times: number[] = []
  return {
    times: () => times,
    clear: () => {
      times = []
      sentAt.clear()
    },
    expect: (attemptId: string, kind: string) => sentAt.set(`${attemptId} ${kind}`, performance.now()),
    async watch({ url }: ServerProcess, { cookie }: SignedIn, { sittingId }: Hall) {
      const address = `${url.replace('http', 'ws')}/socket/wall/${sittingId}`
      const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false })
      socket.on('message', (data, isBinary) => {
        if (isBinary) return
        const at = performance.now()
        const message = ToWall.parse(JSON.parse(String(data)))
        if (message.type !== 'alert') return
        const name = `${message.alert.attemptId} ${message.alert.kind}`
        const began = sentAt.get(name)
        if (began !== undefined) times.push(at - began)
        sentAt.delete(name)
      })
      await once(socket, 'open')
    },
  }
}

async function aProbe(
  { url }: ServerProcess,
  token: string,
  arrivals: ReturnType<typeof listenForAlerts>,
): Promise<Probe> {
  const { attemptId, attemptKey } = await callerOf(url).attempt.enterByLink({ token })
  const caller = callerOf(url, { authorization: `Bearer ${attemptKey}` })
  await caller.checkin.ready({ attemptId })
  await caller.attempt.start({ attemptId })
  const outboxId = randomUUID()
  let seq = 0
  return {
    async send(kind) {
      const sentAt = Date.now()
      seq += 1
      arrivals.expect(attemptId, kind)
      await caller.monitoring.signals({ attemptId, outboxId, signals: [aSignal(kind, seq, sentAt)], sentAt })
    },
  }
}
