import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { AnyRouter } from '@orpc/server'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify, { LogController } from 'fastify'
import { type Authorise, answerFor, serveApi, tellWhenToReturn } from './api.ts'
import { apiPage, apiPageStyle } from './api-page.ts'
import type { App } from './app.ts'
import { strictHeaders } from './headers.ts'
import { serveModels } from './model-files.ts'
import { describeApi } from './openapi.ts'
import { servePages } from './pages.ts'
import { Refusal } from './refusal.ts'

export interface Served {
  app: App
  router: AnyRouter
  authorise: Authorise
  /** Says what is not ready, e.g. `database`; empty when all is. */
  notReady: () => Promise<string[]>
  /** The repository's root, where the built pages are. */
  root: string
  http: ((server: FastifyInstance, app: App) => void)[]
}

/** Builds the HTTP server; it does not listen yet. */
export async function buildHttp(served: Served): Promise<FastifyInstance> {
  const { app, router, authorise, notReady } = served
  const server = fastify({
    // Its own lines about listening and requests are said better elsewhere.
    loggerInstance: app.log.child({}, { level: 'warn' }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.trustProxy,
    bodyLimit: app.limits.jsonBytes,
    // A caller's own id would let it write into our log.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }) as unknown as FastifyInstance

  const headers = strictHeaders(app.config.publicUrl?.startsWith('https:') ?? false)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id })
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    app.metrics.requests.inc({ route, status: String(reply.statusCode) })
    app.metrics.requestSeconds.observe({ route }, reply.elapsedTime / 1_000)
  })
  await server.register(cookie)
  await server.register(rateLimit, {
    max: app.config.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request: FastifyRequest) => isNeverLimited(request.url),
    errorResponseBuilder: () => new Refusal('too-many-requests', 'too many requests from one address'),
  })
  acceptOtherBodies(server, app)
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(app, error, request, reply))

  serveStatus(server, app, notReady)
  serveDescription(server)
  for (const add of served.http) add(server, app)
  serveApi(server, app, router, authorise)
  serveModels(server, app.config.models)
  await servePages(server, served.root)
  return server
}

/** A whole school may answer from one address; its answers have a bound of their own, by what the database can take. */
function isNeverLimited(url: string): boolean {
  return url === '/healthz' || url === '/readyz' || /^\/api\/attempts\/[0-9a-f-]{36}\/entries$/.test(url)
}

/** Whether it lives, whether it is ready, and its figures. */
function serveStatus(server: FastifyInstance, app: App, notReady: Served['notReady']): void {
  server.get('/healthz', async () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const missing = await notReady()
    return reply.status(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing })
  })
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(app, request)) throw new Refusal('not-found', 'the metrics are not for everyone')
    return reply.type(app.metrics.registry.contentType).send(await app.metrics.registry.metrics())
  })
}

/** The API's description, and a page to read it. */
function serveDescription(server: FastifyInstance): void {
  // Made when it is first asked for: it takes a while, and few ask.
  let described: ReturnType<typeof describeApi> | undefined
  const theDocument = () => {
    described ??= describeApi()
    return described
  }
  server.get('/api/openapi.json', theDocument)
  server.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(await theDocument())),
  )
  server.get('/api/docs.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(apiPageStyle),
  )
}

/** Bodies that are not JSON are left to who reads them; they must say their length, which Node then enforces. */
function acceptOtherBodies(server: FastifyInstance, app: App): void {
  server.addContentTypeParser('*', { bodyLimit: app.limits.fileBytes }, (request, _payload, done) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    if (Number.isNaN(length))
      return done(new Refusal('invalid-input', 'a body without a length', { fields: 'content-length' }))
    if (length > app.limits.fileBytes) return done(tooLarge(app.limits.fileBytes))
    done(null, undefined)
  })
}

/** Behind a proxy on this machine everything comes from this machine, but it says for whom. */
function mayReadMetrics(app: App, { ip, headers }: FastifyRequest): boolean {
  const { metricsToken } = app.config
  if (metricsToken) return headers.authorization === `Bearer ${metricsToken}`
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip)
}

async function answerError(app: App, error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const answer = await answerFor(app, asRefusal(app, error), request)
  tellWhenToReturn(reply, answer)
  return reply.status(answer.status).send(answer.toJSON())
}

function asRefusal(app: App, error: FastifyError | Refusal): Error {
  if (error instanceof Refusal) return error
  if (error.statusCode === 413) return tooLarge(app.limits.jsonBytes)
  const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return isTheirs ? new Refusal('invalid-input', error.message, { fields: '' }) : error
}

function tooLarge(bytes: number): Refusal {
  return new Refusal('too-large', `a body may have ${bytes} bytes`, { bytes })
}
