import { AttemptId, ClipId } from '@invigil/contract/ids.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { thePersonCalling } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { archiveOf } from './clips.ts'
import { noteViewing } from './viewing.ts'

/** Where the archive of an exported clip lies; whoever gets it may export, and the viewing is noted. */
export const clipPath = '/api/attempts/:attemptId/clips/:clipId/clip.zip'

const OfClip = z.object({ attemptId: AttemptId, clipId: ClipId })
const access = { who: ['reviewer'], of: 'attempt', by: 'attemptId' } as const

/** Serves the archives of exported clips. */
export function serveClips(server: FastifyInstance, app: App): void {
  server.get(clipPath, async (request, reply) => {
    const identified = await app.authorise(request, access, request.params)
    const parsed = OfClip.safeParse(request.params)
    if (!parsed.success)
      throw new Refusal('invalid-input', 'no such address', { fields: z.prettifyError(parsed.error) })
    const { attemptId, clipId } = parsed.data
    const { bytes, stream } = await archiveOf(app, attemptId, clipId)
    await noteViewing(app, thePersonCalling(identified), attemptId)
    return reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-length', bytes)
      .header('content-disposition', `attachment; filename="clip-${clipId}.zip"`)
      .send(stream)
  })
}
