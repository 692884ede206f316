import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { rooms } from '../app.ts'
import { openDatabase } from './database.ts'
import { someMetrics } from './metrics.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openNewsroom } from './news.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { root } from './root.ts'

/** One PostgreSQL for a run of the tests, with a migrated database `prepared` that every test file copies. */
export default async function prepareDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-pg-'))
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    shared_buffers: '64MB',
  }
  const postgres = await startPostgres(await findPostgres(), folder, settings)
  // A run that is broken off leaves no database behind.
  const end = () => {
    process.kill(postgres.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', end)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  const owner = new pg.Client({ host: postgres.host, user: 'app', database: 'postgres' })
  await owner.connect()
  await owner.query('create database prepared')
  await owner.end()

  const report = () => {}
  const { pool, close } = openDatabase({ host: postgres.host, database: 'prepared' }, { size: 2, report })
  await migrate(pool, readMigrations(path.join(root, 'apps/server/migrations')))
  const jobs = rooms.flatMap((room) => room.jobs ?? [])
  const metrics = someMetrics({ ofProcess: false })
  const newsroom = await openNewsroom(pool, jobs, {
    log: pino({ level: 'silent' }),
    metrics,
    supervises: false,
  })
  await newsroom.stop()
  await close()
  project.provide('postgres', postgres.host)
  return async () => {
    process.off('exit', end)
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
