import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Authorise } from './api.ts'
import { type App, limits } from './app.ts'
import { aLocalBus, type Bus } from './bus.ts'
import { carryByNats } from './bus-nats.ts'
import { carryByNotify } from './bus-notify.ts'
import { aSharedBus } from './bus-shared.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { openLine } from './database-line.ts'
import type { Files } from './files.ts'
import { buildHttp } from './http.ts'
import type { Mail } from './mail.ts'
import { someMetrics } from './metrics.ts'
import { type Newsroom, openNewsroom } from './news.ts'
import { alone, joinProcesses, type Processes } from './processes.ts'
import { Refusal } from './refusal.ts'
import type { Room, Scopes, Stop } from './room.ts'
import { serveSockets } from './socket.ts'

/** What the world gives to a server; tests give another. */
export interface World {
  config: Config
  log: Logger
  database: Database
  files: Files
  mail: Mail
  now: () => Date
  rooms: readonly Room[]
  /** The repository's root. */
  root: string
  /** Whether timed jobs, workers and process metrics run: not in tests. */
  isLive: boolean
  /** False once another server may work in the data directory. Nobody else does where nobody says so. */
  isDataOurs?: () => boolean
}

export interface Server {
  app: App
  http: FastifyInstance
  newsroom: Newsroom
  /** Ends everything begun here, in order; the database stays open. */
  stop: () => Promise<void>
}

/** Puts the rooms together into a server whose schema is already migrated; it does not listen yet. */
export async function buildServer(world: World): Promise<Server> {
  const { config, log, database, files, mail, now, rooms, isLive } = world
  const metrics = someMetrics({ ofProcess: isLive })
  const { bus, processes, stop: leave } = joinOthers(world)
  const isWorker = isLive && config.roles.includes('worker')
  const jobs = rooms.flatMap((room) => room.jobs ?? [])
  const newsroom = await openNewsroom(database.pool, jobs, { log, metrics, supervises: isWorker })
  const authorise = theAuthorise(rooms)
  const app: App = {
    authorise: (request, access, input) => authorise(app, request, access, input),
    ...{ config, log, db: database.db, now, files, mail, metrics, limits },
    publish: bus.publish,
    publishHere: bus.publishHere,
    subscribe: bus.subscribe,
    hintsArrive: bus.healthy,
    processes,
    announce: newsroom.announce,
    announceAll: newsroom.announceAll,
  }
  let isStopping = false
  const http = await buildHttp({
    app,
    router: Object.fromEntries(rooms.flatMap((room) => (room.routes ? [[room.name, room.routes]] : []))),
    authorise,
    notReady: async () => [
      ...(isStopping ? ['stopping'] : []),
      ...((await answers(database)) ? [] : ['database']),
    ],
    root: world.root,
    http: rooms.flatMap((room) => room.http ?? []),
  })
  const stops: Stop[] = [
    serveSockets(http, app, Object.assign({}, ...rooms.map((room) => room.sockets ?? {}))),
  ]
  for (const room of rooms) if (room.start) stops.push(await room.start(app))
  if (isWorker) stops.push(await newsroom.work(app))
  return {
    ...{ app, http, newsroom },
    async stop() {
      isStopping = true
      for (const stop of stops) await stop()
      // Who is still reading a long answer after that is cut off.
      const patience = setTimeout(() => http.server.closeAllConnections(), 5_000)
      await http.close()
      clearTimeout(patience)
      await newsroom.stop()
      await leave()
    },
  }
}

/** The bus and the other processes, where there can be any: a database of one's own and one process know of nobody. */
function joinOthers({ config, log, database, isDataOurs = () => true }: World): {
  bus: Bus
  processes: Processes
  stop: () => Promise<void>
} {
  const local = aLocalBus((error) => log.error({ err: error }, 'a listener failed'))
  if (config.processes === 1 && !config.databaseUrl && !config.natsUrl)
    return { bus: local, processes: alone(isDataOurs), stop: async () => undefined }
  const line = openLine(database.pool)
  const processes = joinProcesses(line, config.data, isDataOurs)
  const report = (error: unknown) => log.warn({ err: error }, 'NATS')
  const carrier = config.natsUrl ? carryByNats(config.natsUrl, report) : carryByNotify(line)
  const bus = aSharedBus(local, carrier, processes.me)
  const stop = async () => {
    await bus.stop()
    await processes.stop()
    await line.stop()
  }
  return { bus, processes, stop }
}

/** All rooms' knowledge of where objects lie. */
export function gatherScopes(rooms: readonly Room[]): Scopes {
  return Object.assign({}, ...rooms.map((room) => room.scopes ?? {}))
}

function theAuthorise(rooms: readonly Room[]): Authorise {
  return rooms.find((room) => room.authorise)?.authorise?.(rooms) ?? letAnyoneIn
}

/** Without a room that signs people in, only what is open to anyone can be called. */
const letAnyoneIn: Authorise = async (_app, _request, access) => {
  if (access.who !== 'anyone') throw new Refusal('not-signed-in', 'nobody can sign in here')
  return {} as Awaited<ReturnType<Authorise>>
}

async function answers({ pool }: Database): Promise<boolean> {
  return await pool.query('select 1').then(
    () => true,
    () => false,
  )
}
