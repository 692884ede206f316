import { AttemptId } from '@invigil/contract/ids.ts'
import { recordingAccess } from '@invigil/contract/media.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { thePersonCalling } from '../identity/caller.ts'
import { refuseErased } from '../media/erased.ts'
import { noteViewing } from '../media/viewing.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { cropOf } from './crop.ts'

/** What a signal is about, as a JPEG. Whoever may look at the recording may look at this part of it, and it is noted as well. */
export const cropPath = '/api/attempts/:attemptId/signals/:episode/crop'

const OfCrop = z.object({ attemptId: AttemptId, episode: z.string().min(1).max(64) })

/** Serves the part of a recorded picture that explains a signal. */
export function serveCrops(server: FastifyInstance, app: App): void {
  server.get(cropPath, async (request, reply) => {
    const identified = await app.authorise(request, recordingAccess, request.params)
    const address = OfCrop.safeParse(request.params)
    if (!address.success)
      throw new Refusal('invalid-input', 'no such address', { fields: z.prettifyError(address.error) })
    const { attemptId, episode } = address.data
    await refuseErased(app, attemptId)
    const { jpeg, at } = await cropOf(app, attemptId, episode)
    await noteViewing(app, thePersonCalling(identified), attemptId)
    return reply
      .type('image/jpeg')
      .header('cache-control', 'no-store')
      .header('x-instant', at.toISOString())
      .send(Buffer.from(jpeg))
  })
}
