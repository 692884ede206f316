import type { Access } from '@invigil/contract/access.ts'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Identified, Incoming } from './api.ts'
import type { Config } from './config.ts'
import type { Files } from './files.ts'
import type { Mail } from './mail.ts'
import type { Metrics } from './metrics.ts'
import type { Processes } from './processes.ts'
import type { News, Tables, Tx } from './tables.ts'

/** What the world offers to every function of every room. Tests offer another world. */
export interface App {
  config: Config
  log: Logger
  db: Kysely<Tables>
  now(): Date
  /** Tells screens at once; may be lost. */
  publish(topic: string, hint: object): void
  /** Like `publish`, to this process only. */
  publishHere(topic: string, hint: object): void
  /** Returns what ends the subscription. */
  subscribe(topic: string, hear: (hint: object) => void): () => void
  /** Whether hints of other processes arrive. While they do not, who must not miss them reads the database each second. */
  hintsArrive(): boolean
  /** The processes of this installation. */
  processes: Processes
  /** Tells later rooms, in the same transaction as the fact itself: their jobs hear it at least once. */
  announce<Kind extends keyof News>(tx: Tx, kind: Kind, body: News[Kind], when?: When): Promise<void>
  /** The same kind of news many times, in few statements. */
  announceAll<Kind extends keyof News>(
    tx: Tx,
    kind: Kind,
    all: readonly ({ body: News[Kind] } & When)[],
  ): Promise<void>
  /** Asks who may call, for what stands outside the contract: sockets and streams of bytes. Throws a Refusal. */
  authorise(request: Incoming, access: Access, input: unknown): Promise<Identified>
  files: Files
  mail: Mail
  metrics: Metrics
  limits: Limits
}

/** `at`: not before this instant. */
export interface When {
  at?: Date
}

/** In bytes: the most a JSON body, an uploaded file and one socket message may have. */
export interface Limits {
  jsonBytes: number
  fileBytes: number
  socketBytes: number
}

export const limits: Limits = { jsonBytes: 4_194_304, fileBytes: 20_971_520, socketBytes: 1_048_576 }
