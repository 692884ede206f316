import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, inject, test } from 'vitest'
import { Config } from './config.ts'
import { findHolder } from './data-directory.ts'
import { openStore } from './store.ts'

const data = mkdtempSync(path.join(os.tmpdir(), 'invigil-store-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const log = pino({ level: 'silent' })

test('a database of one’s own is used where DATABASE_URL says', async () => {
  const databaseUrl = `postgres://app@localhost/postgres?host=${inject('postgres')}`
  const store = await openStore(Config.parse({ data, databaseUrl }), log)
  expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await store.close()
  expect(findHolder(data)).toBeUndefined()
})

test('one that does not answer is named without its password, and the directory is free again', async () => {
  const config = Config.parse({ data, databaseUrl: 'postgres://app:hunter2@127.0.0.1:9/exams' })
  await expect(openStore(config, log)).rejects.toThrow(
    'the database at 127.0.0.1:9 (DATABASE_URL) does not answer',
  )
  await expect(openStore(config, log)).rejects.not.toThrow(/hunter2/)
  expect(findHolder(data)).toBeUndefined()
})
