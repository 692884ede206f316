import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { migrate, readMigrations } from './migrate.ts'
import { root } from './root.ts'
import { aTestApp } from './testing.ts'

const { pool } = await aTestApp()
const one = { name: '0001-one.sql', sql: 'create table one (n int)', hash: 'a' }
const two = { name: '0002-two.sql', sql: 'insert into one values (2)', hash: 'b' }

beforeEach(async () => {
  await pool.query('drop table if exists one; delete from migration')
})

test('each migration is applied once, also when two servers start together', async () => {
  const applied = await Promise.all([migrate(pool, [one, two]), migrate(pool, [one, two])])
  expect(applied.flat()).toEqual(['0001-one.sql', '0002-two.sql'])
  expect((await pool.query('select n from one')).rows).toEqual([{ n: 2 }])
})

test('a migration that fails leaves nothing behind and says which it was', async () => {
  const broken = { name: '0002-two.sql', sql: 'insert into one values (1); select 1 / 0', hash: 'b' }
  await expect(migrate(pool, [one, broken])).rejects.toThrow(
    'the migration 0002-two.sql failed: division by zero',
  )
  expect((await pool.query('select n from one')).rows).toEqual([])
  expect(await migrate(pool, [one, two])).toEqual(['0002-two.sql'])
})

test('a database newer than the program is refused', async () => {
  await migrate(pool, [one, two])
  await expect(migrate(pool, [one])).rejects.toThrow(
    'the database is newer than this program: it has 0002-two.sql',
  )
})

test('a migration changed after it was applied is refused', async () => {
  await migrate(pool, [one])
  await expect(migrate(pool, [{ ...one, hash: 'c' }])).rejects.toThrow('0001-one.sql was changed')
})

test('every file of the migrations folder is read, in order, and no number is used twice', () => {
  const folder = path.join(root, 'apps/server/migrations')
  const names = readMigrations(folder).map(({ name }) => name)
  expect(names).toEqual(
    readdirSync(folder)
      .filter((name) => name !== 'schema.sql')
      .sort(),
  )
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length)
})
