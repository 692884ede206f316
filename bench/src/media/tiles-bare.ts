import { fileURLToPath } from 'node:url'
import { formats } from '@invigil/simulator/pictures/film.ts'
import { openStudio } from '@invigil/simulator/pictures/studio.ts'
import { chromium } from 'playwright-core'
import { coresDuring } from './browser-cores.ts'
import { servePage } from './served-page.ts'
import type { BareFilm, BareWay } from './tiles-bare-page.ts'

/** What a browser does with decoders that are fed from memory. */
export interface BareDecoders {
  /** Pictures a second that were drawn, on each canvas. */
  drawn: number[]
  browserCores: number
  browserMegabytes: number
}

interface BareWish {
  count: number
  window: { width: number; height: number }
  seconds: number
  way: BareWay
}

/** How many pretend candidates' films go round. */
const differentFilms = 8

/**
 * As many decoders and canvases as there are tiles, in the same window, fed with the pretend candidates' films from memory: what
 * this machine's browser decodes and draws with no network, no server and no page around it.
 */
export async function bareDecoders(chromiumFile: string, wish: BareWish): Promise<BareDecoders> {
  const { count, window, seconds, way } = wish
  const films = await theFilms()
  const served = await servePage(fileURLToPath(new URL('./tiles-bare-page.ts', import.meta.url)))
  const server = await chromium.launchServer({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await browser.newPage({ viewport: window })
    await page.goto(served.url)
    await page.waitForFunction(() => typeof globalThis.beginBare === 'function')
    await page.evaluate(([all, one]) => globalThis.beginBare(all, one), [films, { count, way }] as const)
    await page.waitForTimeout(3_000)
    const { result, cores, megabytes } = await coresDuring(server.process().pid ?? 0, () =>
      page.evaluate((span) => globalThis.countBare(span), seconds),
    )
    const drawn = result.drawn.map((pictures) => pictures / result.seconds)
    return { drawn, browserCores: cores, browserMegabytes: megabytes }
  } finally {
    await server.close()
    served.close()
  }
}

async function theFilms(): Promise<BareFilm[]> {
  const studio = await openStudio()
  const { width, height } = formats.camera
  const films: BareFilm[] = []
  for (let person = 0; person < differentFilms; person += 1) {
    const { codec, description, pictures } = await studio.film(person, 'alone', 'camera')
    films.push({
      config: {
        ...{ form: 'pictures', codec, width, height, anchor: { ts: 0, at: Date.now() } },
        description: Buffer.from(description).toString('base64'),
      },
      pictures: pictures.map(({ isKey, data }) => ({ isKey, data: Buffer.from(data).toString('base64') })),
    })
  }
  return films
}
