import { fork } from 'node:child_process'
import { once } from 'node:events'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from '../hall.ts'
import { figuresOf } from '../process-figures.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import type { IngestResult, IngestWish } from './ingest-load.ts'

const cameras = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 100)
const rounds = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 12)

interface Round {
  cpuMs: number
  databaseMs: number
  p50: number
  p99: number
  megabytesASecond: number
  unacknowledged: number
}

/** What a camera costs the server with everything (key, chain, fdatasync, index, live), against a bare WebSocket receiver. */
export async function ingest(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder, ['--vision-processes', '0'])
  const bare = fork(new URL('./ingest-bare.ts', import.meta.url))
  const [barePort] = (await once(bare, 'message')) as [number]
  try {
    const addresses = await takeSeats(server)
    const bareAddresses = addresses.map(({ key }) => ({ key, url: `ws://127.0.0.1:${barePort}/` }))
    const ours: Round[] = []
    const theirs: Round[] = []
    await measure(addresses, server.pid, 4)
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await measure(bareAddresses, bare.pid ?? 0, seconds))
      ours.push(await measure(addresses, server.pid, seconds))
    }
    const before = figuresOf(server.pid).server.cpuSeconds
    const sealed = await waitForSeals(server)
    const sealMs =
      ((figuresOf(server.pid).server.cpuSeconds - before) * 1_000) / Math.max(1, sealed.megabytes)
    return tableOf(ours, theirs, { ...sealed, cpuMs: sealMs })
  } finally {
    bare.kill()
    await server.stop()
    remove()
  }
}

async function takeSeats(server: ServerProcess): Promise<IngestWish['addresses']> {
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
  const before = figuresOf(pid)
  load.send({ addresses, seconds: lasts } satisfies IngestWish)
  const [result] = (await once(load, 'message')) as [IngestResult]
  const after = figuresOf(pid)
  const trackSeconds = addresses.length * lasts
  const cpu = (of: 'server' | 'database') =>
    ((after[of].cpuSeconds - before[of].cpuSeconds) / trackSeconds) * 1_000
  return {
    cpuMs: cpu('server'),
    databaseMs: cpu('database'),
    p50: percentile(result.latencies, 50),
    p99: percentile(result.latencies, 99),
    megabytesASecond: result.bytes / lasts / 1e6,
    unacknowledged: result.frames - result.acknowledged,
  }
}

interface Sealed {
  megabytes: number
  perSecond: number
}

/** What the recorders left is quiet after a minute and sealed to its end; reads the server's own metrics. */
async function waitForSeals({ url }: ServerProcess): Promise<Sealed> {
  const read = async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(/^invigil_media_sealed_bytes_total (\S+)$/m.exec(text)?.[1] ?? 0)
  }
  const first = await read()
  let last = first
  let grewAt = performance.now()
  let most = 0
  const until = grewAt + 110_000
  while (performance.now() < until && (last === first || performance.now() - grewAt < 15_000)) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const now = await read()
    const took = (performance.now() - grewAt) / 1_000
    if (now > last) {
      if (last > first) most = Math.max(most, (now - last) / took)
      grewAt = performance.now()
    }
    last = now
  }
  return { megabytes: (last - first) / 1e6, perSecond: most / 1e6 }
}

function tableOf(
  ours: readonly Round[],
  theirs: readonly Round[],
  sealed: Sealed & { cpuMs: number },
): Table {
  const middle = (all: readonly Round[], what: keyof Round) => {
    const sorted = all.map((one) => one[what]).sort((one, other) => one - other)
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  }
  const round = (value: number) => Math.round(value * 100) / 100
  const row = (name: string, all: readonly Round[]): (string | number)[] => [
    name,
    ...(['megabytesASecond', 'cpuMs', 'databaseMs'] as const).map((what) => round(middle(all, what))),
    Math.floor(1_000 / middle(all, 'cpuMs')),
    ...(['p50', 'p99', 'unacknowledged'] as const).map((what) => middle(all, what)),
  ]
  const ratio = middle(theirs, 'cpuMs') / middle(ours, 'cpuMs')
  return {
    title: `Recording: ${cameras} cameras of 15 frames/s and 350 kbit/s into one process`,
    columns: [
      ...['what', 'MB/s', 'CPU ms a camera-second', 'PostgreSQL CPU ms', 'cameras a core'],
      ...['ack p50, ms', 'ack p99, ms', 'not acknowledged'],
    ],
    rows: [
      row('everything: encrypted, chained, fdatasync, index, live', ours),
      row('yardstick: ws that reads each header and answers, keeps nothing', theirs),
      ['ratio of cameras a core (bar ≥ 0.7)', '', round(ratio), '', '', '', '', ''],
      ['sealing, with reading back', round(sealed.perSecond), '', '', '', '', '', ''],
    ],
    notes: [
      `median of ${rounds} rounds of ${seconds} s in turn; the load is a process of its own on the same machine`,
      'acks gather for 150 ms before one fdatasync tells everybody; the yardstick answers at once',
      'a round ends 3 s after its last frame, and what is not acknowledged by then is counted',
      `sealed after the load: ${round(sealed.megabytes)} MB at ${round(sealed.cpuMs)} ms of server CPU a MB, idling included; MB/s is the fastest second, held below 32 on purpose`,
    ],
  }
}
