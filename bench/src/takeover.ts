import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { encodeFrame } from '@invigil/contract/frame.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { readTrack } from '@invigil/server/src/media/read-track.ts'
import { readRecordingsIn } from '@invigil/server/src/media/recording.ts'
import { theRecordingPlace } from '@invigil/server/src/media/recording-place.ts'
import { verifyAttempt } from '@invigil/server/src/media/verify.ts'
import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { type ServerProcess, someFolder, startServer } from './server-process.ts'
import { percentile, type Table } from './table.ts'
import { aRecordedCandidate, openWall, type Recorded, type WatchingWall } from './takeover-crowd.ts'

const candidates = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 30)
const processes = Number(process.env.INVIGIL_BENCH_PROCESSES ?? 3)
const kills = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 5)
const walls = 2
const patienceMs = 90_000
const settlesMs = 4_000
const alertKinds = ['several-faces', 'page-hidden', 'copy-paste', 'second-display', 'camera-blocked']

/** One of several server processes is killed while candidates record and answer: how soon all goes on, and what is lost. */
export async function run(): Promise<Table> {
  const natsPort = await aFreePort()
  const rows = [
    ...(await measure('PostgreSQL', [])),
    ...(await measure('NATS', ['--nats-url', `nats://127.0.0.1:${natsPort}`], natsPort)),
  ]
  return {
    title: `Take-over: ${processes} processes, ${candidates} candidates, one process killed ${kills} times`,
    columns: ['hints by', 'what', 'median', 'worst', 'bar'],
    rows,
    notes: [
      `a preview of 10 frames/s and an answer a second from each; ${walls} walls that watch everybody`,
      'delivers again: from kill -9 until every candidate has an ack of a frame made after it',
      'wall shows again: until every wall has seen such a frame of every candidate; a wall on the killed process comes back itself',
      'lost and twice: acknowledged frames and answers, compared byte by byte with what was stored, at the end',
      'alert: from a signal until every wall has it, with NATS killed and not yet back',
    ],
  }
}

async function measure(name: string, flags: string[], natsPort?: number): Promise<(string | number)[][]> {
  const { folder, remove } = someFolder()
  let nats = natsPort ? startNats(natsPort) : undefined
  const server = await startServer(folder, [
    ...['--processes', String(processes), '--vision-processes', '0'],
    ...flags,
  ])
  try {
    const { crowd, watching } = await fill(server)
    const delivers: number[] = []
    const shows: number[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      await allAreBack(folder)
      const [delivered, shown] = await killOne(server, crowd, watching)
      delivers.push(delivered)
      shows.push(shown)
    }
    const alerts = nats && natsPort ? await alertsWithout(nats, crowd, watching) : []
    if (natsPort) nats = startNats(natsPort)
    await Promise.all(crowd.map((one) => one.finish()))
    const lostAnswers = await Promise.all(crowd.map((one) => one.lostAnswers()))
    for (const wall of watching) wall.stop()
    await server.stop()
    const stored = await compare(folder, crowd)
    return [
      row(name, 'delivers again, s', delivers, '≤ 5'),
      row(name, 'wall shows again, s', shows, '≤ 5'),
      ...(alerts.length > 0 ? [row(name, 'alert with the bus dead, s', alerts, '≤ 2')] : []),
      [name, `acknowledged frames: ${stored.frames}, lost`, stored.lost, '', '0'],
      [name, 'frames twice', stored.twice, '', '0'],
      [name, 'faults of chains', stored.faults, '', '0'],
      [name, `acknowledged answers: ${answersOf(crowd)}, lost`, sum(lostAnswers), '', '0'],
    ]
  } finally {
    nats?.kill('SIGKILL')
    await server.stop()
    remove()
  }
}

