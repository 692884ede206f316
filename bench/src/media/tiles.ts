import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { FilmedTrack } from '@invigil/simulator/wire/recorder.ts'
import { type Browser, chromium } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import type { FilmedCrowdWish } from '../memory-crowd.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import { pageMark, traceMainThread } from '../vision-browser/main-thread.ts'
import { coresDuring } from './browser-cores.ts'
import { bareDecoders } from './tiles-bare.ts'
import type { BareWay } from './tiles-bare-page.ts'
import { type TilesReport, watchTiles } from './tiles-page.ts'
import { plainVideos } from './tiles-plain.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 20)
const settlingMs = 5_000
/** Measures only the rows with these words in their names. */
const wanted = process.env.INVIGIL_BENCH_ROWS ?? ''

/** A wall as a proctor has it: so many candidates, pictures so large, in a window so large. */
interface WallCase {
  name: string
  candidates: number
  size: 'small' | 'large'
  window: { width: number; height: number }
  tracks: FilmedTrack[]
}

const cases: readonly WallCase[] = [
  {
    ...{ name: '60 small pictures (320×240, 5 a second)', candidates: 60, size: 'small' },
    ...{ window: { width: 1920, height: 1200 }, tracks: ['preview'] },
  },
  {
    ...{ name: '30 large pictures (640×480, 15 a second)', candidates: 30, size: 'large' },
    ...{ window: { width: 2560, height: 1600 }, tracks: ['preview', 'camera'] },
  },
]

/** What the proctors' wall shows in one browser: real recorders' sockets, the real server, the real page. */
export async function tiles(): Promise<Table> {
  if (!existsSync(chromiumFile))
    throw new Error(`there is no Chromium at ${chromiumFile}; name one in CHROMIUM`)
  const rows: (string | number)[][] = []
  const add = async (name: string, figures: () => Promise<(string | number)[]>) => {
    if (!name.includes(wanted)) return
    const row = [name, ...(await figures()), Math.round(loadavg()[0] ?? 0)]
    console.error(row.join('  '))
    rows.push(row)
  }
  for (const one of cases) await add(one.name, () => measure(one))
  await add('30 decoders from memory, drawn as the wall draws', () => bare('wall'))
  await add('30 decoders from memory, one drawImage a picture', () => bare('plain'))
  await add('30 plain <video> elements from memory', yardstick)
  return {
    title: 'Live wall: pictures drawn in one browser',
    columns: [
      ...['wall', 'tiles drawn', 'came/s, median', 'came/s, slowest', 'drawn/s, median', 'drawn/s, slowest'],
      ...['join p50, ms', 'join p99, ms', 'browser cores', 'CPU a picture, ms', 'browser MB'],
      ...['main thread: dearest task, ms', 'tasks > 50 ms', 'load'],
    ],
    rows: [...rows, ['bar', '30 at 15, 60 at 5', ...Array(10).fill(''), 0, '']],
    notes: [
      `${seconds} s each after some seconds to settle; software decoding in one headless Chromium, no GPU`,
      'candidates, server, database and browser share this machine; the server looks at no pictures meanwhile',
      'decoders and plain <video> elements play from memory, without network, server and page: what this machine’s browser shows at all',
      'came: pictures that reached the browser for each tile, which candidates and server had to make; drawn: on its canvas',
      'CPU a picture: of all the browser’s processes, for each picture drawn',
      'join: from the wall asking for a candidate’s track to the first picture on its canvas, all tiles at once',
      'the dearest task is counted by the processor’s time the main thread had, > 50 ms by the clock',
    ],
  }
}

const large = { count: 30, window: { width: 2560, height: 1600 }, seconds }

/** The same tiles with nothing but decoders and canvases. */
async function bare(way: BareWay): Promise<(string | number)[]> {
  const { drawn, browserCores, browserMegabytes } = await bareDecoders(chromiumFile, { ...large, way })
  const cost = costOf(browserCores, drawn)
  return [
    ...[drawn.filter((pictures) => pictures > 0).length, '', ''],
    ...[percentile(drawn, 50), percentile(drawn, 0), '', '', browserCores, cost, browserMegabytes, '', ''],
  ]
}

/** The same tiles as plain `<video>` elements. */
async function yardstick(): Promise<(string | number)[]> {
  const seen = await plainVideos(chromiumFile, large)
  if (!seen) return ['not run: no ffmpeg', ...Array(11).fill('')]
  const { presented, browserCores, browserMegabytes } = seen
  const cost = costOf(browserCores, presented)
  return [
    ...[large.count, '', '', percentile(presented, 50), percentile(presented, 0), '', ''],
    ...[browserCores, cost, browserMegabytes, '', ''],
  ]
}

/** Milliseconds of the processor for a picture; `rates` are pictures a second. */
function costOf(cores: number, rates: readonly number[]): number {
  return Math.round((cores * 1e5) / rates.reduce((sum, rate) => sum + rate, 0)) / 100
}

async function measure(wall: WallCase): Promise<(string | number)[]> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder, ['--vision-processes', '0'])
  const crowd = fork(new URL('../memory-crowd.ts', import.meta.url))
  try {
    const { caller, cookie } = await foundOrganisation(server)
    const examId = await publishExam(caller, { admission: 'automatic' })
    const { sittingId, tokens } = await openHall(caller, examId, wall.candidates)
    const wish: FilmedCrowdWish = {
      ...{ server: server.url, tokens, tracks: wall.tracks, tickMs: 1000 / 15 },
    }
    crowd.send(wish)
    await once(crowd, 'message')
    return await look(server, { sittingId, cookie }, wall)
  } finally {
    crowd.kill()
    await server.stop()
    remove()
  }
}

async function look(
  server: ServerProcess,
  { sittingId, cookie }: { sittingId: string; cookie: string },
  wall: WallCase,
): Promise<(string | number)[]> {
  const chromiumServer = await chromium.launchServer({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const browser = await chromium.connect(chromiumServer.wsEndpoint())
    const page = await openWall(browser, server.url, cookie, wall)
    await page.goto(`${server.url}/console/sittings/${sittingId}/wall?size=${wall.size}`, {
      waitUntil: 'commit',
      timeout: 120_000,
    })
    await page.waitForFunction((count) => globalThis.tilesDrawn?.() === count, wall.candidates, {
      timeout: 120_000,
    })
    await page.waitForTimeout(settlingMs)
    const pid = chromiumServer.process().pid ?? 0
    const endTrace = await traceMainThread(browser)
    await page.evaluate((mark) => {
      performance.mark(mark)
      globalThis.beginTiles?.()
    }, pageMark)
    const { result, cores, megabytes } = await coresDuring(pid, async () => {
      await page.waitForTimeout(seconds * 1000)
      return await page.evaluate(() => globalThis.endTiles?.())
    })
    const report = result as TilesReport
    const dearest = await endTrace()
    const rates = report.drawn.map((pictures) => pictures / report.seconds)
    const came = report.came.map((pictures) => pictures / report.seconds)
    return [
      report.drawn.filter((pictures) => pictures > 0).length,
      ...[percentile(came, 50), percentile(came, 0)],
      ...[percentile(rates, 50), percentile(rates, 0)],
      ...[percentile(report.joins, 50), percentile(report.joins, 99)],
      ...[cores, costOf(cores, rates), megabytes],
      ...[Math.round(dearest), report.longTasks],
    ]
  } finally {
    await chromiumServer.close()
  }
}

async function openWall(browser: Browser, url: string, cookie: string, { window }: WallCase) {
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: window })
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  await page.addInitScript(watchTiles)
  return page
}
