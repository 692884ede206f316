import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { setFileName } from '@invigil/models/files.ts'
import { offeredSet, servedFiles } from '@invigil/models/served.ts'
import { build } from 'vite'

const require = createRequire(import.meta.url)
/** The folder of a package's built files, where its entry lies. */
const builtFolderOf = (name: string) => dirname(require.resolve(name))

const html = '<!doctype html><title>Vision</title><body><script type="module" src="/page.js"></script>'
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
}

/** A place that serves the page, our networks, and human with its own; it tells how much was fetched. */
export interface Site {
  readonly url: string
  /** Megabytes that were fetched since the last time this was asked, compressed by brotli. */
  fetchedMegabytes(): number
  stop(): void
}

/** Builds the page into `folder`, as an app is built, and serves it. */
export async function serveSite(folder: string, reference: Uint8Array): Promise<Site> {
  await buildPage(folder)
  const networks = new Map(servedFiles().map(({ path, file }) => [path, file]))
  const fetched = new Map<string, Uint8Array>()
  const server = createServer(async ({ url = '/' }, response) => {
    const path = url.replace(/\?.*/, '')
    const bytes = await contentOf(path, folder, networks, reference).catch(() => undefined)
    if (bytes) fetched.set(path, bytes)
    const type = path === '/' ? 'text/html' : (types[extname(path)] ?? 'application/octet-stream')
    response.writeHead(bytes ? 200 : 404, { 'content-type': type }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    fetchedMegabytes: () => {
      const bytes = [...fetched.values()].reduce((sum, content) => sum + compressedSize(content), 0)
      fetched.clear()
      return Math.round(bytes / 1e5) / 10
    },
    stop: () => server.close(),
  }
}

async function contentOf(
  path: string,
  folder: string,
  networks: ReadonlyMap<string, string>,
  reference: Uint8Array,
): Promise<Uint8Array> {
  const network = networks.get(path)
  if (path === '/') return Buffer.from(html)
  if (path === '/reference.jpg') return reference
  if (path === `/models/${setFileName}`) return Buffer.from(JSON.stringify(offeredSet()))
  if (network) return readFile(network)
  const [, place, name = ''] = /^\/(human|tfjs)\/(.*)$/.exec(path) ?? []
  if (place === 'tfjs') return readFile(join(builtFolderOf('@tensorflow/tfjs-backend-wasm'), name))
  if (place === 'human')
    return readFile(join(builtFolderOf('@vladmandic/human'), name.startsWith('models/') ? '..' : '.', name))
  return readFile(join(folder, path))
}

async function buildPage(folder: string): Promise<void> {
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
        input: fileURLToPath(new URL('./page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  })
}

function compressedSize(content: Uint8Array): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
}
