import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from '../hall.ts'
import { figuresOf, mainThreadSeconds } from '../process-figures.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import type { IngestResult, IngestWish, LoadReport } from './ingest-load.ts'
import { idleOf, type Sealed, waitForSeals } from './sealed.ts'

/** How many cameras at once, one row after another. */
const steps = (process.env.INVIGIL_BENCH_CANDIDATES ?? '100,300,500').split(',').map(Number)
const rounds = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 12)

interface Round {
  cpuMs: number
  mainThreadMs: number
  databaseMs: number
  p50: number
  p99: number
  megabytesASecond: number
  unacknowledged: number
  closed: number
  latestMs: number
}

interface Step {
  cameras: number
  ours: Round[]
  theirs: Round[]
  load: number
}

/** What a camera costs the server with everything (key, chain, fdatasync, index, live), against a bare WebSocket receiver. */
export async function ingest(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder, ['--vision-processes', '0'])
  const bare = fork(new URL('./ingest-bare.ts', import.meta.url))
  const [barePort] = (await once(bare, 'message')) as [number]
  try {
    const addresses = await takeSeats(server, Math.max(...steps))
    const bareAddresses = addresses.map(({ key }) => ({ key, url: `ws://127.0.0.1:${barePort}/` }))
    const idle = await idleOf(server)
    const idleAsked = await idleOf(server, 'metrics')
    await measure(bareAddresses.slice(0, 50), bare.pid ?? 0, 6)
    await measure(addresses.slice(0, 50), server.pid, 6)
    const done: Step[] = []
    for (const cameras of steps) {
      const step: Step = { cameras, ours: [], theirs: [], load: 0 }
      for (let round = 0; round < rounds; round += 1) {
        step.theirs.push(await measure(bareAddresses.slice(0, cameras), bare.pid ?? 0, seconds))
        step.ours.push(await measure(addresses.slice(0, cameras), server.pid, seconds))
        step.load = Math.max(step.load, loadavg()[0] ?? 0)
      }
      done.push(step)
    }
    return tableOf(done, idle, await waitForSeals(server, idleAsked))
  } finally {
    bare.kill()
    await server.stop()
    remove()
  }
}

async function takeSeats(server: ServerProcess, cameras: number): Promise<IngestWish['addresses']> {
  const { caller } = await foundOrganisation(server)
  const examId = await publishExam(caller, {
    ...withoutCheckIn,
    streams: { camera: 'asked', microphone: 'off', screen: 'off' },
    recording: 'whole',
  })
  const { tokens } = await openHall(caller, examId, cameras)
  const taken: IngestWish['addresses'] = []
  for (const token of tokens) {
    const { attemptId, attemptKey: key } = await callerOf(server.url).attempt.enterByLink({ token })
    const candidate = callerOf(server.url, { authorization: `Bearer ${key}` })
    const consents = [{ stream: 'camera' as const, isGiven: true }]
    await candidate.checkin.consent({ attemptId, wording: 'bench', consents })
    await candidate.checkin.ready({ attemptId })
    await candidate.attempt.start({ attemptId })
    taken.push({ key, url: `${server.url.replace('http', 'ws')}/socket/media/${attemptId}` })
  }
  return taken
}

async function measure(addresses: IngestWish['addresses'], pid: number, lasts: number): Promise<Round> {
  const load = fork(new URL('./ingest-load.ts', import.meta.url))
  load.send({ addresses, seconds: lasts } satisfies IngestWish)
  await hear(load, 'steady')
  const before = { ...figuresOf(pid), mainThread: mainThreadSeconds(pid) }
  await hear(load, 'over')
  const after = { ...figuresOf(pid), mainThread: mainThreadSeconds(pid) }
  const result = (await hear(load, 'result')) as IngestResult
  const trackSeconds = addresses.length * lasts
  const cpu = (of: 'server' | 'database') =>
    ((after[of].cpuSeconds - before[of].cpuSeconds) / trackSeconds) * 1_000
  return {
    cpuMs: cpu('server'),
    mainThreadMs: ((after.mainThread - before.mainThread) / trackSeconds) * 1_000,
    databaseMs: cpu('database'),
    p50: percentile(result.latencies, 50),
    p99: percentile(result.latencies, 99),
    megabytesASecond: result.bytes / lasts / 1e6,
    unacknowledged: result.frames - result.acknowledged,
    closed: result.closed,
    latestMs: result.latestMs,
  }
}

