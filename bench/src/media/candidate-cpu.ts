import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import path from 'node:path'
import { encodeFrame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, ExamId } from '@invigil/contract/ids.ts'
import { type Policy, type Stream, streams } from '@invigil/contract/policy.ts'
import { readTrack } from '@invigil/server/src/media/read-track.ts'
import { readRecordingsIn } from '@invigil/server/src/media/recording.ts'
import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'
import { type Caller, callerOf } from '@invigil/simulator/wire/caller.ts'
import { chromium } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import type { Table } from '../table.ts'
import { aSwayingWoman } from '../vision-browser.ts'
import { browserFigures, enterExam, startBrowser, watching } from './candidate-browser.ts'
import { pretendScreen } from './glass-page.ts'

const settlingSeconds = 10
/** Bytes are told of an hour, so what they are taken from must not be too short. */
const secondsWithAll = 60
const secondsWithSome = 20

interface CpuCase {
  name: string
  streams: Stream[]
  seconds: number
  /** What looks at the camera, with the standard rules. */
  isWatched?: true
}

const cases: readonly CpuCase[] = [
  { name: 'the exam alone', streams: [], seconds: secondsWithSome },
  { name: 'camera and its preview', streams: ['camera'], seconds: secondsWithSome },
  { name: 'and the microphone', streams: ['camera', 'microphone'], seconds: secondsWithSome },
  { name: 'and the screen', streams: [...streams], seconds: secondsWithAll },
  {
    ...{ name: 'all that, and detection by the standard rules' },
    ...{ streams: [...streams], seconds: secondsWithSome, isWatched: true },
  },
]

interface CpuSeen {
  cores: number
  megabytes: number
  load: number
  attemptId: AttemptId
}

/** What recording costs a candidate's browser, lane by lane, and how many bytes an hour of each lane has. */
export async function candidateCpu(): Promise<Table> {
  const { folder, remove } = someFolder()
  const data = path.join(folder, 'data')
  const film = path.join(folder, 'camera.mjpeg')
  await writeFile(film, await aSwayingWoman())
  const server = await startServer(data, ['--vision-processes', '0'])
  try {
    const { caller } = await foundOrganisation(server)
    const seen: CpuSeen[] = []
    for (const one of cases) {
      const { cores, megabytes, load, attemptId } = await measure(one, { server, caller, folder, film })
      console.error(`${one.name}: ${hundredths(cores)} cores`)
      seen.push({ cores, megabytes, load, attemptId })
    }
    const whole = seen[cases.findIndex(({ seconds }) => seconds === secondsWithAll)]
    await server.stop()
    return tableOf(seen, whole ? await megabytesAnHour(data, whole.attemptId) : [])
  } finally {
    await server.stop()
    remove()
  }
}

async function measure(
  { streams: used, seconds, isWatched }: CpuCase,
  at: { server: ServerProcess; caller: Caller; folder: string; film: string },
): Promise<CpuSeen> {
  const { server, caller, folder, film } = at
  const detectors = isWatched ? {} : { detectors: {} }
  const { detectors: _, ...rules } = watching(used)
  const policy: Partial<Policy> = { ...rules, ...detectors }
  const examId: ExamId = await publishExam(caller, policy)
  const { tokens } = await openHall(caller, examId, 1)
  const [token = ''] = tokens
  const browser = await startBrowser({ folder, film })
  try {
    const windows = await (await chromium.connect(browser.wsEndpoint())).newContext({
      permissions: ['camera', 'microphone'],
      locale: 'en-GB',
    })
    await windows.addInitScript(pretendScreen)
    const page = await windows.newPage()
    await enterExam(page, { url: server.url, token, streams: used })
    await page.waitForTimeout(settlingSeconds * 1000)
    const before = { ...browserFigures(browser), at: performance.now() }
    await page.waitForTimeout(seconds * 1000)
    const after = { ...browserFigures(browser), at: performance.now() }
    const cores = ((after.cpuSeconds - before.cpuSeconds) * 1000) / (after.at - before.at)
    const load = Math.round(loadavg()[0] ?? 0)
    const { attemptId } = await callerOf(server.url).attempt.enterByLink({ token })
    return { cores, megabytes: after.megabytes, load, attemptId }
  } finally {
    await browser.close()
  }
}

interface LaneBytes {
  kind: TrackKind
  megabytes: number
  kbits: number
  seconds: number
}

/** What was stored of each lane, told of an hour. */
async function megabytesAnHour(data: string, attemptId: AttemptId): Promise<LaneBytes[]> {
  const config = Config.parse({ data, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    await readRecordingsIn(store, config)
    const app = { db: store.db, now: () => new Date() }
    const lanes: LaneBytes[] = []
    for (const kind of ['preview', 'camera', 'microphone', 'screen'] as const) {
      const frames = await readTrack(app, attemptId, kind)
      const bytes = frames.reduce((sum, frame) => sum + encodeFrame(frame).length, 0)
      const instants = frames.map(({ ts }) => ts)
      const seconds = (Math.max(...instants) - Math.min(...instants)) / 1e6
      const perSecond = bytes / seconds
      lanes.push({ kind, megabytes: (perSecond * 3600) / 1e6, kbits: (perSecond * 8) / 1e3, seconds })
    }
    return lanes
  } finally {
    await store.close()
  }
}

function tableOf(seen: readonly CpuSeen[], lanes: readonly LaneBytes[]): Table {
  const alone = seen[0]?.cores ?? 0
  const rows = cases.map(({ name, seconds }, index): (string | number)[] => {
    const { cores = 0, megabytes = 0, load = 0 } = seen[index] ?? {}
    const more = cores - (seen[index - 1]?.cores ?? cores)
    return [
      name,
      ...[cores, index > 0 ? cores - alone : 0, more].map(hundredths),
      Math.round(megabytes),
      ...['', '', seconds, load],
    ]
  })
  const bytes = lanes.map(({ kind, megabytes, kbits, seconds }): (string | number)[] => [
    `lane: ${kind}`,
    ...['', '', '', '', Math.round(kbits), Math.round(megabytes), Math.round(seconds), ''],
  ])
  const sum = (of: (lane: LaneBytes) => number) =>
    Math.round(lanes.reduce((total, lane) => total + of(lane), 0))
  return {
    title: 'A candidate’s browser by what is recorded',
    columns: [
      ...['what', 'cores', 'beyond the exam alone', 'beyond the row above', 'MB memory', 'kbit/s'],
      ...['MB an hour', 'measured s', 'load'],
    ],
    rows: [
      ...rows,
      ...bytes,
      [
        'all lanes together',
        ...['', '', '', '', sum(({ kbits }) => kbits), sum(({ megabytes }) => megabytes), '', ''],
      ],
    ],
    notes: [
      'the real exam page in a headless Chromium of its own, without a GPU; CPU and memory of all its processes; server and database run beside it',
      `${settlingSeconds} s to settle before; nobody watches meanwhile`,
      'preview and camera are encoded from one source and cannot be had apart; what a pretend camera costs itself (a film of 640×480) is in the rows with a camera',
      'the screen is one of text, 1280×720, with a line more each second: a film on it has more bytes',
      `MB an hour is told from the recording of the row with all lanes, as stored but for encryption (88 bytes a record on top)`,
    ],
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
