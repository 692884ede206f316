import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { type WebSocket, WebSocketServer } from 'ws'
import { servePage } from './media/served-page.ts'
import type { TalkReport } from './media/talk-page.ts'
import { percentile, type Table } from './table.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const bursts = Number(process.env.INVIGIL_BENCH_BURSTS ?? 30)

/** How late a proctor is heard, peer to peer and over sockets, in one Chromium on this machine. */
export async function run(): Promise<Table> {
  const served = await servePage(fileURLToPath(new URL('./media/talk-page.ts', import.meta.url)))
  const relay = relayOn(served.server)
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
        await page.evaluate(([one, count, address]) => globalThis.measureTalk(one, count, address), [
          way,
          bursts / 2,
          served.url.replace('http', 'ws'),
        ] as const),
      )
    return tableOf(reports)
  } finally {
    await browser.close()
    relay.close()
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

/** A relay beside the page, that passes each message on to the other side. */
function relayOn(server: Server): WebSocketServer {
  const relay = new WebSocketServer({ server })
  const sockets = new Map<string, WebSocket>()
  relay.on('connection', (socket, request) => {
    const to = request.url?.endsWith('to=a') ? 'a' : 'b'
    sockets.set(to === 'a' ? 'b' : 'a', socket)
    socket.on('message', (data) => sockets.get(to)?.send(data, { binary: true }))
  })
  return relay
}
