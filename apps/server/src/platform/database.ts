import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** Where a database is: a URL, or the directory of a unix socket and a name. */
export type Address = { url: string } | { host: string; database: string }

export interface Database {
  db: Kysely<Tables>
  pool: pg.Pool
  close: () => Promise<void>
}

/**
 * Opens a pool of connections; the one place that makes them. Every call has an end: 5 s to connect, 10 s a query,
 * 5 s for a lock, 30 s idle in a transaction. 64-bit integers and decimals arrive as numbers.
 */
export function openDatabase(
  address: Address,
  { size, report }: { size: number; report: (error: Error) => void },
): Database {
  const where = 'url' in address ? { connectionString: address.url } : { ...address, user: 'app' }
  const pool = new pg.Pool({
    ...where,
    max: size,
    connectionTimeoutMillis: 5_000,
    query_timeout: 12_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'invigil',
    types: { getTypeParser },
  })
  // Without a listener a restart of PostgreSQL ends our process.
  let isClosing = false
  pool.on('error', (error) => {
    if (!isClosing) report(error)
  })
  // The pool hears only clients that rest. One that is lost at work fails its query, and must not end our process either.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    db,
    pool,
    async close() {
      isClosing = true
      await db.destroy()
      // Kysely ends only a pool that it has used itself.
      if (!pool.ending) await pool.end()
    },
  }
}

/** What a statement begins with that each connection parses and plans once: `/* prepared: read-clocks *\/ select …`. */
const preparedName = /^\/\* prepared: ([\w-]+) \*\//

/** The pool as Kysely sees it, which knows nothing of names for statements. */
function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const same = known.get(client) ?? naming(client)
      known.set(client, same)
      return same
    },
  }
}

function naming(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) => {
    const [, name] = preparedName.exec(text) ?? []
    return name ? client.query({ name, text, values }) : client.query(text, values)
  }
  // Kysely's other form is for cursors, and we give it none.
  const asked = query as unknown as PostgresPoolClient['query']
  return { query: asked, release: (destroy) => client.release(destroy) }
}

const asNumbers: number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  asNumbers.includes(oid) && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format)

/**
 * Says whether the database could not be asked at all, as opposed to having said no: codes of the system (`ECONNREFUSED`),
 * of PostgreSQL for connections, resources and shutdown (classes 08, 53, 57P), and the driver's own words.
 */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (/^(E[A-Z]+$|08|53|57P)/.test(code)) return true
  return code === '' && /connection|timeout|pool/i.test(error.message)
}

/**
 * Says whether the same request may well be answered a moment later: the database could not be asked, or others held what it
 * needed for too long (a lock, the time for a statement, a deadlock or a serialisation that PostgreSQL ended).
 */
export function passesByItself(error: unknown): boolean {
  if (isLostConnection(error)) return true
  return error instanceof Error && 'code' in error && /^(55P03|57014|40P01|40001)$/.test(String(error.code))
}
