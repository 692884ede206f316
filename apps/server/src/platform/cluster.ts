import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import type { Config } from './config.ts'
import { openLog } from './log.ts'
import { migrate, readMigrations } from './migrate.ts'
import { root } from './root.ts'
import { openStore } from './store.ts'

/** What a child tells its parent, besides that it lives. */
type Word = { is: 'ready'; url: string } | { is: 'alive' } | { is: 'said'; line: string }

const firstAgainMs = 200
const longestAgainMs = 10_000
/** A child that ran for so long did not fail at its start. */
const wellMs = 30_000
/** A child that says nothing for so long hangs and is ended, so that others may take over. */
const hangsAfterMs = 20_000
/** Its start may take longer: modules are read, and the journal of the one before. */
const startPatienceMs = 180_000
const patienceMs = 15_000
/** Of the 220 that our own PostgreSQL takes. */
const mostConnections = 190

/** Whether this process is one of several that share a port, started by another. */
export function isChild(): boolean {
  return cluster.isWorker
}

/** What one child takes of what all may: vision processes and connections of a database of our own. */
export function shareOf(config: Config): Config {
  const { processes, databaseUrl, databaseConnections, visionProcesses } = config
  const most = databaseUrl ? databaseConnections : Math.floor(mostConnections / processes)
  return {
    ...config,
    visionProcesses: Math.ceil(visionProcesses / processes),
    databaseConnections: Math.max(4, Math.min(databaseConnections, most)),
  }
}

/** Tells the parent that this child lives, and what it says to people. */
export function tellParent(): {
  ready(url: string): void
  say(line: string): void
  /** Calls when the parent chose this child to greet who started the server. */
  onGreet(greet: () => void): void
  stop(): void
} {
  const tell = (word: Word) => process.connected && process.send?.(word)
  const timer = setInterval(() => tell({ is: 'alive' }), 1_000)
  timer.unref()
  return {
    ready: (url) => tell({ is: 'ready', url }),
    say: (line) => tell({ is: 'said', line }),
    onGreet: (greet) => {
      process.on('message', (word) => {
        if (word === 'greet') greet()
      })
    },
    stop: () => clearInterval(timer),
  }
}

/**
 * Starts the database and `config.processes` children that share the port, and returns when the first answers. A child
 * that ends is started again, later each time it fails at its start.
 */
export async function startChildren(
  config: Config,
  args: string[],
  say: (step: string) => void,
): Promise<{ url: string; greet: () => void; stop: () => Promise<void> }> {
  const log = openLog(config)
  say('starting the database')
  const store = await openStore(config, log)
  const children = new Children(say)
  try {
    const applied = await migrate(store.pool, readMigrations(path.join(root, 'apps/server/migrations')))
    if (applied.length > 0) say(`the database has its tables (${applied.length} steps)`)
    cluster.setupPrimary({ exec: path.join(root, 'apps/server/src/main.ts'), args })
    for (let at = 0; at < config.processes; at += 1) children.start(firstAgainMs)
    const url = await children.firstUrl
    return {
      url,
      greet: () => children.greet(),
      async stop() {
        await children.stop()
        await store.close()
      },
    }
  } catch (error) {
    await children.stop()
    await store.close()
    throw error
  }
}

class Children {
  readonly firstUrl: Promise<string>
  readonly #say: (step: string) => void
  readonly #living = new Set<Worker>()
  readonly #first = Promise.withResolvers<string>()
  #isStopping = false
  /** The first that answered. */
  #foremost: Worker | undefined

  constructor(say: (step: string) => void) {
    this.#say = say
    this.firstUrl = this.#first.promise
  }

  start(againMs: number): void {
    if (this.#isStopping) return
    const child = cluster.fork()
    const startedAt = performance.now()
    let heardAt = startedAt + startPatienceMs
    this.#living.add(child)
    const watching = setInterval(() => {
      if (performance.now() - heardAt > hangsAfterMs) child.process.kill('SIGKILL')
    }, 1_000)
    child.on('message', (word: Word) => {
      heardAt = performance.now()
      if (word.is === 'said') this.#say(word.line)
      if (word.is !== 'ready') return
      this.#foremost ??= child
      this.#first.resolve(word.url)
    })
    child.once('exit', (code, signal) => {
      clearInterval(watching)
      this.#living.delete(child)
      if (this.#isStopping) return
      if (!this.#foremost && this.#living.size === 0)
        this.#first.reject(new Error(`no server process could start (${signal ?? code})`))
      this.#say(`server process ${child.process.pid} ended (${signal ?? code}); another takes its place`)
      const isWell = performance.now() - startedAt > wellMs
      const waitMs = isWell ? firstAgainMs : againMs
      setTimeout(() => this.start(Math.min(longestAgainMs, waitMs * 2)), waitMs)
    })
  }

  /** Lets one child say what who started the server should know. */
  greet(): void {
    this.#foremost?.send('greet')
  }

  /** Asks all to end in order, and ends those that do not. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const ended = [...this.#living].map((child) => once(child, 'exit'))
    for (const child of this.#living) child.process.kill('SIGTERM')
    const impatient = setTimeout(() => {
      for (const child of this.#living) child.process.kill('SIGKILL')
    }, patienceMs)
    await Promise.all(ended)
    clearTimeout(impatient)
  }
}