async function hear(load: ChildProcess, says: LoadReport['says']): Promise<LoadReport> {
  const [report] = (await Promise.race([
    once(load, 'message'),
    once(load, 'exit').then(() => Promise.reject(new Error('the load ended early'))),
  ])) as [LoadReport]
  if (report.says !== says) throw new Error(`the load said ${report.says}, not ${says}`)
  return report
}

const columns: readonly [name: string, of: keyof Round][] = [
  ['MB/s', 'megabytesASecond'],
  ['CPU ms a camera-second', 'cpuMs'],
  ['of that the main thread', 'mainThreadMs'],
  ['PostgreSQL CPU ms', 'databaseMs'],
  ['ack p50, ms', 'p50'],
  ['ack p99, ms', 'p99'],
  ['not acknowledged', 'unacknowledged'],
  ['sockets lost', 'closed'],
  ['load sent late by, ms', 'latestMs'],
]

function tableOf(steps: readonly Step[], idle: number, sealed: Sealed): Table {
  const rows = steps.flatMap(({ cameras, ours, theirs, load }) => {
    const share = (all: readonly Round[], of: 'cpuMs' | 'mainThreadMs'): (string | number)[] => [
      ...[Math.floor(1_000 / middle(all, of)), rounded(middle(theirs, of) / middle(all, of))],
    ]
    const row = (name: string, all: readonly Round[]): (string | number)[] => [
      ...[name, cameras, ...columns.map(([, of]) => rounded(middle(all, of)))],
      ...[...share(all, 'cpuMs'), ...share(all, 'mainThreadMs'), rounded(load)],
    ]
    return [
      row('everything: encrypted, chained, fdatasync, index, live', ours),
      row('yardstick: ws that reads each header and answers, keeps nothing', theirs),
    ]
  })
  const none = Array.from({ length: columns.length - 1 }, () => '')
  return {
    title: 'Recording: cameras of 15 frames/s and 350 kbit/s into one process',
    columns: [
      'what',
      'cameras',
      ...columns.map(([name]) => name),
      'cameras a core',
      'ratio a core',
      'cameras a process',
      'ratio a process',
      'load',
    ],
    rows: [
      ...rows,
      ['sealing, with reading back', '', rounded(sealed.perSecond), ...none, '', '', '', '', ''],
    ],
    notes: [
      `medians of ${rounds} rounds of ${seconds} s in turn, after 3 s of warming up; bar: 0.7 of the yardstick`,
      'the load is a process of its own on the same machine; CPU is counted from its first frame after the warm-up until its last is acknowledged',
      'a core counts all threads of the process; a process is full when its main thread is, and what it leaves to others (disk, collecting memory) takes another core',
      'the yardstick gets the same frames over as many sockets and sends the same replies: a receipt for each frame at once, an ack for each track every 250 ms; it keeps nothing',
      'the server’s acks gather for 250 ms before one fdatasync tells everybody; sealing of what earlier rounds left goes on meanwhile',
      `idle, the server with these seats taken uses ${rounded(idle * 1_000)} ms of CPU a second; that is in the figures above`,
      `sealed after the load: ${rounded(sealed.megabytes)} MB at ${rounded(sealed.cpuMs)} ms of server CPU a MB beyond idling; MB/s is the fastest second, held below 32 on purpose`,
    ],
  }
}

function middle(all: readonly Round[], what: keyof Round): number {
  const sorted = all.map((one) => one[what]).sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
