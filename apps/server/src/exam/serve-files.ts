import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { imageKey } from './draft.ts'
import { isSigned } from './signed-url.ts'

const Address = z.object({
  fileId: z.uuid().toLowerCase(),
  expires: z.coerce.number().int(),
  signature: z.string(),
})

/** Serves images at the addresses that `signedFileUrl` makes; any other address is answered as not found. */
export function serveFiles(server: FastifyInstance, app: App): void {
  server.get('/files/:fileId', async (request, reply) => {
    const address = Address.safeParse({ ...(request.params as object), ...(request.query as object) })
    if (!address.success || !isSigned(app, address.data)) {
      throw new Refusal('not-found', 'the address of a file is not signed, or no longer')
    }
    const bytes = await app.files.get(imageKey(address.data.fileId))
    return reply
      .type('image/webp')
      .headers({
        'cache-control': 'private, max-age=86400, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .send(bytes)
  })
}
