import { Readable } from 'node:stream'
import { type Frame, type TrackKind, trackKinds } from '@invigil/contract/frame.ts'
import { AttemptId, HallCameraId, TrackId } from '@invigil/contract/ids.ts'
import { recordingAccess } from '@invigil/contract/media.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { thePersonCalling } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { refuseErased } from './erased.ts'
import { ownerOf, type WhichCamera } from './hall/hall-of-attempt.ts'
import { type KeyFrame, keyFrameAt, keyFramesBetween } from './key-frames.ts'
import { chunkOf, initOf, listFrames, playlistOf, webmOf } from './playback.ts'
import { noteViewing } from './viewing.ts'

const base = '/api/attempts/:attemptId/recordings/:kind'

/** Every address of recorded bytes. All ask for `recordingAccess` and note the viewing. */
export const recordingPaths = {
  playlist: `${base}/playlist.m3u8`,
  init: `${base}/init/:trackId/:configSeq.mp4`,
  chunk: `${base}/chunk/:trackId/:fromSeq.m4s`,
  webm: `${base}/recording.webm`,
  keyFrame: `${base}/key-frame`,
  keyFrames: `${base}/key-frames`,
} as const

const OfKind = z.object({
  attemptId: AttemptId,
  kind: z.enum(trackKinds),
  camera: HallCameraId.optional(),
})
const seq = z.coerce.number().int().min(1).max(0xffff_ffff)
const OfInit = OfKind.extend({ trackId: TrackId, configSeq: seq })
const OfChunk = OfKind.extend({ trackId: TrackId, fromSeq: seq })
const OfKeyFrame = OfKind.extend({ at: z.coerce.date() })
const OfKeyFrames = OfKind.extend({
  from: z.coerce.date(),
  to: z.coerce.date(),
  count: z.coerce.number().int().min(1).max(60),
})

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
      .send(listFrames(withConfigs([found])))
  })
  server.get(recordingPaths.keyFrames, async (request, reply) => {
    const { attemptId, kind, ...spread } = await permitted(app, request, OfKeyFrames)
    const found = await keyFramesBetween(app, attemptId, kind, spread)
    return reply.type('application/octet-stream').send(listFrames(withConfigs(found)))
  })
}

/** The address, parsed, with the attempt or the camera of its hall that has it in the place of the attempt. */
async function permitted<Address extends { attemptId: AttemptId; kind: TrackKind } & WhichCamera>(
  app: App,
  request: FastifyRequest,
  schema: z.ZodType<Address>,
): Promise<Address> {
  const address = { ...(request.params as object), ...(request.query as object) }
  const identified = await app.authorise(request, recordingAccess, address)
  const parsed = schema.safeParse(address)
  if (!parsed.success)
    throw new Refusal('invalid-input', 'no such address', { fields: z.prettifyError(parsed.error) })
  await refuseErased(app, parsed.data.attemptId)
  const { attemptId, kind, ...which } = parsed.data
  const owner = await ownerOf(app, attemptId, kind, which)
  await noteViewing(app, thePersonCalling(identified), attemptId)
  return { ...parsed.data, attemptId: owner }
}

function typeOf(kind: string): string {
  return kind === 'microphone' ? 'audio/mp4' : 'video/mp4'
}

/** Each config before the key frames it holds for, as a wall's decoder takes them. */
function withConfigs(keys: readonly KeyFrame[]): Frame[] {
  return keys.flatMap(({ config, frame }, index) => {
    if (keys[index - 1]?.config === config) return [frame]
    const payload = new TextEncoder().encode(JSON.stringify(config))
    return [{ ...frame, kind: 'config' as const, isKey: false, payload }, frame]
  })
}
