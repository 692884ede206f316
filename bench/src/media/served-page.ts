import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'vite'

/** A page of the bench's own, at an address on this machine: browsers give microphones and decoders to no page without one. */
export interface ServedPage {
  url: string
  server: Server
  close: () => void
}

/** Builds a script, given by its file's path, and serves it as a page. Throws when it cannot be built. */
export async function servePage(entry: string): Promise<ServedPage> {
  const script = await builtFrom(entry)
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript ? script : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    server,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function builtFrom(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('the page was not built')
  return first.output[0].code
}
