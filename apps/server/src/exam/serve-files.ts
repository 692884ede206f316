import { soundTypeOf } from '@invigil/formats/sound-type.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { imageKey } from './draft.ts'
import { isSigned } from './signed-url.ts'
import { soundKey } from './sounds.ts'

const Address = z.object({
  fileId: z.uuid().toLowerCase(),
  expires: z.coerce.number().int(),
  signature: z.string(),
})

const headers = {
  'cache-control': 'private, max-age=86400, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** Serves images and sounds at the addresses that `signedFileUrl` makes; any other address is answered as not found. */
export function serveFiles(server: FastifyInstance, app: App): void {
  server.get('/files/:fileId', async ({ params, query }, reply) => {
    const bytes = await app.files.get(imageKey(signedFileId(app, params, query)))
    return reply.type('image/webp').headers(headers).send(bytes)
  })

  server.get('/sounds/:fileId', async (request, reply) => {
    const bytes = await app.files.get(soundKey(signedFileId(app, request.params, request.query)))
    const asked = rangeOf(request.headers.range, bytes.length)
    reply
      .type(soundTypeOf(bytes) ?? 'application/octet-stream')
      .headers({ ...headers, 'accept-ranges': 'bytes' })
    if (!asked) return reply.send(bytes)
    return reply
      .status(206)
      .header('content-range', `bytes ${asked.from}-${asked.to}/${bytes.length}`)
      .send(bytes.subarray(asked.from, asked.to + 1))
  })
}

function signedFileId(app: App, params: unknown, query: unknown): string {
  const address = Address.safeParse({ ...(params as object), ...(query as object) })
  if (!address.success || !isSigned(app, address.data)) {
    throw new Refusal('not-found', 'the address of a file is not signed, or no longer')
  }
  return address.data.fileId
}

/** One range of bytes as a player asks for it (RFC 9110, 14.1.2); nothing when the whole is to be sent. Safari plays nothing without it. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!first && !last) return
  const from = first ? Number(first) : Math.max(0, length - Number(last))
  const to = first && last ? Math.min(Number(last), length - 1) : length - 1
  return from <= to && from < length ? { from, to } : undefined
}
