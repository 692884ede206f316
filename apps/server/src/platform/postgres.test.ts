import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findPostgres, findSystemPostgres, startPostgres } from './postgres.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-launch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const base = await findPostgres()

test('after the server and its database were killed or left behind, it starts again with everything acknowledged', async () => {
  const dir = path.join(folder, 'killed')
  const first = await startPostgres(base, dir)
  await query(first.host, 'create table kept (word text)')
  await first.stop()

  const holder = spawn(process.execPath, [path.join(import.meta.dirname, 'testing-hold.ts'), dir])
  const [host] = await once(holder.stdout, 'data')
  await query(String(host).trim(), "insert into kept values ('acknowledged')")
  holder.kill('SIGKILL')
  await once(holder, 'exit')

  const second = await startPostgres(base, dir)
  expect(await query(second.host, 'select word from kept')).toEqual([{ word: 'acknowledged' }])
  process.kill(second.pid, 'SIGKILL')

  const third = await startPostgres(base, dir)
  expect(await query(third.host, 'select word from kept')).toEqual([{ word: 'acknowledged' }])
  await third.stop()
})

test('a deep directory gets a short one for the socket, and checksums are on', async () => {
  const dir = path.join(folder, 'deep'.repeat(30))
  mkdirSync(`${path.join(dir, 'data.new')}/half`, { recursive: true })
  const postgres = await startPostgres(base, dir)
  expect(Buffer.byteLength(postgres.host)).toBeLessThan(90)
  expect(await query(postgres.host, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
  expect(await query(postgres.host, 'show fsync')).toEqual([{ fsync: 'on' }])
  await postgres.stop()
})

test('a database of another major version is refused with both versions named', async () => {
  const dir = path.join(folder, 'old')
  mkdirSync(path.join(dir, 'data'), { recursive: true })
  writeFileSync(path.join(dir, 'data/PG_VERSION'), '9\n')
  await expect(startPostgres(base, dir)).rejects.toThrow(
    /was made by PostgreSQL 9, but .* is PostgreSQL \d+\. Start/,
  )
})

test('a directory that is no database is refused', async () => {
  const dir = path.join(folder, 'strange')
  mkdirSync(path.join(dir, 'data'), { recursive: true })
  await expect(startPostgres(base, dir)).rejects.toThrow(/is not a PostgreSQL database/)
})

test('of the system’s versions the newest that is new enough is taken', () => {
  const system = path.join(folder, 'system')
  for (const version of ['13', '15', '17']) mkdirSync(path.join(system, version, 'bin'), { recursive: true })
  for (const version of ['13', '15']) writeFileSync(path.join(system, version, 'bin/postgres'), '')
  expect(findSystemPostgres(system)).toBe(path.join(system, '15'))
  expect(findSystemPostgres(path.join(folder, 'none'))).toBeUndefined()
})

async function query(host: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ host, user: 'app', database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
