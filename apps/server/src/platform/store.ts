import path from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { findHolder, takeDataDirectory } from './data-directory.ts'
import { type Address, type Database, openDatabase } from './database.ts'
import { findPostgres, PostgresTrouble } from './postgres.ts'
import { keepPostgres } from './postgres-kept.ts'

/** Opens the database of a server: takes the data directory and keeps its PostgreSQL running unless the configuration names another. */
export async function openStore(config: Config, log: Logger): Promise<Database> {
  const directory = takeDataDirectory(config.data)
  try {
    if (config.databaseUrl) {
      const store = connect({ url: config.databaseUrl }, config, log, async () => directory.release())
      await checkOther(store, config.databaseUrl)
      return store
    }
    const postgres = await keepPostgres(await findPostgres(), path.join(config.data, 'postgres'), log)
    directory.tell(postgres.host)
    return connect({ host: postgres.host, database: 'postgres' }, config, log, async () => {
      await postgres.stop()
      directory.release()
    })
  } catch (error) {
    directory.release()
    throw error
  }
}

/** Opens the database for a command: beside a running server when there is one, else like a server. */
export async function openStoreBeside(config: Config, log: Logger): Promise<Database> {
  const host = findHolder(config.data)?.socketFolder
  if (config.databaseUrl) return connect({ url: config.databaseUrl }, config, log, async () => {})
  if (host) return connect({ host, database: 'postgres' }, config, log, async () => {})
  return await openStore(config, log)
}

function connect(address: Address, config: Config, log: Logger, end: () => Promise<void>): Database {
  const database = openDatabase(address, {
    size: config.databaseConnections,
    report: (error) => log.warn({ err: error }, 'a database connection was lost'),
  })
  return {
    ...database,
    async close() {
      await database.close()
      await end()
    },
  }
}

/** A database that is not ours to start must be there and new enough. */
async function checkOther({ pool }: Database, url: string): Promise<void> {
  const { host } = new URL(url)
  const asked = await pool
    .query<{ version: string }>("select current_setting('server_version') as version")
    .catch((error: Error) => {
      throw new PostgresTrouble(
        `the database at ${host} (DATABASE_URL) does not answer: ${error.message || 'no connection'}`,
      )
    })
  const version = asked.rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) < 15) {
    throw new PostgresTrouble(`the database at ${host} is PostgreSQL ${version}; Invigil needs 15 or newer`)
  }
}
