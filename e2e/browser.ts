import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'

/** Where everybody in the journey sits. */
export const timeZone = 'Asia/Ho_Chi_Minh'

/** Starts Chromium; with a film it has a pretend camera that shows it again and again, and a microphone that beeps. */
export function openBrowser(film?: string): Promise<Browser> {
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
      ...camera,
    ],
  })
}

export interface Screen {
  page: Page
  /** What the page said went wrong: exceptions, and messages of the browser such as a breach of the content policy. */
  complaints: string[]
}

/** Opens a window of its own for somebody, with cookies and stores of its own. */
export async function openScreen(browser: Browser, options: BrowserContextOptions = {}): Promise<Screen> {
  const context = await browser.newContext({
    ...{ locale: 'en-GB', timezoneId: timeZone, reducedMotion: 'reduce' },
    ...{ permissions: ['camera', 'microphone'] },
    ...options,
  })
  return watch(await context.newPage())
}

/** Opens one more page in the same window, as after a crash. */
export async function reopenScreen({ page, complaints }: Screen): Promise<Screen> {
  return { page: (await watch(await page.context().newPage())).page, complaints }
}

function watch(page: Page): Screen {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints }
}
