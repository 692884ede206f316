import { expect, type Page } from '@playwright/test'
import { tabTo } from './every-kind-answers.ts'

/** Gives four points to both answers of each of the four questions that people mark, without a pointer. */
export async function markByKeys(page: Page, seen: (number: number) => Promise<void>): Promise<void> {
  for (const number of [11, 12, 14, 15]) {
    await expect(page.getByRole('region', { name: `Question ${number}` })).toBeVisible()
    await seen(number)
    for (const candidate of [1, 2]) {
      const points = page.getByRole('textbox', { name: /^Points/ })
      await expect(page.getByRole('region', { name: 'Answer' })).toContainText(`Candidate ${candidate}`)
      await tabTo(page, points)
      await page.keyboard.type('4')
      await page.keyboard.press('Enter')
    }
    const following = page.getByRole('status').getByRole('button', { name: /^Question/ })
    if (number !== 15) {
      await tabTo(page, following)
      await page.keyboard.press('Enter')
    }
  }
  await expect(page.getByText('All answers are marked')).toBeVisible()
}

/** Corrects the key of the single choice: both had it right. */
export async function correctKey(page: Page, seen: (what: string) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'Corrections' }).click()
  await page.getByRole('button', { name: 'Correct question 2' }).click()
  const dialog = page.getByRole('dialog', { name: 'Correct question 2' })
  await dialog.getByText('Change its key or points').click()
  await dialog.getByRole('checkbox', { name: 'Right' }).first().press('Space')
  await seen('correcting')
  await dialog.getByRole('button', { name: 'See what it changes' }).click()
  await expect(dialog.getByText('2 attempts change of 2.')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Linh/ })).toContainText('36 → 38')
  await seen('before-after')
  await dialog.getByLabel('Reason').fill('Ice is solid.')
  await dialog.getByRole('button', { name: 'Apply to every attempt' }).click()
  await expect(page.getByText('2 attempts changed')).toBeVisible()
  await seen('corrected')
}
