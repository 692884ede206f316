import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { type Link, link } from '@invigil/server/src/attempt/answers-chain.ts'
import { entryHash } from '@invigil/server/src/attempt/entry-hash.ts'
import { insertion } from '@invigil/server/src/attempt/write-entries.ts'
import { findHolder } from '@invigil/server/src/platform/data-directory.ts'
import { openDatabase } from '@invigil/server/src/platform/database.ts'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { essay, type SaveWish } from './answers-load.ts'
import { hasPgbench, type PgbenchRound, pgbenchSaves } from './answers-pgbench.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { someFolder, startServer } from './server-process.ts'
import { percentile, type Table } from './table.ts'

const candidates = 100
const connections = 16
const rounds = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 5)

interface Round {
  savesPerSecond: number
  p50: number
  p99: number
}

/** Saving an answer through the whole route, against the same statement by the raw driver and by pgbench on the same database in the same run. */
export async function saves(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  try {
    const { caller } = await foundOrganisation(server)
    const { tokens } = await openHall(caller, await publishExam(caller, withoutCheckIn), candidates)
    const seats = await Promise.all(tokens.map((token) => takeSeat(server.url, token)))
    const host = findHolder(folder)?.socketFolder
    if (!host) throw new Error('the server does not say where its database is')
    const wish = { url: server.url, seats, seconds }
    await throughRoute({ ...wish, seconds: 1 })
    await raw(host, seats, 1)
    const [ours, theirs, bare]: [Round[], Round[], PgbenchRound[]] = [[], [], []]
    const attemptIds = seats.map(({ attemptId }) => attemptId)
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await raw(host, seats, seconds))
      ours.push(await throughRoute(wish))
      if (hasPgbench())
        bare.push(await pgbenchSaves(host, attemptIds, JSON.stringify(essay), { connections, seconds }))
    }
    return tableOf(ours, theirs, bare)
  } finally {
    await server.stop()
    remove()
  }
}

async function takeSeat(url: string, token: string) {
  const { attemptId, attemptKey } = await callerOf(url).attempt.enterByLink({ token })
  const candidate = callerOf(url, { authorization: `Bearer ${attemptKey}` })
  await candidate.checkin.ready({ attemptId })
  await candidate.attempt.start({ attemptId })
  return { attemptId, attemptKey }
}

async function throughRoute(wish: SaveWish): Promise<Round> {
  const load = fork(new URL('./answers-load.ts', import.meta.url))
  load.send(wish)
  const [{ latencies }] = (await once(load, 'message')) as [{ latencies: number[] }]
  return roundOf(latencies, wish.seconds)
}

/** One statement for each save, as many at once as candidates, over as many connections as the server has. */
async function raw(host: string, seats: SaveWish['seats'], lasts: number): Promise<Round> {
  const report = () => undefined
  const { db, pool } = openDatabase({ host, database: 'postgres' }, { size: connections, report })
  const until = performance.now() + lasts * 1000
  const latencies: number[] = []
  const bodyText = JSON.stringify(essay)
  await Promise.all(
    seats.map(async ({ attemptId }) => {
      const journal = { journalId: randomUUID(), itemId: randomUUID() as ItemId }
      let before: Link | undefined
      for (let seq = 1; performance.now() < until; seq += 1) {
        const startedAt = performance.now()
        const entry = { ...journal, attemptId: attemptId as AttemptId, seq, opening: 1 }
        const now = new Date()
        const hash = entryHash(entry, bodyText)
        before = link(before, { seq, hash, receivedAt: now, isLate: false })
        const row = { ...entry, ...before, bodyText, writtenAt: now, origin: 'browser' as const }
        const { sql, parameters } = insertion([row], now).compile(db)
        await pool.query({ name: 'save', text: sql, values: [...parameters] })
        latencies.push(performance.now() - startedAt)
      }
    }),
  )
  await db.destroy()
  return roundOf(latencies, lasts)
}

function roundOf(latencies: readonly number[], lasts: number): Round {
  return {
    savesPerSecond: Math.round(latencies.length / lasts),
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
  }
}

function tableOf(ours: readonly Round[], theirs: readonly Round[], bare: readonly PgbenchRound[]): Table {
  const middle = (all: readonly Round[], what: keyof Round) =>
    percentile(
      all.map((one) => one[what]),
      50,
    )
  const row = (name: string, all: readonly Round[]): (string | number)[] => [
    name,
    ...(['savesPerSecond', 'p50', 'p99'] as const).map((what) => middle(all, what)),
  ]
  const ratio = (yardstick: number) => Math.round((middle(ours, 'savesPerSecond') / yardstick) * 100) / 100
  const pgbench = percentile(
    bare.map((one) => one.savesPerSecond),
    50,
  )
  return {
    title: 'Answers: an essay of 400 characters, saved durably by 100 candidates at once',
    columns: ['what', 'saves/s', 'p50, ms', 'p99, ms'],
    rows: [
      row('the whole route: key, checks, one commit for many', ours),
      row('yardstick: the same statement by the raw driver, one for each save', theirs),
      ['ratio to the raw driver (bar: 0.5)', ratio(middle(theirs, 'savesPerSecond')), '', ''],
      ...(bare.length > 0
        ? [
            ['yardstick: the same statement by pgbench, prepared', pgbench, '', ''],
            ['ratio to pgbench (bar: 0.5)', ratio(pgbench), '', ''],
          ]
        : []),
    ],
    notes: [
      `median of ${rounds} rounds of ${seconds} s in turn`,
      `the yardstick has ${connections} connections to the same PostgreSQL and a prepared statement; nothing is parsed or checked`,
      ...(bare.length > 0 ? [] : ['pgbench is not on this machine: Debian has it in postgresql-contrib']),
      'saved means: committed to disk',
      'the load comes from a process of its own on the same machine and takes its share of it',
    ],
  }
}
