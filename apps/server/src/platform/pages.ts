import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Refusal } from './refusal.ts'

/** Serves the built candidate app at `/` and the console at `/console/`; their own addresses all get their index page. */
export async function servePages(server: FastifyInstance, root: string): Promise<void> {
  const candidate = path.join(root, 'apps/candidate/dist')
  const console = path.join(root, 'apps/console/dist')
  for (const [folder, prefix] of [
    [candidate, '/'],
    [console, '/console/'],
  ] as const) {
    if (!existsSync(folder)) continue
    await server.register(fastifyStatic, {
      root: folder,
      prefix,
      wildcard: true,
      preCompressed: true,
      index: false,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (response, file) => response.header('cache-control', cachingOf(file)),
    })
  }
  server.get('/', (_request, reply) => sendIndex(reply, candidate))
  server.get('/console', (_request, reply) => sendIndex(reply, console))

  server.setNotFoundHandler(async (request, reply) => {
    const url = request.url.split('?')[0] ?? ''
    const isPage =
      request.method === 'GET' && !/^\/(api|socket|metrics)(\/|$)/.test(url) && !/\.[a-z0-9]+$/i.test(url)
    if (!isPage) throw new Refusal('not-found', `nothing at ${request.method} ${url}`)
    return await sendIndex(reply, /^\/console(\/|$)/.test(url) ? console : candidate)
  })
}

async function sendIndex(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const index = await readFile(path.join(folder, 'index.html')).catch(() => undefined)
  reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8')
  return index ? reply.send(index) : reply.status(503).send(notBuilt)
}

/** Files with a hash in their name never change; all others are asked for again. */
function cachingOf(file: string): string {
  return /[/\\]assets[/\\].*-[\w-]{8,}\.\w+(?:\.(?:br|gz))?$/.test(file)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache'
}

const notBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Invigil</title></head><body><main>
<p>The pages are not built yet. Start the server with <code>npm start</code>, which builds them.</p>
<p lang="fr">Les pages ne sont pas encore construites. Démarrez le serveur avec <code>npm start</code>, qui les construit.</p>
<p lang="vi">Các trang chưa được dựng. Hãy khởi động máy chủ bằng <code>npm start</code>, lệnh này sẽ dựng trang.</p>
</main></body></html>`
