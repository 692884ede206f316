import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { rooms as allRooms } from '../app.ts'
import { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { type Files, filesOnDisk } from './files.ts'
import { newId } from './id.ts'
import type { Letter } from './mail.ts'
import type { Room } from './room.ts'
import { root } from './root.ts'
import { buildServer, type Server } from './server.ts'

/** A real server on a real database of its own, in a world that a test rules. */
export interface TestApp extends Awaited<ReturnType<typeof buildApp>> {}

/**
 * Starts a server with all rooms (or those given) on a fresh copy of the migrated database. Call it once a file, at its top:
 * `const app = await aTestApp()`; it is stopped by itself. It is an `App`, so it can be passed to any function.
 */
export async function aTestApp({
  rooms = allRooms,
  isLive = false,
  config = {},
  files,
}: {
  rooms?: readonly Room[]
  /** Whether jobs are done by themselves, as in a real server; otherwise `app.work()` does them. */
  isLive?: boolean
  /** Settings other than the defaults. */
  config?: Partial<Config>
  /** Where files are kept, when not in a folder of its own. */
  files?: Files
} = {}): Promise<TestApp> {
  const app = await buildApp(rooms, isLive, config, files)
  afterAll(() => app.close())
  return app
}

async function buildApp(
  rooms: readonly Room[],
  isLive: boolean,
  config: Partial<Config>,
  files: Files | undefined,
) {
  const host = inject('postgres')
  const name = `test_${newId().replaceAll('-', '')}`
  await asOwner(host, `create database ${name} template prepared`)
  const report = () => {}
  const database = openDatabase({ host, database: name }, { size: 6, report })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-test-'))
  const letters: Letter[] = []
  const clock = aStandingClock()
  const others: (() => Promise<void>)[] = []
  const world = {
    config: Config.parse({ data: folder, logLevel: 'silent', visionProcesses: 0, ffmpeg: '', ...config }),
    log: pino({ level: process.env.LOG ?? 'silent' }),
    database,
    files: files ?? filesOnDisk(path.join(folder, 'files')),
    mail: { send: async (letter: Letter) => void letters.push(letter) },
    now: clock.now,
    rooms,
    root,
    isLive,
  }
  const server: Server = await buildServer(world)
  return {
    ...server.app,
    /** The HTTP server; `app.call` is shorter. */
    http: server.http,
    clock,
    /** Every letter sent, the oldest first. */
    letters,
    /** Does all jobs that are due at the test's clock, and what they announce. */
    work: () => server.newsroom.workUntilQuiet(server.app),
    call: (method: Method, url: string, body?: object, options: InjectOptions = {}) =>
      call(server, method, url, body, options),
    pool: database.pool,
    /** Listens on a free port of this machine, for sockets; returns its address, e.g. `http://127.0.0.1:40123`. */
    listen: () => server.http.listen({ port: 0, host: '127.0.0.1' }),
    /** Another process of the same installation, for an app of several; returns its address. */
    async besides() {
      const own = openDatabase({ host, database: name }, { size: 6, report })
      const other = await buildServer({ ...world, database: own })
      others.push(async () => {
        await other.stop()
        await own.close()
      })
      return await other.http.listen({ port: 0, host: '127.0.0.1' })
    },
    async close() {
      for (const stop of others) await stop()
      await server.stop()
      await database.close()
      await asOwner(host, `drop database ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What came back: `body` is parsed JSON, or undefined when there is none. */
export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever it asked for
  body: any
  headers: Record<string, string | string[] | number | undefined>
  cookies: { name: string; value: string }[]
}

async function call(
  { http }: Server,
  method: Method,
  url: string,
  body: object | undefined,
  options: InjectOptions,
): Promise<Answer> {
  const response = await http.inject({ method, url, ...(body ? { payload: body } : {}), ...options })
  const isJson = String(response.headers['content-type'] ?? '').includes('json')
  return {
    status: response.statusCode,
    body: isJson && response.body ? JSON.parse(response.body) : response.body || undefined,
    headers: response.headers,
    cookies: response.cookies,
  }
}

export interface Clock {
  now: () => Date
  set: (at: Date | string) => void
  advance: (by: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
    milliseconds?: number
  }) => void
}

/** Stands at Monday 5 March 2040, 09:00 UTC, later than any real clock, so that only its moves make later jobs due. */
function aStandingClock(): Clock {
  let at = Date.parse('2040-03-05T09:00:00.000Z')
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to).getTime()
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) => {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds
    },
  }
}

async function asOwner(host: string, sql: string): Promise<void> {
  const client = new pg.Client({ host, user: 'app', database: 'postgres' })
  await client.connect()
  await client.query(sql)
  await client.end()
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}
