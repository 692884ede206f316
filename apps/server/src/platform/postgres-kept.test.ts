import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { openDatabase } from './database.ts'
import { findPostgres } from './postgres.ts'
import { keepPostgres, restartsSetting } from './postgres-kept.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a database that is killed is started again each time, with what was acknowledged, and stays stopped when stopped', async () => {
  const said: string[] = []
  const log = pino({ base: null }, { write: (line) => void said.push(line) })
  // So deep that its socket lies elsewhere: there too it must come back to the same place.
  const dir = path.join(folder, 'deep'.repeat(30))
  const kept = await keepPostgres(await findPostgres(), dir, log)
  const { pool, close } = openDatabase({ host: kept.host, database: 'postgres' }, { size: 2, report() {} })
  await pool.query('create table kept (word text)')
  await pool.query("insert into kept values ('acknowledged')")

  const rows = async () =>
    (await pool.query(`select word, current_setting('${restartsSetting}', true) as restarts from kept`)).rows
  killPostgres(dir)
  await vi.waitFor(
    async () => expect(await rows()).toEqual([{ word: 'acknowledged', restarts: '1' }]),
    patience,
  )
  killPostgres(dir)
  await vi.waitFor(
    async () => expect(await rows()).toEqual([{ word: 'acknowledged', restarts: '2' }]),
    patience,
  )

  expect(said.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, how: expect.stringContaining('SIGKILL') },
    { level: 40, restarts: 1 },
    { level: 50, how: expect.stringContaining('SIGKILL') },
    { level: 40, restarts: 2 },
  ])
  await close()
  await kept.stop()
  expect(() => pidOf(dir)).toThrow('ENOENT')
}, 30_000)

const patience = { timeout: 50_000, interval: 50 }

function killPostgres(dir: string): void {
  process.kill(pidOf(dir), 'SIGKILL')
}

function pidOf(dir: string): number {
  return Number(readFileSync(path.join(dir, 'data/postmaster.pid'), 'utf8').split('\n')[0])
}
