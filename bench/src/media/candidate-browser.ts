import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Policy, Stream } from '@invigil/contract/policy.ts'
import { type BrowserServer, chromium, type Page } from 'playwright-core'
import { figuresOf, type ProcessFigures } from '../process-figures.ts'

const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Where a browser runs, and what its pretend camera shows. */
export interface BrowserWishes {
  /** Words before the program's own, e.g. to run it in a network namespace. */
  within?: readonly string[]
  /** A folder for the script that says so. */
  folder: string
  /** Addresses that count as secure although they are neither this machine's nor https. */
  trusted?: string
  film?: string
}

/** Starts a Chromium of its own, without a GPU, with a pretend camera and microphone. */
export async function startBrowser(wishes: BrowserWishes): Promise<BrowserServer> {
  if (!existsSync(chromiumFile))
    throw new Error(`there is no Chromium at ${chromiumFile}; name one in CHROMIUM`)
  const { within = [], folder, trusted, film } = wishes
  const script = path.join(folder, `chromium-${within.at(-1) ?? 'here'}`)
  writeFileSync(script, `#!/bin/sh\nexec ${[...within, chromiumFile].join(' ')} "$@"\n`)
  chmodSync(script, 0o755)
  return await chromium.launchServer({
    executablePath: script,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      // Addresses that hide behind names need multicast, which a line between two does not carry.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...(trusted ? [`--unsafely-treat-insecure-origin-as-secure=${trusted}`] : []),
      ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
    ],
  })
}

/** A policy that asks for these streams, lets everybody in at once, and looks for nothing unless told. */
export function watching(
  streams: readonly Stream[],
  detectors: Policy['detectors'] = {},
): Pick<
  Policy,
  'streams' | 'recording' | 'referencePhoto' | 'admission' | 'fullscreen' | 'sideCamera' | 'detectors'
> {
  const rule = (stream: Stream) => (streams.includes(stream) ? 'asked' : 'off')
  return {
    streams: { camera: rule('camera'), microphone: rule('microphone'), screen: rule('screen') },
    ...{ recording: 'whole', referencePhoto: false, sideCamera: 'off' },
    ...{ admission: 'automatic', fullscreen: 'free', detectors },
  }
}

const words: Record<Stream, { consent: RegExp; press: string; line: string }> = {
  camera: { consent: /My camera may/, press: 'Turn on the camera', line: 'Camera' },
  microphone: { consent: /My microphone may/, press: 'Turn on the microphone', line: 'Microphone' },
  screen: { consent: /My whole screen may/, press: 'Share the whole screen', line: 'Whole screen' },
}

/** Goes as a candidate from the personal link into the exam, with these streams on. */
export async function enterExam(
  page: Page,
  { url, token, streams }: { url: string; token: string; streams: readonly Stream[] },
): Promise<void> {
  await page.goto(`${url}/enter#${token}`, { waitUntil: 'commit', timeout: 120_000 })
  page.setDefaultTimeout(120_000)
  const goOn = page.getByRole('button', { name: 'Continue' })
  await goOn.waitFor()
  for (const stream of streams)
    await page.getByRole('checkbox', { name: words[stream].consent }).press('Space')
  await goOn.click()
  for (const stream of streams) {
    const { press, line } = words[stream]
    await page.getByRole('button', { name: press }).click()
    const said = page.getByRole('listitem').filter({ has: page.getByText(line, { exact: true }) })
    await said.getByText('Works').first().waitFor()
  }
  // Without streams there is one step less.
  const begin = page.getByRole('button', { name: 'Begin the exam' })
  await goOn.or(begin).first().waitFor()
  if (await goOn.isVisible()) await goOn.click()
  await begin.click()
  await page.getByRole('region', { name: /Question 1 of/ }).waitFor()
}

/** A browser with all its processes. */
export function browserFigures(browser: BrowserServer): ProcessFigures {
  const { server, vision, database } = figuresOf(browser.process().pid ?? 0)
  return {
    cpuSeconds: server.cpuSeconds + vision.cpuSeconds + database.cpuSeconds,
    megabytes: server.megabytes + vision.megabytes + database.megabytes,
  }
}
