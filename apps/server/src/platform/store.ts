import path from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { DataDirectoryTrouble, findHolder, takeDataDirectory } from './data-directory.ts'
import { type Holder, readHolder } from './data-holder.ts'
import { watchData } from './data-watch.ts'
import { type Address, type Database, openDatabase } from './database.ts'
import { findPostgres, PostgresTrouble } from './postgres.ts'
import { keepPostgres } from './postgres-kept.ts'

/** A database, and whether the data directory beside it is still ours. */
export interface Store extends Database {
  /** False once another server may work in the data directory: then nothing is promised any more. */
  isOurs: () => boolean
}

/** Opens the database of a server: takes the data directory and keeps its PostgreSQL running unless the configuration names another. */
export async function openStore(config: Config, log: Logger): Promise<Store> {
  const directory = await takeDataDirectory(config.data)
  let postgres: Awaited<ReturnType<typeof keepPostgres>> | undefined
  const watch = watchData(config.data, {
    beats: true,
    onLost(other) {
      postgres?.abandon()
      endAtOnce(config, log, other)
    },
    onTrouble: (error) => sayTrouble(config, log, error),
  })
  const release = async () => {
    await postgres?.stop()
    await watch.stop()
    directory.release()
  }
  try {
    if (config.databaseUrl) {
      const store = connect({ url: config.databaseUrl }, config, log, release)
      await checkOther(store, config.databaseUrl)
      return { ...store, isOurs: watch.isOurs }
    }
    postgres = await keepPostgres(await findPostgres(), path.join(config.data, 'postgres'), log)
    directory.tell(postgres.host)
    const store = connect({ host: postgres.host, database: 'postgres' }, config, log, release)
    return { ...store, isOurs: watch.isOurs }
  } catch (error) {
    await release()
    throw error
  }
}

/** Opens the database for one of several processes of a server, beside the one that started it. */
export async function openStoreOfChild(config: Config, log: Logger): Promise<Store> {
  // Whoever started it holds the directory for as long as it lives itself, and puts a lock that was removed back within a second.
  const holder = readHolder(config.data)
  const address = holder && addressBeside(config, holder)
  if (!address) throw new DataDirectoryTrouble(`${config.data}/lock does not say where the database is`)
  const watch = watchData(config.data, {
    beats: false,
    onLost: (other) => endAtOnce(config, log, other),
    onTrouble: (error) => sayTrouble(config, log, error),
  })
  const store = connect(address, config, log, watch.stop)
  return { ...store, isOurs: watch.isOurs }
}

/** As if it were killed, for which everything is made: each write from here on might ruin what the other one writes. */
function endAtOnce({ data }: Config, log: Logger, other: Holder | undefined): never {
  const who = other ? ` (process ${other.pid} on ${other.host ?? 'this machine'})` : ', which is gone again'
  log.fatal(
    `the data directory ${data} was taken by another server${who}; this one ends so as not to ` +
      'ruin recordings and database. Let only one server use it: stop one of them, or give it another directory with --data.',
  )
  process.exit(1)
}

function sayTrouble({ data }: Config, log: Logger, error: unknown): void {
  log.error(
    { err: error },
    `the data directory ${data} cannot be read or written: while that lasts no recording is acknowledged, and recorders keep what they have`,
  )
}

/** Opens the database for a command: beside a running server when there is one, else like a server. */
export async function openStoreBeside(config: Config, log: Logger): Promise<Database> {
  const address = addressBeside(config, findHolder(config.data))
  if (address) return connect(address, config, log, async () => {})
  return await openStore(config, log)
}

function addressBeside(
  { databaseUrl }: Config,
  holder: Pick<Holder, 'socketFolder'> | undefined,
): Address | undefined {
  if (databaseUrl) return { url: databaseUrl }
  return holder?.socketFolder ? { host: holder.socketFolder, database: 'postgres' } : undefined
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
