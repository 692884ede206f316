import { Readable } from 'node:stream'
import { encodeFrame, type Frame, trackKinds } from '@invigil/contract/frame.ts'
import { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import { recordingAccess, type TrackConfig } from '@invigil/contract/media.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { thePersonCalling } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { chunkOf, initOf, keyFrameAt, playlistOf, webmOf } from './playback.ts'
import { noteViewing } from './viewing.ts'

const base = '/api/attempts/:attemptId/recordings/:kind'

/** Every address of recorded bytes. All ask for `recordingAccess` and note the viewing. */
export const recordingPaths = {
  playlist: `${base}/playlist.m3u8`,
  init: `${base}/init/:trackId/:configSeq.mp4`,
  chunk: `${base}/chunk/:trackId/:fromSeq.m4s`,
  webm: `${base}/recording.webm`,
  keyFrame: `${base}/key-frame`,
} as const

const OfKind = z.object({ attemptId: AttemptId, kind: z.enum(trackKinds) })
const seq = z.coerce.number().int().min(1).max(0xffff_ffff)
const OfInit = OfKind.extend({ trackId: TrackId, configSeq: seq })
const OfChunk = OfKind.extend({ trackId: TrackId, fromSeq: seq })
const OfKeyFrame = OfKind.extend({ at: z.coerce.date() })

/** Serves recordings as HLS (fragmented MP4 made at each request), as WebM where a browser recorded that, and key frames alone. */
export function serveRecordings(server: FastifyInstance, app: App): void {
  server.addHook('onRequest', async (request, reply) => {
    // Decrypted pictures stay out of every cache.
    if (request.routeOptions.url?.startsWith(base)) reply.header('cache-control', 'no-store')
  })
  server.get(recordingPaths.playlist, async (request, reply) => {
    const { attemptId, kind } = await permitted(app, request, OfKind)
    return reply.type('application/vnd.apple.mpegurl').send(await playlistOf(app, attemptId, kind))
  })
  server.get(recordingPaths.init, async (request, reply) => {
    const { attemptId, kind, trackId, configSeq } = await permitted(app, request, OfInit)
    return reply.type(typeOf(kind)).send(await initOf(app, attemptId, trackId, configSeq))
  })
  server.get(recordingPaths.chunk, async (request, reply) => {
    const { attemptId, kind, trackId, fromSeq } = await permitted(app, request, OfChunk)
    return reply.type(typeOf(kind)).send(await chunkOf(app, attemptId, trackId, fromSeq))
  })
  server.get(recordingPaths.webm, async (request, reply) => {
    const { attemptId, kind } = await permitted(app, request, OfKind)
    return reply.type('video/webm').send(Readable.from(await webmOf(app, attemptId, kind)))
  })
  server.get(recordingPaths.keyFrame, async (request, reply) => {
    const { attemptId, kind, at } = await permitted(app, request, OfKeyFrame)
    const found = await keyFrameAt(app, attemptId, kind, at)
    return reply
      .type('application/octet-stream')
      .header('x-instant', found.at.toISOString())
      .send(asFrames(found.config, found.frame))
  })
}

async function permitted<Address extends { attemptId: AttemptId }>(
  app: App,
  request: FastifyRequest,
  schema: z.ZodType<Address>,
): Promise<Address> {
  const address = { ...(request.params as object), ...(request.query as object) }
  const identified = await app.authorise(request, recordingAccess, address)
  const parsed = schema.safeParse(address)
  if (!parsed.success)
    throw new Refusal('invalid-input', 'no such address', { fields: z.prettifyError(parsed.error) })
  await noteViewing(app, thePersonCalling(identified), parsed.data.attemptId)
  return parsed.data
}

function typeOf(kind: string): string {
  return kind === 'microphone' ? 'audio/mp4' : 'video/mp4'
}

/** `u32 length | frame` twice: the config, then the key frame, as a wall's decoder takes them. */
function asFrames(config: TrackConfig, key: Frame): Buffer {
  const payload = new TextEncoder().encode(JSON.stringify(config))
  const frames = [encodeFrame({ ...key, kind: 'config', isKey: false, payload }), encodeFrame(key)]
  return Buffer.concat(
    frames.flatMap((frame) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(frame.length)
      return [length, frame]
    }),
  )
}
