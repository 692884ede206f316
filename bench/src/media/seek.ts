import { loadavg } from 'node:os'
import { openStudio } from '@invigil/simulator/pictures/studio.ts'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { startRecorder } from '@invigil/simulator/wire/recorder.ts'
import { chromium, type Page } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import { startBrowser, watching } from './candidate-browser.ts'
import { watchSeeks } from './seek-page.ts'

const recordedMinutes = 10
const seeks = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 30)
interface Recorded {
  attemptId: string
  startedAt: number
}

/** Longer than any seek should take, so that one does not cut off another. */
const betweenMs = 900

/** How soon a reviewer sees the moment that was pressed on the axis of an attempt's time. */
export async function seek(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder, ['--vision-processes', '0'])
  try {
    const { caller, cookie } = await foundOrganisation(server)
    const examId = await publishExam(caller, watching(['camera']))
    const { tokens } = await openHall(caller, examId, 1)
    const recorded = await record(server, tokens[0] ?? '')
    const rows = await review(server, { ...recorded, cookie, folder })
    return {
      title: `Seek: from a press on the axis of time to the picture, in ${recordedMinutes} minutes of a camera`,
      columns: ['how', 'seeks', 'p50, ms', 'p95, ms', 'max, ms', 'bar, ms', 'load'],
      rows,
      notes: [
        'the real review page in one headless Chromium, no GPU; 640×480, 15 pictures a second, a key frame each 4 s; encrypted in the journal or sealed as the server has it',
        'pressed at moments far apart, so that most have to be fetched, decrypted and decoded from a key frame',
        'until the frame of the browser that puts the picture on the screen',
      ],
    }
  } finally {
    await server.stop()
    remove()
  }
}

/** Sends minutes of a camera in one go, as a browser does that comes back after an outage. */
async function record(server: ServerProcess, token: string): Promise<Recorded> {
  const entered = await callerOf(server.url).attempt.enterByLink({ token })
  const { attemptId, attemptKey } = entered
  const candidate = callerOf(server.url, { authorization: `Bearer ${attemptKey}` })
  const consents = [{ stream: 'camera' as const, isGiven: true }]
  await candidate.checkin.consent({ attemptId, wording: 'bench', consents })
  await candidate.checkin.ready({ attemptId })
  await candidate.attempt.start({ attemptId })
  const startedAt = Date.now() - recordedMinutes * 60_000
  const studio = await openStudio()
  const recorder = startRecorder(server.url, entered, { studio, person: 0, tracks: ['camera'], startedAt })
  for (let second = 60; second <= recordedMinutes * 60; second += 60) {
    await recorder.advance(startedAt + second * 1000, 'alone')
    await recorder.settled()
  }
  recorder.stop()
  return { attemptId, startedAt }
}

async function review(
  server: ServerProcess,
  { attemptId, startedAt, cookie, folder }: Recorded & { cookie: string; folder: string },
): Promise<(string | number)[][]> {
  const browser = await startBrowser({ folder })
  try {
    const [name = '', value = ''] = cookie.split('=')
    const context = await (await chromium.connect(browser.wsEndpoint())).newContext({
      ...{ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' },
    })
    await context.addCookies([{ name, value, url: server.url }])
    await context.addInitScript(watchSeeks)
    const page = await context.newPage()
    await page.goto(`${server.url}/console/reviews/${attemptId}`, { waitUntil: 'commit' })
    await page.waitForFunction(
      () => [...document.querySelectorAll('video')].some(({ videoWidth }) => videoWidth > 0),
      undefined,
      { timeout: 60_000 },
    )
    await page.waitForTimeout(3_000)
    const standing = await pressOver(page, startedAt)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.waitForTimeout(1_000)
    const playing = await pressOver(page, startedAt)
    await page.waitForTimeout(10_000)
    return [
      rowOf('while it stands', standing),
      rowOf('while it plays', playing),
      rowOf('five seconds back or on while it plays', await pressSteps(page)),
    ]
  } finally {
    await browser.close()
  }
}

/** Presses all over what is recorded, never near the last place. */
async function pressOver(page: Page, startedAt: number): Promise<number[]> {
  const slider = page.getByRole('slider').first()
  const axis = await slider.boundingBox()
  if (!axis) throw new Error('the review shows no axis of time')
  const [from = 0, to = 0] = await slider.evaluate(({ min, max }: HTMLInputElement) => [+min, +max])
  await page.evaluate(() => globalThis.seeksDone?.())
  for (let turn = 0; turn < seeks; turn += 1) {
    // The golden section goes all over a stretch without coming near itself; after the last picture there is nothing to see.
    const at = startedAt + ((0.05 + turn * 0.618) % 0.95) * recordedMinutes * 60_000
    await page.mouse.click(axis.x + (axis.width * (at - from)) / (to - from), axis.y + axis.height / 2)
    await page.waitForTimeout(betweenMs)
  }
  return (await page.evaluate(() => globalThis.seeksDone?.())) ?? []
}

/** Presses the buttons for a small step, twice back and once on, in what has just been played. */
async function pressSteps(page: Page): Promise<number[]> {
  const steps = ['5 seconds back', '5 seconds back', '5 seconds on']
  await page.evaluate(() => globalThis.seeksDone?.())
  for (let turn = 0; turn < seeks; turn += 1) {
    await page.getByRole('button', { name: steps[turn % steps.length] ?? '', exact: true }).click()
    await page.waitForTimeout(betweenMs)
  }
  return (await page.evaluate(() => globalThis.seeksDone?.())) ?? []
}

function rowOf(name: string, times: readonly number[]): (string | number)[] {
  const load = Math.round(loadavg()[0] ?? 0)
  return [
    name,
    `${times.length} of ${seeks}`,
    ...[percentile(times, 50), percentile(times, 95), percentile(times, 100)],
    ...[300, load],
  ]
}
