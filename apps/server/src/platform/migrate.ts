import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

export interface Migration {
  name: string
  sql: string
  hash: string
}

/** The migrations of a folder, in order: files named `0001-platform.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database up to these migrations, each in a transaction of its own, one server at a time. Refuses when the
 * database has a migration this program does not know, or when an applied one has been edited since.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('set lock_timeout = 0; set statement_timeout = 0')
    await client.query("select pg_advisory_lock(hashtext('invigil migrations'))")
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from migration order by name',
    )
    checkApplied(rows, migrations)
    const applied = new Set(rows.map((row) => row.name))
    const missing = migrations.filter((migration) => !applied.has(migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    // Ends the connection, and with it the lock and the settings.
    client.release(true)
  }
}

async function apply(client: pg.PoolClient, { name, sql, hash }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '10s'")
    await client.query({ text: sql, query_timeout: 600_000 } as pg.QueryConfig)
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`the migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

function checkApplied(rows: { name: string; hash: string }[], migrations: readonly Migration[]): void {
  for (const row of rows) {
    const known = migrations.find((migration) => migration.name === row.name)
    if (!known)
      throw new Error(`the database is newer than this program: it has ${row.name}. Use a newer Invigil.`)
    if (known.hash !== row.hash)
      throw new Error(`the migration ${row.name} was changed after it had been applied`)
  }
}
