import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { type WebSocket, WebSocketServer } from 'ws'
import type { TalkReport } from './media/talk-page.ts'
import { percentile, type Table } from './table.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const bursts = Number(process.env.INVIGIL_BENCH_BURSTS ?? 30)

/** How late a proctor is heard, peer to peer and over sockets, in one Chromium on this machine. */
export async function run(): Promise<Table> {
  const served = await serve(await pageScript())
  const browser = await chromium.launch({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(served.url)
    const reports: TalkReport[] = []
    for (const way of ['peer', 'socket', 'peer', 'socket'] as const)
      reports.push(
        await page.evaluate(([one, count, relay]) => globalThis.measureTalk(one, count, relay), [
          way,
          bursts / 2,
          served.relay,
        ] as const),
      )
    return tableOf(reports)
  } finally {
    await browser.close()
    served.close()
  }
}

function tableOf(reports: readonly TalkReport[]): Table {
  const rowOf = (way: TalkReport['way'], name: string) => {
    const own = reports.filter((report) => report.way === way)
    const late = own.flatMap(({ latenciesMs }) => latenciesMs)
    const connected = own.map(({ connectedAfterMs }) => connectedAfterMs)
    return [name, percentile(connected, 50), percentile(late, 50), percentile(late, 95), late.length]
  }
  return {
    title: 'Talk: from the microphone to the other side’s sound',
    columns: ['way', 'set up, ms', 'heard after p50, ms', 'p95, ms', `bursts heard of ${bursts}`],
    rows: [
      rowOf('peer', 'WebRTC, peer to peer'),
      rowOf('socket', 'Opus of 20 ms over two sockets and a bare relay'),
    ],
    notes: [
      'both ends in one page, so that one clock measures; bursts of 100 ms once in 1.5 s; no network between',
      'over the sockets 80 ms are waited on purpose; loudspeaker and microphone of a real machine come on top',
    ],
  }
}

async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('./media/talk-page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('the page was not built')
  return first.output[0].code
}

/** The page, and a relay that passes each message on to the other side. */
async function serve(script: string) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript ? script : '<!doctype html><title>talk</title><script type="module" src="/page.js"></script>',
    )
  })
  const relay = new WebSocketServer({ server })
  const sockets = new Map<string, WebSocket>()
  relay.on('connection', (socket, request) => {
    const to = request.url?.endsWith('to=a') ? 'a' : 'b'
    sockets.set(to === 'a' ? 'b' : 'a', socket)
    socket.on('message', (data) => sockets.get(to)?.send(data, { binary: true }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    relay: `ws://127.0.0.1:${port}/`,
    close() {
      relay.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
