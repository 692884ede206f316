import { expect, type Page } from '@playwright/test'
import { allIsSafe, choose, next, safety } from './candidate.ts'

/** The network is gone while two questions are answered, and comes back. */
export async function losesTheNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await next(page)
  await choose(page, 'checkbox', 'A feather')
  await next(page)
  await choose(page, 'radio', 'False')
  await expect(safety(page)).toHaveText('2 answers wait on this device')
  await expect(page.getByText(/^No connection\. Go on as usual/)).toBeVisible()
  await page.context().setOffline(false)
  await allIsSafe(page)
}

/** The page dies in the middle of a question, and the personal link is opened again in the same browser; answers the new page. */
export async function diesAndComesBack(page: Page, link: string): Promise<Page> {
  await next(page)
  await choose(page, 'checkbox', 'A hammer')
  await choose(page, 'checkbox', 'A feather')
  await allIsSafe(page)
  const browser = page.context()
  await page.goto('chrome://crash').catch(() => undefined)
  const again = await browser.newPage()
  await again.goto(link)
  await expect(again.getByRole('radio', { name: 'Constant speed' })).toBeChecked()
  await next(again)
  await expect(again.getByRole('checkbox', { name: 'A feather' })).toBeChecked()
  await expect(again.getByRole('checkbox', { name: 'A balloon' })).not.toBeChecked()
  return again
}

/** The attempt was opened on another device: the first page says so, and the second has every answer. */
export async function goesOnElsewhere(first: Page, second: Page): Promise<void> {
  await expect(first.getByRole('heading', { name: 'Your exam was opened on another device' })).toBeVisible()
  await first.context().close()
  await expect(second.getByRole('radio', { name: 'Constant acceleration' })).toBeChecked()
  await next(second)
  await expect(second.getByRole('checkbox', { name: 'A feather' })).toBeChecked()
  await next(second)
  await expect(second.getByRole('radio', { name: 'False' })).toBeChecked()
  await next(second)
  await expect(second.getByLabel('Your answer')).toHaveValue('Galileo')
}
