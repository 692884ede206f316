import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { FilmedTrack } from '@invigil/simulator/wire/recorder.ts'
import { type Browser, chromium } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import type { FilmedCrowdWish } from '../memory-crowd.ts'
import { figuresOf } from '../process-figures.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import { pageMark, traceMainThread } from '../vision-browser/main-thread.ts'
import { type TilesReport, watchTiles } from './tiles-page.ts'
import { plainVideos } from './tiles-plain.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 20)
const settlingMs = 5_000

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
  for (const one of cases) rows.push([one.name, ...(await measure(one))])
  rows.push(await yardstick())
  return {
    title: 'Live wall: pictures drawn in one browser',
    columns: [
      ...['wall', 'tiles drawn', 'came/s, median', 'came/s, slowest', 'drawn/s, median', 'drawn/s, slowest'],
      ...['join p50, ms', 'join p99, ms'],
      ...['browser cores', 'browser MB', 'main thread: dearest task, ms', 'tasks > 50 ms'],
    ],
    rows: [...rows, ['bar', '30 at 15, 60 at 5', '', '', '', '', '', '', '', '', '', 0]],
    notes: [
      `${seconds} s each after ${settlingMs / 1000} s; software decoding in one headless Chromium, no GPU`,
      'candidates, server, database and browser share this machine; the server looks at no pictures meanwhile',
      'plain <video> elements play from memory, without network and server: what this machine’s browser can show at all',
      'came: pictures that reached the browser for each tile, which candidates and server had to make; drawn: on its canvas',
      'join: from the wall asking for a candidate’s track to the first picture on its canvas, all tiles at once',
      'the dearest task is counted by the processor’s time the main thread had, > 50 ms by the clock',
    ],
  }
}

/** The same tiles as plain `<video>` elements. */
async function yardstick(): Promise<(string | number)[]> {
  const { candidates, window } = cases[1] ?? { candidates: 30, window: { width: 2560, height: 1600 } }
  const name = `yardstick: ${candidates} plain <video> elements of the same size and rate`
  const seen = await plainVideos(chromiumFile, { count: candidates, window, seconds })
  if (!seen) return [name, 'not run: no ffmpeg']
  return [name, candidates, '', '', percentile(seen.presented, 50), percentile(seen.presented, 0)]
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
    const before = together(pid)
    await page.evaluate((mark) => {
      performance.mark(mark)
      globalThis.beginTiles?.()
    }, pageMark)
    await page.waitForTimeout(seconds * 1000)
    const report = (await page.evaluate(() => globalThis.endTiles?.())) as TilesReport
    const after = together(pid)
    const dearest = await endTrace()
    const rates = report.drawn.map((pictures) => pictures / report.seconds)
    const came = report.came.map((pictures) => pictures / report.seconds)
    return [
      report.drawn.filter((pictures) => pictures > 0).length,
      ...[percentile(came, 50), percentile(came, 0)],
      ...[percentile(rates, 50), percentile(rates, 0)],
      ...[percentile(report.joins, 50), percentile(report.joins, 99)],
      Math.round(((after.cpuSeconds - before.cpuSeconds) / report.seconds) * 100) / 100,
      Math.round(after.megabytes),
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

/** A browser with all its processes. */
function together(pid: number): { cpuSeconds: number; megabytes: number } {
  const { server, vision, database } = figuresOf(pid)
  return {
    cpuSeconds: server.cpuSeconds + vision.cpuSeconds + database.cpuSeconds,
    megabytes: server.megabytes + vision.megabytes + database.megabytes,
  }
}
