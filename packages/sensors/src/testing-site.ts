import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFileName } from '@invigil/models/files.ts'
import { offeredSet, servedFiles } from '@invigil/models/served.ts'
import { build } from 'vite'

const html = `<!doctype html><title>Sensors</title><textarea>An answer in progress</textarea><script type="module" src="/page.js"></script>`

/** The headers that matter here, as the server sends them. */
const headers = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
}

/**
 * Builds `testing-page.ts` as an app is built and serves it with the networks and a reference photo, under a strict policy.
 * `/models/` offers the whole set, `/strict/` the strict one, `/unsaid/` says nothing of its set, and `/torn/` has lost what
 * it offers of liveness. Answers its address and what stops it.
 */
export async function serveTestingPage(
  folder: string,
  reference: Uint8Array,
): Promise<{ url: string; stop: () => void }> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    worker: { format: 'es' },
    build: {
      outDir: folder,
      target: 'esnext',
      modulePreload: false,
      rollupOptions: {
        input: fileURLToPath(new URL('./testing-page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  })
  const networks = new Map(servedFiles().map((served) => [served.path.replace('/models/', ''), served]))
  const server = createServer(async ({ url = '/' }, response) => {
    const path = url.replace(/\?.*/, '')
    const [, place, name = ''] = /^\/(models|strict|unsaid|torn)\/(.*)$/.exec(path) ?? []
    const network = place === 'torn' && name.startsWith('fr-liveness') ? undefined : networks.get(name)
    if (path === '/') return answer(response, 'text/html', Buffer.from(html))
    if (path === '/reference.jpg') return answer(response, 'image/jpeg', reference)
    if (name === setFileName && place !== 'unsaid') {
      const set = JSON.stringify(offeredSet(place === 'strict' ? 'strict' : 'best'))
      return answer(response, 'application/json', Buffer.from(set))
    }
    if (place && network) return answer(response, network.contentType, await readFile(network.file))
    const type = extname(path) === '.js' ? 'text/javascript' : 'application/octet-stream'
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    return bytes ? answer(response, type, bytes) : response.writeHead(404, headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() }
}

function answer(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { ...headers, 'content-type': type }).end(bytes)
}
