import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test'
import { openWindow } from './browser.ts'
import { password } from './staff.ts'

/** A telephone held upright. */
export const telephone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

/** Opens a personal link: no password is asked. */
export async function enterByLink(
  browser: Browser,
  link: string,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await openWindow(browser, options)
  await page.goto(link)
  return page
}

/** Types the room code at the entrance and signs in. */
export async function enterByCode(browser: Browser, at: string, code: string, email: string): Promise<Page> {
  const page = await openWindow(browser)
  await page.goto(at)
  await page.getByLabel('Room code').fill(code.toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in and enter' }).click()
  return page
}

/** Goes through the check-in with everything allowed, up to the lobby; `sight` is what the device check says of seeing faces. */
export async function checkIn(page: Page, sight = 'Works'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'What is watched, and why' })).toBeVisible()
  await page.getByRole('checkbox', { name: /My camera may be recorded/ }).press('Space')
  await page.getByRole('checkbox', { name: /My microphone may be recorded/ }).press('Space')
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByRole('button', { name: 'Turn on the camera' }).click()
  // Its picture moves the lines below; a press that begins before and ends after would meet nothing.
  await expect(deviceLine(page, 'Camera')).toContainText('Works')
  await page.getByRole('button', { name: 'Turn on the microphone' }).click()
  await expect(deviceLine(page, 'Microphone')).toContainText('Works')
  await expect(deviceLine(page, 'Seeing faces on this computer')).toContainText(sight)
  await leaveDevices(page)

  // The step before shows the camera under the same name.
  await expect(page.getByRole('heading', { name: 'A photo of you' })).toBeVisible()
  const looks = page.getByLabel('What your camera sees')
  await expect.poll(() => looks.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0)
  // A hint above it comes and goes with what the camera shows: by its key the button is met wherever it stands.
  await page.getByRole('button', { name: 'Take the photo' }).press('Enter')
  await expect(page.getByRole('img', { name: 'The photo just taken' })).toBeVisible()
  await page.getByRole('button', { name: 'Use this photo' }).click()
  const lobby = page.getByRole('heading', { name: 'Lobby' })
  // Some films show nobody, or the dark, at just that moment; the photo is kept all the same.
  const goOn = page.getByRole('button', { name: 'Go on with this one' })
  await expect(lobby.or(goOn)).toBeVisible()
  if (await goOn.isVisible()) await goOn.click()
  await expect(lobby).toBeVisible()
}

/** Waits until the device check has said all that it finds by itself: lines that still come may move the button. */
export async function devicesAreChecked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Do your devices work?' })).toBeVisible()
  for (const device of ['Connection', 'Clock'])
    await expect(deviceLine(page, device)).not.toContainText('Checking…')
}

/** Goes on from the device check. */
export async function leaveDevices(page: Page): Promise<void> {
  await devicesAreChecked(page)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** What the device check says of one device. */
export function deviceLine(page: Page, device: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByText(device, { exact: true }) })
}

/** Begins once let in. */
export async function begin(page: Page, questions = 5): Promise<void> {
  await page.getByRole('button', { name: 'Begin the exam' }).click()
  await expect(question(page, 1, questions)).toBeVisible()
}

/** From the door to the first question of an exam with the open rules: they ask for no stream, and let everybody in. */
export async function beginOpen(page: Page, questions = 5): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click()
  await leaveDevices(page)
  await begin(page, questions)
}

export function question(page: Page, number: number, of = 5): Locator {
  return page.getByRole('region', { name: `Question ${number} of ${of}` })
}

/** Goes on to the next question. */
export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click()
}

/** Chooses an option, or takes it back. */
export async function choose(page: Page, kind: 'radio' | 'checkbox', name: string): Promise<void> {
  await page.getByRole(kind, { name, exact: true }).press('Space')
}

/** What the status line says of the answers. */
export function safety(page: Page): Locator {
  return page
    .getByRole('status')
    .filter({ hasText: /^(Every answer|Your answer is|Saving|\d+ answers? wait)/ })
}

/** Waits until the server has acknowledged everything. */
export async function allIsSafe(page: Page): Promise<void> {
  await expect(safety(page)).toHaveText(/Your answer is safe/)
}

/** Hands in from the last question; answers the number on the receipt. */
export async function handIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Review and hand in' }).last().click()
  await page.getByRole('button', { name: 'Hand in…' }).click()
  const sure = page.getByRole('alertdialog', { name: 'Hand in your exam?' })
  await sure.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByRole('heading', { name: 'Your exam is handed in' })).toBeVisible()
  return (await page.getByRole('definition').first().textContent()) ?? ''
}
