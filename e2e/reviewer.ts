import { expect, type Locator, type Page } from '@playwright/test'
import { place } from './staff.ts'

/** The line of an attempt in the list of what waits for review. */
export async function openReviews(page: Page): Promise<Locator> {
  await place(page, 'Review').click()
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  return page.getByRole('row')
}

/** What was noticed of somebody in that list, and by whom: a test that finds anything says what. */
export async function noticedOf(page: Page, name: string): Promise<string[]> {
  const address = await page.getByRole('row').getByRole('link', { name }).getAttribute('href')
  const attemptId = address?.split('/').at(-1)
  const answer = await page.request.get(new URL(`/api/attempts/${attemptId}/timeline`, page.url()).href)
  const { incidents }: { incidents: { kind: string; detector: string; startedAt: string }[] } =
    await answer.json()
  return incidents.map(({ kind, detector, startedAt }) => `${kind} by ${detector} at ${startedAt}`)
}

/** The incidents of the attempt that is reviewed. */
export function incidents(page: Page): Locator {
  return page.getByRole('region', { name: 'Incidents' }).locator('ol > li')
}

/** The incident that is unfolded, whatever else is found meanwhile and comes to stand before it. */
export function unfolded(page: Page): Locator {
  return incidents(page).filter({ has: page.getByRole('button', { expanded: true }) })
}

/** Unfolds an incident, which moves the recording there, and plays the recording; answers the large video. */
export async function playFrom(page: Page, incident: Locator): Promise<Locator> {
  await incident.getByRole('button').first().click()
  const player = page.getByRole('region', { name: 'Recording', exact: true })
  await player.getByRole('button', { name: 'Play', exact: true }).click()
  return player.locator('figure[data-main] video')
}

/** Says of each incident that it is no concern, also of what the server finds meanwhile in the last of the recording. */
export async function dismissAll(page: Page, reason: string): Promise<void> {
  const open = incidents(page).filter({ hasText: /Low|Medium|High/ })
  for (let decided = 0; decided < 50 && (await open.count()) > 0; decided++)
    await dismiss(page, open.first(), reason)
  await expect(open).toHaveCount(0)
}

async function dismiss(page: Page, incident: Locator, reason: string): Promise<void> {
  const head = incident.getByRole('button').first()
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  await unfolded(page).getByRole('button', { name: 'No concern' }).click()
  const sure = page.getByRole('alertdialog')
  await sure.getByLabel('Reason').fill(reason)
  await sure.getByRole('button', { name: 'No concern' }).click()
  await expect(sure).toBeHidden()
}

/** Gives the verdict on the attempt that is reviewed. */
export async function conclude(page: Page, verdict: string, ground: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Give a verdict' }).click()
  const part = page.getByRole('region', { name: 'Verdict' })
  await part.getByRole('radio', { name: verdict }).press('Space')
  await part.getByRole('button', { name: /Ground/ }).click()
  await page.getByRole('option', { name: ground }).click()
  await part.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await part.getByRole('button', { name: 'Give a verdict' }).click()
  await expect(page.getByText('The verdict is given.')).toBeVisible()
}
