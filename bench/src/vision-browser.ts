import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { figuresOf } from './process-figures.ts'
import type { Table } from './table.ts'
import { traceMainThread } from './vision-browser/main-thread.ts'
import type { Watched } from './vision-browser/page.ts'
import { type Site, serveSite } from './vision-browser/site.ts'

const require = createRequire(import.meta.url)
const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const seconds = 30
/** Networks' first runs, and Chromium's own compiling in the background, are not what an hour of exam costs. */
const settlingSeconds = 10

/** Lookers in their order; what they are called in the table. */
const lookers = {
  preview: 'the camera’s preview alone',
  light: 'ours: picture, faces, mesh, both eyes',
  all: 'ours: that, identity / 7 s, liveness / 8 s, things / 5 s',
  human: '@vladmandic/human (wasm): the same in the same rhythm',
} as const
type Looker = keyof typeof lookers

interface Measured {
  readonly cores: number
  readonly megabytes: number
  readonly watched: Watched
  readonly fetched: number
  /** Milliseconds of the processor that the dearest task of the main thread had. */
  readonly dearestTask: number
}

/** What looking at one's own camera costs a candidate's whole browser, beside human in the same run. */
export async function run(): Promise<Table> {
  if (!existsSync(chromiumFile))
    throw new Error(`there is no Chromium at ${chromiumFile}; name one in CHROMIUM`)
  await prepareModels()
  const folder = await mkdtemp(join(tmpdir(), 'invigil-bench-'))
  const camera = join(folder, 'camera.mjpeg')
  await writeFile(camera, await aSwayingWoman())
  const site = await serveSite(join(folder, 'site'), await frameAt(30))
  try {
    const measured = new Map<Looker, Measured>()
    for (const looker of Object.keys(lookers) as Looker[])
      measured.set(looker, await measure(looker, camera, site))
    return tableOf(measured)
  } finally {
    site.stop()
    await rm(folder, { recursive: true })
  }
}

async function measure(looker: Looker, camera: string, site: Site): Promise<Measured> {
  const server = await chromium.launchServer({
    executablePath: chromiumFile,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      `--use-file-for-fake-video-capture=${camera}`,
    ],
  })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await (await browser.newContext({ permissions: ['camera'] })).newPage()
    const stopTracing = await traceMainThread(browser)
    await page.goto(`${site.url}?with=${looker}`)
    await page.waitForFunction(() => (window as unknown as { watched?: Watched }).watched?.isReady, null, {
      timeout: 120_000,
    })
    await page.waitForTimeout(settlingSeconds * 1000)
    const dearestTask = await stopTracing()
    const read = () => page.evaluate(() => (window as unknown as { watched: Watched }).watched)
    const pid = server.process().pid ?? 0
    const before = { ...cpuOf(pid), counts: (await read()).counts, at: performance.now() }
    await page.waitForTimeout(seconds * 1000)
    const after = { ...cpuOf(pid), at: performance.now() }
    const watched = await read()
    const elapsed = (after.at - before.at) / 1000
    const perMinute = Object.entries(watched.counts).map(([what, count]): [string, number] => [
      what,
      Math.round(((count - (before.counts[what] ?? 0)) / elapsed) * 60),
    ])
    return {
      cores: (after.cpuSeconds - before.cpuSeconds) / elapsed,
      megabytes: after.megabytes,
      watched: { ...watched, counts: Object.fromEntries(perMinute) },
      fetched: site.fetchedMegabytes(),
      dearestTask,
    }
  } finally {
    await server.close()
  }
}

/** The browser and all that it started. */
function cpuOf(pid: number): { cpuSeconds: number; megabytes: number } {
  const { server, database: children } = figuresOf(pid)
  return {
    cpuSeconds: server.cpuSeconds + children.cpuSeconds,
    megabytes: server.megabytes + children.megabytes,
  }
}

function tableOf(measured: ReadonlyMap<Looker, Measured>): Table {
  const idle = measured.get('preview')?.cores ?? 0
  return {
    title: 'Vision in the browser: what looking at two frames a second costs all of Chromium',
    columns: [
      ...[
        'what',
        'cores',
        'beyond preview',
        'CPU ms a frame',
        'dearest task, CPU ms',
        'tasks > 50 ms',
        'longest ms',
      ],
      ...['MB memory', 'MB fetched', 'a minute'],
    ],
    rows: [...measured].map(([looker, { cores, megabytes, watched, fetched, dearestTask }]) => [
      lookers[looker],
      twoDigits(cores),
      twoDigits(cores - idle),
      looker === 'preview' ? '' : Math.round(millisecondsAFrame(cores - idle, watched.counts)),
      Math.round(dearestTask),
      watched.longTasks.length,
      Math.max(0, ...watched.longTasks),
      Math.round(megabytes),
      fetched,
      Object.entries(watched.counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', '),
    ]),
    notes: [
      `a frame with all costs human ${timesDearer(measured, idle)} times what it costs us`,
      `CPU seconds of all of Chromium’s processes over ${seconds} s, after everything was loaded and ${settlingSeconds} s more; headless, no GPU, one thread of WebAssembly, a camera of 640×480 from a film`,
      '120 frames a minute are wished, and a busy machine drops some: compare what a frame costs, and rows of one run only',
      'human tells faces, descriptions and things with every frame; it looks for them in the rhythm named',
      `dearest task: of the page’s main thread, the most of the processor that one had, from the page’s beginning until ${settlingSeconds} s after everything was loaded (Chromium’s trace)`,
      'tasks > 50 ms: those of the main thread that took so long, from beginning to end; on a busy machine most of that is waiting for the processor',
      'MB memory: of all of Chromium’s processes, what several share counted once (Pss)',
      'fetched: compressed by brotli, the page’s own code included',
      'nothing is left out here; a candidate’s machine looks less often where all of it would take more than .25',
    ],
  }
}

function timesDearer(measured: ReadonlyMap<Looker, Measured>, idle: number): number {
  const [ours = Number.NaN, theirs = Number.NaN] = (['all', 'human'] as const).map((looker) => {
    const { cores = 0, watched } = measured.get(looker) ?? {}
    return millisecondsAFrame(cores - idle, watched?.counts ?? {})
  })
  return Math.round((theirs / ours) * 10) / 10
}

function millisecondsAFrame(cores: number, perMinute: Readonly<Record<string, number>>): number {
  return (cores * 60_000) / (perMinute.frames ?? perMinute.faces ?? Number.NaN)
}

/** Two seconds in which somebody sways a little. */
export async function aSwayingWoman(): Promise<Buffer> {
  const frames = Array.from({ length: 60 }, (_, frame) => frameAt(20 * Math.sin((2 * Math.PI * frame) / 60)))
  return Buffer.concat(await Promise.all(frames))
}

function frameAt(aside: number): Promise<Buffer> {
  const faceApi = dirname(require.resolve('@vladmandic/face-api/package.json'))
  return sharp(join(faceApi, 'demo', 'sample3.jpg'))
    .extract({ left: 810 + Math.round(aside), top: 60, width: 747, height: 560 })
    .resize(640, 480)
    .jpeg({ chromaSubsampling: '4:2:0' })
    .toBuffer()
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100
}
