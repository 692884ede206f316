import { expect, type Locator, type Page } from '@playwright/test'
import { place } from './staff.ts'

/** Opens the wall of a sitting from the list of sittings. */
export async function openWall(page: Page, sitting: string): Promise<void> {
  await place(page, 'Sittings').click()
  await page.getByRole('link', { name: sitting }).click()
  await page.getByRole('link', { name: 'Open the wall' }).click()
}

/** The part of the wall that shows who waits. */
export function lobby(page: Page): Locator {
  return page.getByRole('region', { name: 'Lobby' })
}

/** Looks at one candidate's check-in and lets them in. */
export async function letIn(page: Page, name: string): Promise<void> {
  await lobby(page).getByRole('button', { name }).click()
  const checkin = page.getByRole('dialog', { name: `Let ${name} in` })
  await expect(checkin.getByRole('img', { name: `Reference photo of ${name}` })).toBeVisible()
  await checkin.getByRole('button', { name: 'Let in' }).click()
  await expect(checkin).toBeHidden()
}

/** A candidate's picture on the wall. */
export function tile(page: Page, name: string): Locator {
  return page.getByRole('button').filter({ has: page.locator('canvas'), hasText: name })
}

/** Waits until a candidate's picture is bright and moves. */
export async function seesLive(picture: Locator): Promise<void> {
  const canvas = picture.locator('canvas')
  await expect.poll(async () => (await pixels(canvas)).brightness).toBeGreaterThan(20)
  const before = await pixels(canvas)
  await expect.poll(async () => (await pixels(canvas)).print).not.toBe(before.print)
}

/** How bright a canvas or a video is (mean of 0..255), and a print that changes with the picture. */
export function pixels(picture: Locator): Promise<{ brightness: number; print: string }> {
  return picture.evaluate((source: HTMLCanvasElement | HTMLVideoElement) => {
    const canvas = new OffscreenCanvas(64, 48)
    const context = canvas.getContext('2d')
    context?.drawImage(source, 0, 0, 64, 48)
    const data = context?.getImageData(0, 0, 64, 48).data ?? new Uint8ClampedArray(1)
    const colours = data.filter((_, at) => at % 4 < 3)
    return {
      brightness: colours.reduce((sum, value) => sum + value, 0) / colours.length,
      print: String(data),
    }
  })
}

/** The alerts on the wall, open and settled. */
export function alerts(page: Page): Locator {
  return page.getByRole('region', { name: 'Alerts' }).getByRole('article')
}

/** Looks at one candidate closely. */
export async function lookClosely(page: Page, name: string): Promise<Locator> {
  await tile(page, name).click()
  const close = page.getByRole('region', { name })
  await expect(close.getByRole('heading', { name })).toBeVisible()
  return close
}

/** Warns the candidate who is looked at with a ready phrase; answers the words. */
export async function warn(page: Page, name: string): Promise<string> {
  const words = 'Nobody else may be in the room during the exam.'
  await page.getByRole('toolbar').getByRole('button', { name: 'Warn' }).click()
  const form = page.getByRole('dialog', { name: `Warn ${name}?` })
  await form.getByRole('button', { name: words }).click()
  await form.getByRole('button', { name: 'Warn', exact: true }).click()
  await expect(page.getByText(`${name} has been warned.`)).toBeVisible()
  return words
}

/** Pauses the candidate who is looked at. */
export async function pause(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Pause' }).click()
  const sure = page.getByRole('alertdialog', { name: `Pause the exam of ${name}?` })
  await sure.getByLabel('Reason').fill(reason)
  await sure.getByRole('button', { name: 'Pause' }).click()
  await expect(sure).toBeHidden()
}

/** Resumes the candidate who is looked at. */
export async function resume(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Resume' }).click()
  const sure = page.getByRole('alertdialog', { name: `Resume the exam of ${name}?` })
  await sure.getByRole('button', { name: 'Resume' }).click()
  await expect(sure).toBeHidden()
}

/** One of the facts of the close view, e.g. `Ends`. */
export function fact(close: Locator, name: string): Locator {
  return close
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('~ dd')
    .first()
}
