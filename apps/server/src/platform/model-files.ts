import { createReadStream, existsSync } from 'node:fs'
import { setFileName } from '@invigil/models/files.ts'
import type { ModelSetName } from '@invigil/models/model.ts'
import { offeredSet, type ServedFile, servedFiles } from '@invigil/models/served.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/**
 * Serves the networks of a set and their runtime under `/models/`, compressed for those who accept it, and beside them
 * which networks there are: one that could not be had is not offered.
 */
export function serveModels(server: FastifyInstance, set: ModelSetName): void {
  server.get(`/models/${setFileName}`, async (_request, reply) => {
    reply.header('cache-control', 'no-cache')
    return offeredSet(set)
  })
  for (const served of servedFiles(set)) {
    server.get(served.path, async (request, reply) => send(served, request, reply))
  }
}

function send(served: ServedFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { file, brotliFile, contentType, cacheControl } = served
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const chosen = takesBrotli && brotliFile ? brotliFile : file
  if (!existsSync(chosen)) throw new Refusal('not-found', `${file} is not prepared yet`)
  reply.headers({ 'content-type': contentType, 'cache-control': cacheControl, vary: 'accept-encoding' })
  if (chosen === brotliFile) reply.header('content-encoding', 'br')
  return reply.send(createReadStream(chosen))
}
