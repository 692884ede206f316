import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'

/** Where everybody in the journey sits. */
export const timeZone = 'Asia/Ho_Chi_Minh'

/** What a pretend microphone plays, and which ways a browser may take to others. */
export interface Wishes {
  /** A WAV, again and again; without one it beeps. */
  sound?: string
  /** As behind a firewall that lets nothing out but the web: no direct way, and none over UDP. */
  isWalledIn?: boolean
}

/** Starts Chromium; with a film it has a pretend camera that shows it again and again, and a microphone. */
export function openBrowser(film?: string, { sound, isWalledIn }: Wishes = {}): Promise<Browser> {
  const camera = film
    ? [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ]
    : []
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      '--autoplay-policy=no-user-gesture-required',
      // Else a page that hears of a busy machine looks less often, and a test would depend on what runs beside it.
      '--disable-blink-features=ComputePressure',
      ...(sound ? [`--use-file-for-fake-audio-capture=${sound}`] : []),
      ...(isWalledIn ? ['--webrtc-ip-handling-policy=disable_non_proxied_udp'] : []),
      ...camera,
    ],
  })
}

/** Opens a window of its own for somebody, with cookies and stores of its own. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: 'en-GB', timezoneId: timeZone, reducedMotion: 'reduce' },
    ...{ permissions: ['camera', 'microphone'] },
    ...options,
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    // A script of a page has an address; what a test puts in, such as axe, has none.
    const { url } = message.location()
    if (url && /Content Security Policy/.test(message.text())) faults.push(`${url}: ${message.text()}`)
  })
  return await context.newPage()
}

/** What pages did wrong so far: exceptions nobody caught, and breaches of the content policy. */
export const faults: string[] = []
