import { createReadStream, existsSync } from 'node:fs'
import { type ServedFile, servedFiles } from '@invigil/models/served.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** Serves the networks and their runtime under `/models/`, compressed for those who accept it. */
export function serveModels(server: FastifyInstance): void {
  for (const served of servedFiles()) {
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
