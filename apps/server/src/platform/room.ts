import type { ScopeKind } from '@invigil/contract/access.ts'
import type {
  AttemptId,
  ExamId,
  OrganisationId,
  PersonId,
  RegistrationId,
  SittingId,
} from '@invigil/contract/ids.ts'
import type { AnyRouter } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import type { Authorise, Incoming } from './api.ts'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import type { Job } from './news.ts'

/** What a room offers to the running server. */
export interface Room {
  name: string
  /** Answers to the contract of the same name. */
  routes?: AnyRouter
  /** Requests outside the contract (a stream of bytes); each must call the same authorisation itself. */
  http?: (server: FastifyInstance, app: App) => void
  /** Where objects of a kind lie, so that a role on a wider scope covers them. */
  scopes?: Scopes
  /** By name: `/socket/<name>/<id>`. */
  sockets?: Record<string, SocketHandler>
  jobs?: readonly Job[]
  /** Commands of `npm run invigil -- <command>`. */
  cli?: Record<string, Command>
  /** Decides who may call; exactly one room does. */
  authorise?: (rooms: readonly Room[]) => Authorise
  /** Begins what runs for as long as the server does; returns what ends it. */
  start?: (app: App) => Stop | Promise<Stop>
  /** Says something to the person who started the server once it answers at `url`. */
  welcome?: (app: App, url: string, say: (line: string) => void) => Promise<void>
}

export type Stop = () => void | Promise<void>

/** Where an object lies: its organisation and whatever encloses it. */
export interface Place {
  organisationId: OrganisationId
  examId?: ExamId
  sittingId?: SittingId
  registrationId?: RegistrationId
  attemptId?: AttemptId
  /** Whose registration or attempt it is. */
  personId?: PersonId
}

export type Scopes = { [kind in ScopeKind]?: (app: App, id: string) => Promise<Place | undefined> }

/**
 * Decides whether a connection may be opened and returns what to do with it. A Refusal thrown here closes the socket with
 * code 4000 + its HTTP status and its refusal code as the reason.
 */
export type SocketHandler = (app: App, request: Incoming, id: string) => Promise<(socket: WebSocket) => void>

export interface Command {
  /** One line for the list of commands. */
  summary: string
  /** Returns the exit code. Arguments are those after the command's name. */
  run: (args: string[], config: Config) => Promise<number>
}
