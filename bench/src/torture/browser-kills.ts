import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { TrackConfig } from '@invigil/contract/media.ts'
import { readTrack } from '@invigil/server/src/media/read-track.ts'
import { theRecordingPlace } from '@invigil/server/src/media/recording-place.ts'
import { verifyAttempt } from '@invigil/server/src/media/verify.ts'
import { type BrowserContext, chromium } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import { enterExam, watching } from '../media/candidate-browser.ts'
import { percentile } from '../table.ts'
import { aSwayingWoman } from '../vision-browser.ts'
import { withStore } from './found.ts'
import { aGate, type Gate } from './gate.ts'
import { rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { inFolder } from './places.ts'
import { startVictim } from './victim.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
const kinds = ['camera', 'preview', 'microphone'] as const
/** What a page had captured and not yet written into its spool is gone with it: so much may be, in milliseconds. */
const mayMissMs = 2_000
/** A page that comes back has so long to deliver what the one before it left, also on a busy machine. */
const deliverMs = 15_000
const title = 'kill -9 of a candidate’s browser, with its line dead before'
const columns = [
  'what',
  'rounds',
  'frames found',
  'gaps',
  'twice',
  'chain faults',
  'missed p50, ms',
  'missed worst, ms',
]

interface Scene {
  gate: Gate
  server: string
  folder: string
  film: string
}

/** The line dies, the browser goes on recording into its spool and is killed; with the same profile it must deliver all of that. */
export async function browserKills(): Promise<Ordeal> {
  if (!existsSync(chromiumFile))
    return {
      title,
      columns,
      rows: [],
      notes: [`not run: there is no Chromium at ${chromiumFile}`],
      troubles: [],
    }
  return await inFolder(async (folder, scratch) => {
    const film = path.join(scratch, 'camera.mjpeg')
    await writeFile(film, await aSwayingWoman())
    const gate = await aGate()
    const victim = await startVictim(folder)
    try {
      const { caller } = await foundOrganisation(victim)
      const examId = await publishExam(caller, watching(['camera', 'microphone']))
      const { tokens } = await openHall(caller, examId, rounds)
      const kills: { attemptId: AttemptId; killedAt: number }[] = []
      for (const [round, token] of tokens.entries()) {
        const profile = path.join(scratch, `profile-${round}`)
        kills.push(await killOnce({ gate, server: victim.url, folder: profile, film }, token))
      }
      await victim.stop()
      const again = await startVictim(folder)
      const seen = await withStore(folder, (app) =>
        Promise.all(kills.map(async (kill) => await lookAt(app, kill))),
      )
      await again.stop()
      return tableOf(seen.flat())
    } finally {
      gate.stop()
      await victim.killAll(true)
    }
  })
}

async function killOnce(scene: Scene, token: string) {
  const { gate, server, folder } = scene
  gate.open(server)
  const first = await openBrowser(scene)
  const page = await first.newPage()
  await enterExam(page, { url: gate.url, token, streams: ['camera', 'microphone'] })
  const attemptId = /attempt\/([\w-]+)/.exec(page.url())?.[1] as AttemptId
  await pause(2_000)
  gate.shut()
  await pause(1_500 + Math.random() * 1_500)
  const killedAt = Date.now()
  kill(folder)
  gate.open(server)
  const second = await openBrowser(scene)
  const back = await second.newPage()
  await back.goto(`${gate.url}/attempt/${attemptId}`, { waitUntil: 'commit' })
  await pause(deliverMs)
  kill(folder)
  return { attemptId, killedAt }
}

async function openBrowser({ folder, film }: Scene): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, {
    executablePath: chromiumFile,
    permissions: ['camera', 'microphone'],
    locale: 'en-GB',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
}

/** All processes of the browser with this profile, at once. */
function kill(profile: string): void {
  try {
    execFileSync('pkill', ['-9', '-f', profile])
  } catch {
    // It had ended by itself.
  }
}

interface Seen {
  frames: number
  gaps: number
  twice: number
  faults: number
  missedMs: number
}

/** What is there of the recorder that was killed. */
async function lookAt(
  app: Parameters<typeof readTrack>[0],
  { attemptId, killedAt }: { attemptId: AttemptId; killedAt: number },
): Promise<Seen[]> {
  const { faults } = await verifyAttempt(app, theRecordingPlace(app), attemptId)
  const all: Seen[] = []
  for (const kind of kinds) {
    const frames = await readTrack(app, attemptId, kind)
    const next = frames.findIndex(({ seq }, at) => at > 0 && seq === 1)
    const own = next === -1 ? frames : frames.slice(0, next)
    const seqs = own.map(({ seq }) => seq)
    all.push({
      frames: own.length,
      gaps: seqs.filter((seq, at) => at > 0 && seq > (seqs[at - 1] ?? 0) + 1).length,
      twice: seqs.length - new Set(seqs).size,
      faults: kind === 'camera' ? faults.length : 0,
      missedMs: killedAt - lastInstant(own),
    })
  }
  return all
}

/** When the last of these frames was captured, in milliseconds since the epoch. */
function lastInstant(frames: readonly Frame[]): number {
  const config = frames.findLast(({ kind }) => kind === 'config')
  const last = frames.findLast(({ kind }) => kind === 'media')
  if (!config || !last) return 0
  const { anchor } = TrackConfig.parse(JSON.parse(new TextDecoder().decode(config.payload)))
  return anchor.at + (last.ts - anchor.ts) / 1000
}

function tableOf(seen: readonly Seen[]): Ordeal {
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0)
  const missed = seen.map(({ missedMs }) => missedMs)
  const worst = Math.round(Math.max(...missed))
  const counted = {
    gaps: sum(({ gaps }) => gaps),
    'frames twice': sum(({ twice }) => twice),
    'chain faults': sum(({ faults }) => faults),
    [`tracks that miss more than ${mayMissMs} ms`]: missed.filter((ms) => ms > mayMissMs).length,
  }
  return {
    title,
    columns,
    rows: [
      [
        ...['kill -9 of the browser', rounds, sum(({ frames }) => frames), counted.gaps ?? 0],
        ...[counted['frames twice'] ?? 0, counted['chain faults'] ?? 0, percentile(missed, 50), worst],
      ],
    ],
    notes: [
      'camera, preview and microphone of the real page; the line is dead for 1.5 to 3 s before each kill, so that these frames are in the spool only',
      'missed: from the last frame that was found to the kill, per track; the spool is written twice a second',
    ],
    troubles: Object.entries(counted).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
