import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { Refusal } from '../../platform/refusal.ts'
import { theOpenDoor } from './doors.ts'
import { iceTag, readIceFragment, ufragOf } from './ice-fragment.ts'
import { linksToIceServers } from './ice-servers.ts'
import { faultOfOffer } from './offer.ts'
import { placeOf, sessionAt, toSession } from './session-place.ts'
import { sendOut, takeIn } from './sessions.ts'

const Params = z.object({ door: z.uuid() })
const SessionParams = Params.extend({ session: z.string().max(80) })
/** An offer is some kilobytes. */
const mostOfferBytes = 64 * 1024
const sdp = 'application/sdp'
const fragment = 'application/trickle-ice-sdpfrag'

type Direction = 'in' | 'out'

/**
 * WHIP (RFC 9725) and WHEP: an offer is posted to a door and answered; late candidates are patched into the address of the
 * connection, which is deleted to end it. Who has the bearer token of a door passes; nothing here looks at cookies, so any page
 * may ask. Restarts of ICE are not done: whoever wants one posts anew.
 */
export function serveWebRtc(server: FastifyInstance, app: App): void {
  for (const type of [sdp, fragment])
    server.addContentTypeParser(
      type,
      { parseAs: 'string', bodyLimit: mostOfferBytes },
      (_request, body, done) => done(null, body),
    )
  serveDoors(server, app, { name: 'whip', direction: 'in' })
  serveDoors(server, app, { name: 'whep', direction: 'out' })
}

function serveDoors(
  server: FastifyInstance,
  app: App,
  { name, direction }: { name: string; direction: Direction },
): void {
  const endpoint = `/${name}/:door`
  const session = `${endpoint}/:session`
  server.options(session, async (_request, reply) => openToAll(reply).status(200).send())
  server.options(endpoint, async (request, reply) => {
    openToAll(reply)
    // A program that must know the servers before it makes its offer; what a browser asks first comes without a token.
    if (tokenOf(request)) await tellIceServers(app, request, reply, direction)
    return reply.status(200).send()
  })
  // Other methods are kept for what may come (RFC 9725, 4.2).
  server.route({
    ...forAll,
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: endpoint,
    handler: only('OPTIONS, POST'),
  })
  server.route({
    ...forAll,
    method: ['GET', 'PUT', 'POST'],
    url: session,
    handler: only('OPTIONS, PATCH, DELETE'),
  })

  serveSessions(server, app, { session, direction })

  server.post(endpoint, forAll, async (request, reply) => {
    const { door: id } = parsed(Params, request)
    const door = await admitted(app, request, reply, { id, direction })
    if (typeOf(request) !== sdp || typeof request.body !== 'string')
      return say(reply, 415, `send an offer as ${sdp}`)
    const fault = faultOfOffer(request.body, direction)
    if (fault) throw new Refusal('invalid-input', fault, { fields: 'offer' })
    const connection = await (direction === 'in' ? takeIn : sendOut)(app, door, request.body)
    return reply
      .status(201)
      .header('location', `/${name}/${id}/${placeOf(app, connection.session)}`)
      .header('etag', iceTag(connection.session, ufragOf(request.body) ?? ''))
      .header('accept-patch', fragment)
      .headers(linkHeader(app, id))
      .type(sdp)
      .send(connection.answer)
  })
}

/** What can be asked of a connection that was answered. */
function serveSessions(
  server: FastifyInstance,
  app: App,
  { session, direction }: { session: string; direction: Direction },
): void {
  server.patch(session, forAll, async (request, reply) => {
    const { door: id, session: place } = parsed(SessionParams, request)
    await admitted(app, request, reply, { id, direction })
    const of = theSession(app, place)
    if (typeOf(request) !== fragment || typeof request.body !== 'string')
      return say(reply, 415, `send candidates as ${fragment}`)
    const match = request.headers['if-match']
    // Players of WHEP, which has no RFC, send none.
    if (!match && direction === 'in') return say(reply, 428, 'send the etag of the connection as If-Match')
    if (match?.trim() === '*')
      return say(reply, 422, 'ICE is not restarted here: delete this connection and post a new offer')
    const told = readIceFragment(request.body)
    if (!told) throw new Refusal('invalid-input', 'no fragment with a=ice-ufrag', { fields: 'body' })
    if (match && match.trim() !== iceTag(of.session, told.ufrag))
      return say(reply, 412, 'this is of another ICE session')
    toSession(app, of, { do: 'candidates', candidates: told.candidates })
    return reply.status(204).send()
  })

  server.delete(session, forAll, async (request, reply) => {
    const { door: id, session: place } = parsed(SessionParams, request)
    await admitted(app, request, reply, { id, direction })
    // Who holds the token knows the number of its own connections only.
    toSession(app, theSession(app, place), { do: 'close' })
    return reply.status(200).send()
  })
}

/** The door that is asked for, where the token opens it. A refusal says how to come in (RFC 9110, 11.6.1). */
async function admitted(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, direction }: { id: string; direction: Direction },
) {
  reply.header('www-authenticate', 'Bearer')
  const door = await theOpenDoor(app, id, direction, tokenOf(request))
  reply.removeHeader('www-authenticate')
  return door
}

/** Says the ICE servers to whom a door is open; to others nothing. */
async function tellIceServers(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  direction: Direction,
): Promise<void> {
  const { door: id } = parsed(Params, request)
  try {
    await theOpenDoor(app, id, direction, tokenOf(request))
    reply.headers(linkHeader(app, id))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

function linkHeader(app: App, doorId: string): { link?: string } {
  const links = linksToIceServers(app, doorId)
  return links.length > 0 ? { link: links.join(', ') } : {}
}

/** A page reads refusals too, whatever is wrong with what it sent. */
const forAll = {
  config: { looksAtNoCookie: true },
  onRequest: async (_request: FastifyRequest, reply: FastifyReply) => {
    openToAll(reply)
  },
}

function theSession(app: App, place: string) {
  const found = sessionAt(app, place)
  if (!found) throw new Refusal('not-found', `no connection ${place}`)
  return found
}

function only(methods: string) {
  return async (_request: FastifyRequest, reply: FastifyReply) =>
    say(reply.header('allow', methods), 405, `only ${methods}`)
}

/** What HTTP has a number for and people never see. */
function say(reply: FastifyReply, status: number, words: string): FastifyReply {
  return reply.status(status).type('text/plain; charset=utf-8').send(words)
}

function typeOf({ headers }: FastifyRequest): string | undefined {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase()
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{43})$/i.exec(headers.authorization ?? '')?.[1]
}

function parsed<Schema extends z.ZodType>(schema: Schema, { params }: FastifyRequest): z.output<Schema> {
  const found = schema.safeParse(params)
  if (!found.success) throw new Refusal('not-found', 'no such address')
  return found.data
}

function openToAll(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, if-match',
    'access-control-allow-methods': 'POST, PATCH, DELETE, OPTIONS',
    'access-control-expose-headers': 'location, etag, link, accept-patch, retry-after, www-authenticate',
    'accept-post': sdp,
    'accept-patch': fragment,
  })
}