async function fill(server: ServerProcess): Promise<{ crowd: Recorded[]; watching: WatchingWall[] }> {
  const { caller, cookie } = await foundOrganisation(server)
  const examId = await publishExam(caller, {
    ...withoutCheckIn,
    streams: { camera: 'asked', microphone: 'off', screen: 'off' },
    recording: 'whole',
  })
  const { sittingId, tokens } = await openHall(caller, examId, candidates)
  const crowd = await Promise.all(tokens.map((token) => aRecordedCandidate(server.url, token, someItem())))
  const attemptIds = crowd.map(({ attemptId }) => attemptId)
  const watching = Array.from({ length: walls }, () => openWall(server.url, cookie, sittingId, attemptIds))
  await until(() => watching.every(({ seen }) => seen.size === crowd.length))
  return { crowd, watching }
}

/** Kills another child each time; answers after how many ms all deliver and all are seen again. */
async function killOne(
  server: ServerProcess,
  crowd: readonly Recorded[],
  watching: readonly WatchingWall[],
): Promise<[delivered: number, shown: number]> {
  const [child] = childrenOf(server.pid)
  if (!child) throw new Error('no child is left')
  const next = new Map(crowd.map((one) => [one.attemptId, one.made().length + 1]))
  const killedAt = performance.now()
  process.kill(child, 'SIGKILL')
  await until(() => crowd.every((one) => one.acked() >= (next.get(one.attemptId) ?? 0)))
  const delivered = performance.now() - killedAt
  await until(() =>
    watching.every(({ seen }) => [...next].every(([attemptId, seq]) => (seen.get(attemptId) ?? 0) >= seq)),
  )
  return [delivered, performance.now() - killedAt]
}

/** A killed process has its successor before the next is killed. */
async function allAreBack(folder: string): Promise<void> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    for (;;) {
      const alive = await store.pool.query(
        "select id from server_process where heartbeat_at > clock_timestamp() - interval '2 s'",
      )
      await pause(settlesMs)
      if (alive.rows.length === processes) return
    }
  } finally {
    await store.close()
  }
}

async function alertsWithout(
  nats: ChildProcess,
  crowd: readonly Recorded[],
  watching: readonly WatchingWall[],
): Promise<number[]> {
  nats.kill('SIGKILL')
  const times: number[] = []
  for (const [at, kind] of alertKinds.entries()) {
    const one = crowd[at % crowd.length]
    if (!one) continue
    const sentAt = performance.now()
    await one.signal(kind)
    await until(() => watching.every(({ alerts }) => alerts.has(`${one.attemptId} ${kind}`)))
    times.push(performance.now() - sentAt)
  }
  return times
}

async function compare(folder: string, crowd: readonly Recorded[]) {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  const result = { frames: 0, lost: 0, twice: 0, faults: 0 }
  try {
    await readRecordingsIn(store, config)
    for (const one of crowd) {
      const app = { db: store.db, now: () => new Date() }
      const stored = (await readTrack(app, one.attemptId, 'preview')).map(bytesOf)
      const made = one.made().map(bytesOf)
      const found = new Set(stored)
      result.frames += made.length
      result.lost += made.filter((bytes) => !found.has(bytes)).length
      result.twice += stored.length - found.size
      result.faults += (await verifyAttempt(app, theRecordingPlace(store), one.attemptId)).faults.length
    }
  } finally {
    await store.close()
  }
  return result
}

function bytesOf(frame: Parameters<typeof encodeFrame>[0]): string {
  return Buffer.from(encodeFrame(frame)).toString('base64')
}

/** The server processes that a parent started: not its database. */
function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  return children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('main.ts'))
}

function startNats(port: number): ChildProcess {
  return spawn('/usr/sbin/nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
}

async function aFreePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Of the exam that everybody sits. */
function someItem(): ItemId {
  const [item] = exampleExam('general-science-en').content.sections.flatMap(({ items }) => items)
  if (!item) throw new Error('the exam has no items')
  return item.id
}

function row(name: string, what: string, times: readonly number[], bar: string): (string | number)[] {
  return [name, what, seconds(percentile(times, 50)), seconds(Math.max(...times)), bar]
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100
}

function answersOf(crowd: readonly Recorded[]): number {
  return sum(crowd.map(({ receipts }) => receipts.length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

async function until(holds: () => boolean): Promise<void> {
  const latest = performance.now() + patienceMs
  while (!holds()) {
    if (performance.now() > latest) throw new Error(`not within ${patienceMs} ms: ${holds}`)
    await pause(10)
  }
}
