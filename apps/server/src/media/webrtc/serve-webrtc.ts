import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { Refusal } from '../../platform/refusal.ts'
import { theOpenDoor } from './doors.ts'
import { sendOut, takeIn, theWebRtcLine } from './sessions.ts'

const Params = z.object({ door: z.uuid() })
const SessionParams = Params.extend({ session: z.uuid() })
/** An offer is some kilobytes. */
const mostOfferBytes = 64 * 1024

/**
 * WHIP (RFC 9725) and WHEP: an offer is posted to a door and answered; the address of the connection is deleted to end it.
 * Who has the bearer token of a door passes; nothing here looks at cookies, so any page may ask.
 */
export function serveWebRtc(server: FastifyInstance, app: App): void {
  server.addContentTypeParser(
    'application/sdp',
    { parseAs: 'string', bodyLimit: mostOfferBytes },
    (_request, body, done) => done(null, body),
  )
  for (const [name, direction] of [
    ['whip', 'in'],
    ['whep', 'out'],
  ] as const) {
    server.options(`/${name}/:door`, async (_request, reply) => openToAll(reply).status(204).send())
    server.options(`/${name}/:door/:session`, async (_request, reply) => openToAll(reply).status(204).send())
    server.post(`/${name}/:door`, async (request, reply) => {
      openToAll(reply)
      const { door: id } = parsed(Params, request)
      const door = await theOpenDoor(app, id, direction, tokenOf(request))
      if (typeof request.body !== 'string') throw noOffer()
      const connection = await (direction === 'in' ? takeIn : sendOut)(app, door, request.body)
      return reply
        .status(201)
        .header('location', `/${name}/${id}/${connection.session}`)
        .type('application/sdp')
        .send(connection.answer)
    })
    server.delete(`/${name}/:door/:session`, async (request, reply) => {
      openToAll(reply)
      const { door: id, session } = parsed(SessionParams, request)
      await theOpenDoor(app, id, direction, tokenOf(request))
      // Who holds the token knows the number of its own connections only.
      if (!theWebRtcLine(app).close(session)) throw new Refusal('not-found', `no connection ${session}`)
      return reply.status(200).send()
    })
  }
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{43})$/i.exec(headers.authorization ?? '')?.[1]
}

function parsed<Schema extends z.ZodType>(schema: Schema, { params }: FastifyRequest): z.output<Schema> {
  const found = schema.safeParse(params)
  if (!found.success) throw new Refusal('not-found', 'no such address')
  return found.data
}

function noOffer(): Refusal {
  return new Refusal('invalid-input', 'no offer in application/sdp', { fields: 'content-type' })
}

function openToAll(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-methods': 'POST, DELETE, OPTIONS',
    'access-control-expose-headers': 'location',
    'accept-post': 'application/sdp',
  })
}
