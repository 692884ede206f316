import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CameraWatching } from './camera.ts'
import type { Going } from './camera-messages.ts'
import { lookAtFrame } from './camera-pipeline.ts'
import { eyeLoader } from './eye-loading.ts'
import { look } from './eyes.ts'
import { templateOf } from './identity.ts'
import type { Observation, ObservationOf } from './observation.ts'
import { lookAtLiveness } from './passive-liveness.ts'
import { type Picture, viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { loadNetworks } from './runtime.ts'
import { nodeRuntime } from './runtime-node.ts'
import type { Seen, ShownFrame } from './testing-page.ts'
import { serveTestingPage } from './testing-site.ts'
import { aWoman } from './testing-woman.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** Only what hangs is to meet this. */
const patience = { timeout: 110_000, interval: 100 }

// Without Chromium on the machine there is no browser to look with; the sensors' arithmetic is tested beside each file.
describe.runIf(existsSync(chromiumFile))('in a browser under a strict policy', () => {
  let folder: string
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveTestingPage>>
  /** What the newest page and its worker asked the server for. */
  let asked: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'invigil-browser-'))
    const frame = await aWoman()
    const film = join(folder, 'camera.mjpeg')
    await writeFile(film, Buffer.concat(Array.from({ length: 30 }, () => frame)))
    await prepareModels()
    site = await serveTestingPage(join(folder, 'site'), await aWoman(24))
    browser = await chromium.launch({
      executablePath: chromiumFile,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
        ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
        `--use-file-for-fake-video-capture=${film}`,
        // How busy the machine of the tests is, is none of theirs: under pressure less is looked for.
        '--disable-blink-features=ComputePressure',
      ],
    })
  })

  afterAll(async () => {
    await browser?.close()
    site?.stop()
    await rm(folder, { recursive: true })
  })

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

  async function openPage(query = ''): Promise<Page> {
    const page = await (await browser.newContext({ permissions: ['camera'] })).newPage()
    asked = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(site.url + query)
    return page
  }

  const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen?: Seen }).seen)

  /**
   * The pixels that the page's camera shows. They are not quite the film's: Chromium takes the full range of a JPEG for the
   * narrower one of television and stretches it, which on an undecided picture moves what the networks say.
   */
  async function shown(page: Page): Promise<Picture> {
    const frame = await page.evaluate(() => (window as unknown as { shownFrame: ShownFrame }).shownFrame())
    return { ...frame, channels: 4, data: Uint8Array.from(frame.data) }
  }

  /** Waits until something of a kind was observed that satisfies the wish. */
  function observed<Of extends ObservationOf>(
    page: Page,
    of: Of,
    isWished: (observation: Extract<Observation, { of: Of }>) => boolean = () => true,
  ): Promise<Extract<Observation, { of: Of }>> {
    const isRight = (observation: Observation): observation is Extract<Observation, { of: Of }> =>
      observation.of === of && isWished(observation as Extract<Observation, { of: Of }>)
    return vi.waitFor(
      async () => (await seen(page))?.observations.find(isRight) ?? Promise.reject(new Error(`no ${of} yet`)),
      patience,
    )
  }

  /** Waits until looking goes as wished. */
  function wentOn(page: Page, isWished: (going: Going) => boolean): Promise<Going> {
    const isRight = (watching: CameraWatching): watching is { is: 'watching' } & Going =>
      watching.is === 'watching' && isWished(watching)
    return vi.waitFor(
      async () => (await seen(page))?.watching.find(isRight) ?? Promise.reject(new Error('not yet')),
      patience,
    )
  }

  test('the browser sees in its camera what the server sees in the same frame', async () => {
    const page = await openPage()
    const { faces } = await observed(page, 'faces')
    const networks = await loadNetworks(nodeRuntime())
    const look = await lookAtFrame(networks, viewOf(await shown(page)), 0, {})
    const [there] = look.observations[1]?.faces ?? []
    expect(faces).toHaveLength(1)
    expect(faces[0]?.presence).toBeGreaterThan(0.99)
    expect(faces[0]?.box.left).toBeCloseTo(there?.box.left ?? 9, 3)
    expect(faces[0]?.gaze?.h).toBeCloseTo(there?.gaze?.h ?? 9, 2)
    expect(faces[0]?.pose?.yaw).toBeCloseTo(there?.pose?.yaw ?? 99, 1)
  })

  test('who it is, whether they live and what lies about is seen as the server sees it', async () => {
    const page = await openPage('?look=identity&look=liveness&look=things&share=9')
    const things = await observed(page, 'things')
    const identity = await observed(page, 'identity')
    const liveness = await observed(page, 'liveness')
    const { faces } = await observed(page, 'faces', ({ at }) => at === liveness.at)
    const frame = await shown(page)
    const there = await onServer(frame)
    // Where the browser saw the face in that very frame: a few pixels aside, and the network says something else.
    const alive = await lookAtLiveness(
      await nodeRuntime().load('fr-liveness'),
      viewOf(frame),
      faces[0]?.box ?? { left: 0, top: 0, width: 1, height: 1 },
      liveness.at,
    )
    expect(identity).toMatchObject({ decision: 'match', faults: [] })
    expect(identity.score).toBeCloseTo(there.identity?.score ?? 99, 0)
    expect(liveness.live).toBeCloseTo(alive.live, 2)
    expect(things.things.map(({ what }) => what)).toEqual(there.things?.things.map(({ what }) => what))
    expect(things.things[0]?.score).toBeCloseTo(there.things?.things[0]?.score ?? 9, 3)
    expect(things.things[0]?.box.left).toBeCloseTo(there.things?.things[0]?.box.left ?? 9, 3)
  })

  test('a slow machine looks for faces alone, and says that it is slow', async () => {
    const page = await openPage('?look=identity&look=liveness&look=things&share=0.001')
    const going = await wentOn(page, ({ missing }) => missing.length > 0)
    expect(going).toMatchObject({ why: 'slow', looks: ['faces'], framesPerSecond: 0.5 })
    expect(going.missing.toSorted()).toEqual(['identity', 'liveness', 'things'])
    expect(networksIn(asked)).toEqual(['blazeface-256', 'facemesh-468', 'iris'])
  })

  test('what the strict set has no network for is not missed', async () => {
    const page = await openPage('?models=/strict/&look=identity&look=liveness&share=9')
    const going = await wentOn(page, ({ looks }) => looks.includes('identity'))
    expect(going).toMatchObject({ looks: ['faces', 'identity'], missing: [] })
    expect(networksIn(asked)).toEqual(['blazeface-256', 'dlib-128d', 'facemesh-468', 'iris'])
  })

  test('where nobody says which networks there are, each is tried', async () => {
    const page = await openPage('?models=/unsaid/&look=liveness&share=9')
    expect(await wentOn(page, ({ looks }) => looks.includes('liveness'))).toMatchObject({ missing: [] })
  })

  test('a network that cannot be had is left out and named, and the other looks are taken', async () => {
    const page = await openPage('?models=/torn/&look=identity&look=liveness&share=9')
    const going = await wentOn(page, ({ looks, missing }) => looks.length + missing.length === 3)
    expect(going).toMatchObject({ looks: ['faces', 'identity'], missing: ['liveness'], why: 'unavailable' })
  })

  test('a camera that shows the same frame again and again does not move', async () => {
    const page = await openPage()
    expect(await observed(page, 'picture', ({ motion }) => motion === 0)).toBeDefined()
  })

  test('where the networks cannot be had, faces are not seen but pictures are', async () => {
    const page = await openPage('?models=/nowhere/')
    await observed(page, 'picture')
    await vi.waitFor(
      async () => expect((await seen(page))?.watching.at(-1)?.is).toBe('unavailable'),
      patience,
    )
    expect((await seen(page))?.observations.filter(({ of }) => of === 'faces')).toEqual([])
  })

  test('what was copied in the exam may be pasted; what comes from elsewhere is noticed by its length alone', async () => {
    const page = await openPage()
    await observed(page, 'page')
    await page.locator('textarea').press('ControlOrMeta+A')
    await page.locator('textarea').press('ControlOrMeta+C')
    await page.locator('textarea').press('ControlOrMeta+V')
    await page.locator('textarea').evaluate((area) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'from a chat')
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await observed(page, 'clipboard', ({ isFromExam }) => !isFromExam)
    const used = (await seen(page))?.observations.filter(({ of }) => of === 'clipboard')
    expect(used).toEqual([
      { of: 'clipboard', at: expect.any(Number), action: 'copy', length: 21, isFromExam: true },
      { of: 'clipboard', at: expect.any(Number), action: 'paste', length: 21, isFromExam: true },
      { of: 'clipboard', at: expect.any(Number), action: 'paste', length: 11, isFromExam: false },
    ])
  })

  test('page, displays and track say how they are from the start', async () => {
    const page = await openPage()
    expect(await observed(page, 'page')).toMatchObject({ isVisible: true, isFullscreen: false })
    expect(await observed(page, 'displays')).toMatchObject({ extended: 'no' })
    expect(await observed(page, 'track')).toMatchObject({ stream: 'camera', state: 'live' })
  })

  test('filling the screen is noticed, and leaving it too', async () => {
    const page = await openPage()
    await observed(page, 'page', ({ isFullscreen }) => !isFullscreen)
    await page.locator('textarea').click()
    await page.locator('body').evaluate((body) => body.requestFullscreen())
    const { at } = await observed(page, 'page', ({ isFullscreen }) => isFullscreen)
    await page.evaluate(() => document.exitFullscreen())
    expect(await observed(page, 'page', (later) => later.at > at && !later.isFullscreen)).toBeDefined()
  })

  test('after stopping nothing more is seen, and the camera itself runs on', async () => {
    const page = await openPage()
    await observed(page, 'picture')
    const before = await page.evaluate(async () => {
      const { seen } = window as unknown as { seen: Seen }
      seen.stop()
      const count = seen.observations.length
      document.dispatchEvent(new Event('visibilitychange'))
      await new Promise((resolve) => setTimeout(resolve, 700))
      return count
    })
    expect((await seen(page))?.observations).toHaveLength(before)
  })
})

/** What the server sees in a frame, whom it compares with the reference photo. */
async function onServer(frame: Picture) {
  const loader = eyeLoader({ offered: async () => undefined, runtime: async () => nodeRuntime() })
  await loader.loadLight()
  await loader.load(['identity', 'things'])
  const eyes = loader.eyes()
  const photo = viewOf(await readPicture(await aWoman(24)))
  const { main } = await lookAtFrame(eyes.light, photo, 0, {})
  const reference = eyes.identity && main && (await templateOf(eyes.identity, photo, main.mesh))
  const wish = { faces: true, identity: true, liveness: false, things: 'whole' } as const
  const { observations } = await look({ ...eyes, reference }, viewOf(frame), 0, {}, wish)
  const find = <Of extends ObservationOf>(of: Of) =>
    observations.find((one): one is Extract<Observation, { of: Of }> => one.of === of)
  return { identity: find('identity'), things: find('things') }
}

function networksIn(urls: readonly string[]): string[] {
  return urls.flatMap((url) => /([^/]+)\.\w+\.onnx$/.exec(url)?.slice(1) ?? []).toSorted()
}
