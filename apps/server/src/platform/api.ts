import type { IncomingHttpHeaders } from 'node:http'
import type { Access } from '@invigil/contract/access.ts'
import type { RefusalBody } from '@invigil/contract/refusal.ts'
import type { RouteMeta } from '@invigil/contract/route.ts'
import { ValidationError } from '@orpc/contract'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { AnyRouter } from '@orpc/server'
import { ORPCError } from '@orpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { passesByItself } from './database.ts'
import { reportUnexpected } from './error-group.ts'
import { Refusal } from './refusal.ts'
import { findUnstorable } from './storable.ts'

/** What a request proves about who sends it; the room that signs people in fills it by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Identified {}

/** What a handler of the contract gets as its context: `implement(exam).$context<Call>()`. */
export interface Call extends Begun, Identified {}

interface Begun {
  app: App
  request: Incoming
  /** For cookies and headers only; the handler's return value is the body. */
  reply: FastifyReply
}

/** As much of a request as deciding about it needs; a Fastify request is one, and so is what a socket begins with. */
export interface Incoming {
  /** The request id, also in the answer's `x-request-id`. */
  id: string
  ip: string
  method: string
  url: string
  headers: IncomingHttpHeaders
  cookies: Record<string, string | undefined>
}

/** Lets a request call a route or throws a Refusal. `input` is not yet checked. */
export type Authorise = (app: App, request: Incoming, access: Access, input: unknown) => Promise<Identified>

/** Serves all rooms' routes under `/api`. */
export function serveApi(server: FastifyInstance, app: App, router: AnyRouter, authorise: Authorise): void {
  const handler = new OpenAPIHandler<Begun>(router, {
    clientInterceptors: [
      async ({ next, procedure, context, input, ...options }) => {
        const { access, takesAnyText } = procedure['~orpc'].meta as RouteMeta
        const identified = await authorise(app, context.request, access, input)
        if (!takesAnyText) refuseUnstorable(input)
        return next({ ...options, procedure, input, context: { ...context, ...identified } })
      },
    ],
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          const answer = await answerFor(app, error, context.request)
          tellWhenToReturn(context.reply, answer)
          throw answer
        }
      },
    ],
  })

  const answerCall = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store')
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: { app, request, reply },
    })
    if (!matched) throw new Refusal('not-found', `no route ${request.method} ${request.url}`)
    return reply
  }
  server.all('/api/*', answerCall)
  server.post('/api/sounds', { bodyLimit: app.limits.fileBytes }, answerCall)
  // Files of questions come with their pictures.
  server.post('/api/imports/*', { bodyLimit: app.limits.fileBytes }, answerCall)
}

function refuseUnstorable(input: unknown): void {
  const field = findUnstorable(input)
  if (field !== undefined) throw new Refusal('invalid-input', 'text that cannot be stored', { fields: field })
}

/** What an error becomes on the wire. Our own faults are reported and say nothing but the request's id. */
export async function answerFor(
  app: App,
  error: unknown,
  request: Incoming,
): Promise<ORPCError<string, RefusalBody>> {
  const refusal = asRefusal(error)
  if (!refusal) {
    await reportUnexpected(app, error, {
      route: `${request.method} ${routeOf(request)}`,
      requestId: request.id,
    })
    // Who asks again in a moment is answered.
    const code = passesByItself(error) ? 'overloaded' : 'unexpected'
    return answer(new Refusal(code, 'unexpected error'), request)
  }
  app.log.debug({ requestId: request.id, code: refusal.code }, refusal.message)
  return answer(refusal, request)
}

/** Who is asked to wait is told how long, in seconds (RFC 9110 §10.2.3). */
export function tellWhenToReturn(
  reply: FastifyReply,
  { status, data }: ORPCError<string, RefusalBody>,
): void {
  if (status === 429 || status === 503)
    reply.header('retry-after', String(data.params.retryAfterSeconds ?? 2))
}

function answer({ code, params, status }: Refusal, { id }: Incoming): ORPCError<string, RefusalBody> {
  return new ORPCError(code, { status, message: code, data: { code, params, requestId: id } })
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof ORPCError) || error.status >= 500) return undefined
  if (error.cause instanceof ValidationError) {
    const fields = [...new Set(error.cause.issues.map((issue) => pathOf(issue.path)))]
    return new Refusal('invalid-input', `not valid: ${fields.join(', ')}`, { fields: fields.join(', ') })
  }
  return new Refusal('invalid-input', error.message, { fields: '' })
}

function pathOf(path: ValidationError['issues'][number]['path']): string {
  return (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
}

/** The path without ids, so that errors of one route are counted together. */
function routeOf(request: Incoming): string {
  const path = request.url.split('?')[0] ?? ''
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\/\d+(?=\/|$)/g, '/{n}')
}
