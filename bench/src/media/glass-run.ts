import type { Stream } from '@invigil/contract/policy.ts'
import { chromium, type Page } from 'playwright-core'
import { foundOrganisation, openHall, publishExam } from '../hall.ts'
import { type ServerProcess, someFolder, startServer } from '../server-process.ts'
import { enterExam, startBrowser, watching } from './candidate-browser.ts'
import {
  answerClock,
  bringClock,
  offerClock,
  pretendCamera,
  pretendScreen,
  readTiles,
  type SeenPictures,
} from './glass-page.ts'

/** One line, what is sent over it, and where the two ends are. */
export interface GlassWish {
  streams: Stream[]
  /** The address the server listens on. */
  address: string
  /** Words before the candidate's browser's own. */
  candidate: readonly string[]
  settlingSeconds: number
  seconds: number
}

export interface GlassSeen {
  ours: SeenPictures
  theirs: SeenPictures
  /** Milliseconds from sending an answer to hearing that it is durable, while everything is sent. */
  saves: number[]
  seconds: number
}

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The part of the bench that runs at the server's end of a line: server, wall, and the reins of the candidate's browser.
process.once('message', async (wish: GlassWish) => {
  const { folder, remove } = someFolder()
  const server = await startServer(folder, ['--vision-processes', '0', '--host', wish.address])
  try {
    const seen = await measure(wish, server, folder)
    process.send?.(seen)
  } finally {
    await server.stop()
    remove()
  }
  process.disconnect()
})

async function measure(wish: GlassWish, server: ServerProcess, folder: string): Promise<GlassSeen> {
  const { caller, cookie } = await foundOrganisation(server)
  const examId = await publishExam(caller, watching(wish.streams))
  const { sittingId, tokens } = await openHall(caller, examId, 1)
  const [token = ''] = tokens
  const trusted = server.url
  const near = await startBrowser({ folder, trusted })
  const far = await startBrowser({ folder, trusted, within: wish.candidate })
  try {
    const [proctor, candidate] = [
      await chromium.connect(near.wsEndpoint()),
      await chromium.connect(far.wsEndpoint()),
    ]
    const windows = await candidate.newContext({ permissions: ['camera', 'microphone'], locale: 'en-GB' })
    await windows.addInitScript(bringClock)
    await windows.addInitScript(pretendCamera)
    await windows.addInitScript(pretendScreen)
    const exam = await windows.newPage()
    await enterExam(exam, { url: server.url, token, streams: wish.streams })

    const [name = '', value = ''] = cookie.split('=')
    const context = await proctor.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
    await context.addCookies([{ name, value, url: server.url }])
    await context.addInitScript(bringClock)
    await context.addInitScript(readTiles)
    const wall = await context.newPage()
    await wall.goto(`${server.url}/console/sittings/${sittingId}/wall?size=large`, { waitUntil: 'commit' })
    await wall.waitForFunction(() => (globalThis.seenPictures?.pictures.length ?? 0) > 0, undefined, {
      timeout: 120_000,
    })
    await wall.waitForTimeout(wish.settlingSeconds * 1000)
    const answering = answer(exam)
    const ours = await look(wall, wish.seconds)
    const saves = await answering.stop()
    await exam.close()
    await wall.close()

    const theirs = await overWebRtc(await context.newPage(), await windows.newPage(), server.url, wish)
    return { ours, theirs, saves, seconds: wish.seconds }
  } finally {
    await far.close()
    await near.close()
  }
}

/** What is new on a page's pictures in so many seconds. */
async function look(page: Page, seconds: number): Promise<SeenPictures> {
  await page.evaluate(() => {
    if (!globalThis.seenPictures) return
    globalThis.seenPictures.pictures.length = 0
    globalThis.seenPictures.unread = 0
  })
  await page.waitForTimeout(seconds * 1000)
  return (await page.evaluate(() => globalThis.seenPictures)) ?? { pictures: [], unread: 0 }
}

/** Changes the answer to the first question each second; `stop` answers how long each took to be durable. */
function answer(page: Page): { stop: () => Promise<number[]> } {
  const saves: number[] = []
  page.on('requestfinished', (request) => {
    if (request.method() === 'POST' && /\/entries$/.test(request.url()))
      saves.push(request.timing().responseEnd)
  })
  const question = page.getByRole('region', { name: /Question 1 of/ })
  let isOver = false
  const all = (async () => {
    // Which kind of question comes first is chance.
    const isChoice = (await question.getByRole('radio').count()) > 1
    const isTicked = (await question.getByRole('checkbox').count()) > 0
    for (let turn = 0; !isOver; turn += 1) {
      if (isChoice)
        await question
          .getByRole('radio')
          .nth(turn % 2)
          .press('Space')
      else if (isTicked) await question.getByRole('checkbox').first().press('Space')
      else await question.getByRole('textbox').first().press('a')
      await page.waitForTimeout(1_000)
    }
  })()
  all.catch(() => undefined)
  return {
    async stop() {
      isOver = true
      await all
      await page.waitForTimeout(1_000)
      return saves
    },
  }
}

async function overWebRtc(near: Page, far: Page, url: string, wish: GlassWish): Promise<SeenPictures> {
  for (const page of [near, far]) await page.goto(`${url}/readyz`)
  const all = wish.streams.length > 1
  const offer = await far.evaluate(offerClock, { bits: 350_000, all })
  const sdp = await near.evaluate(answerClock, offer)
  await far.evaluate(async (answered) => {
    await globalThis.peer?.setRemoteDescription({ type: 'answer', sdp: answered })
  }, sdp)
  await near.waitForFunction(() => (globalThis.seenPictures?.pictures.length ?? 0) > 0, undefined, {
    timeout: 60_000,
  })
  await near.waitForTimeout(wish.settlingSeconds * 1000)
  return await look(near, wish.seconds)
}
