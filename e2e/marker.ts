import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { place } from './staff.ts'

/** Opens the results of a sitting from the list of sittings. */
export async function openResults(page: Page, sitting: string): Promise<void> {
  await place(page, 'Sittings').click()
  await page.getByRole('link', { name: sitting }).click()
  await page.getByRole('link', { name: 'Results' }).click()
}

/** Gives the answer that is open points and a comment, and goes on to the next. */
export async function mark(page: Page, points: number, comment: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Points/ }).fill(String(points))
  await page.getByLabel('Comment for the candidate').fill(comment)
  await page.getByRole('button', { name: 'Save and go on' }).click()
}

/** Opens so many answers to mark; what is typed of the first is there again after a look at the next. */
export async function beginToMark(page: Page, answers: number): Promise<void> {
  await page.getByRole('link', { name: `Mark answers (${answers})` }).click()
  const comment = page.getByLabel('Comment for the candidate')
  await comment.fill('Look at the others first.')
  await page.getByRole('button', { name: 'Next answer' }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Candidate 2')
  await expect(comment).toHaveValue('')
  await page.getByRole('button', { name: 'Previous answer' }).click()
  await expect(comment).toHaveValue('Look at the others first.')
}

/** Releases all results that are ready. */
export async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Release…' }).click()
  const sure = page.getByRole('dialog', { name: 'Release results?' })
  await sure.getByRole('button', { name: 'Release' }).click()
  await expect(page.getByText('3 results are released.').first()).toBeVisible()
}

/** Downloads the results as CSV. */
export async function downloadCsv(page: Page): Promise<string> {
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click()
  return readFileSync(await (await file).path(), 'utf8')
}
