import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Logger } from 'pino'
import { isChild } from './cluster.ts'
import type { Config } from './config.ts'
import { openLog } from './log.ts'
import { mailToFiles } from './mail.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openFiles } from './open-files.ts'
import type { Room } from './room.ts'
import { root } from './root.ts'
import { buildServer } from './server.ts'
import { openStore, openStoreOfChild, type Store } from './store.ts'

export interface Serving {
  /** Where people reach it, e.g. `http://127.0.0.1:8080`. */
  url: string
  /** Lets the rooms say what the person who started it should know, e.g. a one-time link. */
  welcome: () => Promise<void>
  /** Ends it in order: sockets, requests, jobs, database. */
  stop: () => Promise<void>
}

/**
 * Starts the whole server of a configuration and returns once it answers. `say` hears each step in a few words; another
 * clock than the machine's is for making up a past.
 */
export async function serve(
  config: Config,
  rooms: readonly Room[],
  say: (step: string) => void,
  now: () => Date = () => new Date(),
): Promise<Serving> {
  const log = openLog(config)
  // What has begun is ended in the opposite order, also when the start fails half-way.
  const ends: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) await end()
  }
  try {
    const store = await openMigrated(config, log, say)
    ends.push(store.close)
    const files = await openFiles(config, (sentence) => log.error(sentence))
    const server = await buildServer({
      ...{ config, log, database: store, files, rooms, root },
      mail: mailToFiles(files, config.mailFrom),
      now,
      isLive: true,
      isDataOurs: store.isOurs,
    })
    ends.push(server.stop)
    await server.http.listen({ host: config.host, port: config.port })
    const url = addressOf(config, server.http.server.address() as AddressInfo)
    return {
      url,
      async welcome() {
        for (const room of rooms) await room.welcome?.(server.app, url, say)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A child of several processes finds the database that its parent has started and migrated. */
async function openMigrated(config: Config, log: Logger, say: (step: string) => void): Promise<Store> {
  if (isChild()) return await openStoreOfChild(config, log)
  say('starting the database')
  const store = await openStore(config, log)
  try {
    const applied = await migrate(store.pool, readMigrations(path.join(root, 'apps/server/migrations')))
    if (applied.length > 0) say(`the database has its tables (${applied.length} steps)`)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function addressOf(config: Config, { port }: AddressInfo): string {
  if (config.publicUrl) return config.publicUrl.replace(/\/$/, '')
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
