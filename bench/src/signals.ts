import { fork } from 'node:child_process'
import { once } from 'node:events'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { figuresOf } from './process-figures.ts'
import { someFolder, startServer } from './server-process.ts'
import type { PostResult, PostWish } from './signals-load.ts'
import { percentile, type Table } from './table.ts'

const connections = 16
const rounds = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 5)

interface Round {
  postsPerSecond: number
  p50: number
  p99: number
  cpuMicroseconds: number
  databaseMicroseconds: number
}

/** The signal route with everything (key, checks, durable storage, judging) against a bare server that only checks. */
export async function run(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  const bare = fork(new URL('./signals-bare.ts', import.meta.url))
  const [barePort] = (await once(bare, 'message')) as [number]
  try {
    const seats = await takeSeats(server)
    const ours: Round[] = []
    const theirs: Round[] = []
    const ask = (url: string) => ({ seats, seconds, url })
    await measure(ask(server.url), server.pid, 1)
    await measure(ask(`http://127.0.0.1:${barePort}`), bare.pid ?? 0, 1)
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await measure(ask(`http://127.0.0.1:${barePort}`), bare.pid ?? 0))
      ours.push(await measure(ask(server.url), server.pid))
    }
    return tableOf(ours, theirs)
  } finally {
    bare.kill()
    await server.stop()
    remove()
  }
}

async function takeSeats(server: Awaited<ReturnType<typeof startServer>>) {
  const { caller } = await foundOrganisation(server)
  const { tokens } = await openHall(caller, await publishExam(caller, withoutCheckIn), connections)
  return await Promise.all(
    tokens.map(async (token) => {
      const { attemptId, attemptKey } = await callerOf(server.url).attempt.enterByLink({ token })
      const candidate = callerOf(server.url, { authorization: `Bearer ${attemptKey}` })
      await candidate.checkin.ready({ attemptId })
      await candidate.attempt.start({ attemptId })
      return { attemptId, attemptKey }
    }),
  )
}

async function measure(wish: PostWish, pid: number, lasts = wish.seconds): Promise<Round> {
  const load = fork(new URL('./signals-load.ts', import.meta.url))
  const before = figuresOf(pid)
  load.send({ ...wish, seconds: lasts })
  const [{ latencies }] = (await once(load, 'message')) as [PostResult]
  const after = figuresOf(pid)
  const microseconds = (of: 'server' | 'database') =>
    Math.round(((after[of].cpuSeconds - before[of].cpuSeconds) / latencies.length) * 1e6)
  return {
    postsPerSecond: Math.round(latencies.length / lasts),
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
    cpuMicroseconds: microseconds('server'),
    databaseMicroseconds: microseconds('database'),
  }
}

function tableOf(ours: readonly Round[], theirs: readonly Round[]): Table {
  const middle = (all: readonly Round[], what: keyof Round) =>
    percentile(
      all.map((one) => one[what]),
      50,
    )
  const row = (name: string, all: readonly Round[]): (string | number)[] => [
    name,
    ...(['postsPerSecond', 'p50', 'p99', 'cpuMicroseconds', 'databaseMicroseconds'] as const).map((what) =>
      middle(all, what),
    ),
  ]
  const ratio = middle(ours, 'postsPerSecond') / middle(theirs, 'postsPerSecond')
  return {
    title: 'Signals: ten in a post, from 16 candidates at once',
    columns: ['what', 'posts/s', 'p50, ms', 'p99, ms', 'CPU µs a post', 'PostgreSQL CPU µs a post'],
    rows: [
      row('the whole route: key, checks, stored durably', ours),
      row('yardstick: node:http, parsed and checked, nothing stored', theirs),
      ['ratio', Math.round(ratio * 100) / 100, '', '', '', ''],
    ],
    notes: [
      `median of ${rounds} rounds of ${seconds} s in turn, each 16 keep-alive connections that post one after the other`,
      'the same schema is checked in both; the signals are of a kind that the exam does not watch, so none is judged',
      'an answer of the whole route means: committed to disk',
      'the load comes from a process of its own on the same machine and takes its share of it',
    ],
  }
}
