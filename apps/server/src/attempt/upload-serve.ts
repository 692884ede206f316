import { Readable } from 'node:stream'
import { AttemptId } from '@invigil/contract/ids.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { theUpload } from './upload.ts'
import { refuseErasedFiles } from './upload-key.ts'
import { type ByteRange, piecesOf } from './upload-piece.ts'

const uploadPath = '/api/attempts/:attemptId/uploads/:fileId'

const Address = z.object({
  attemptId: AttemptId,
  fileId: z.uuid().toLowerCase(),
  show: z.literal('picture').optional(),
})

const staff = { who: ['marker', 'reviewer'], of: 'attempt', by: 'attemptId' } as const
const candidate = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const

/**
 * Serves the files of answers to their candidate and to who marks: for saving only, as bytes of no type, or, when their first
 * bytes are a picture's and `?show=picture` asks for it, as that picture; never as a page of ours.
 */
export function serveUploads(server: FastifyInstance, app: App): void {
  server.get(uploadPath, async (request, reply) => {
    const { attemptId, fileId, show } = await permitted(app, request)
    const { name, bytes, pictureType, deliveredAt } = await theUpload(app, attemptId, fileId)
    if (!deliveredAt) throw new Refusal('not-found', `file ${fileId} is still on its way`)
    await refuseErasedFiles(app, attemptId)
    const type = show ? pictureType : null
    reply.type(type ?? 'application/octet-stream').headers({
      'accept-ranges': 'bytes',
      'content-disposition': type ? 'inline' : attachment(name),
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    const range = rangeIn(request.headers.range, bytes)
    if (range === 'outside') return await reply.code(416).header('content-range', `bytes */${bytes}`).send()
    if (range) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${bytes}`)
    const asked = range ?? { first: 0, last: bytes - 1 }
    return await reply
      .header('content-length', String(asked.last - asked.first + 1))
      .send(Readable.from(piecesOf(app, attemptId, fileId, asked)))
  })
}

/**
 * What a `Range` asks for of so many bytes (RFC 9110, 14.2); undefined for all of them, also where it asks for several ranges or
 * in words of no sense, as the standard allows.
 */
export function rangeIn(header: string | undefined, bytes: number): ByteRange | 'outside' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (from !== '' && to !== '' && Number(to) < first) return undefined
  return first >= bytes ? 'outside' : { first, last }
}

/** Staff first: whoever marks has no key of the attempt. */
async function permitted(app: App, request: FastifyRequest): Promise<z.infer<typeof Address>> {
  const address = { ...(request.params as object), ...(request.query as object) }
  await app.authorise(request, staff, address).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) || error.code === 'not-found') throw error
    await app.authorise(request, candidate, address)
  })
  const parsed = Address.safeParse(address)
  if (!parsed.success) throw new Refusal('not-found', 'no such address')
  return parsed.data
}

/** RFC 6266: the plain name for old programs, the whole one in UTF-8 for the others. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
