import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { openWindow } from './browser.ts'

/** Somebody who works here. */
export interface Colleague {
  name: string
  email: string
  roles: readonly string[]
}

export const password = 'three blue bicycles'

/** The first administrator opens the one-time link and founds the organisation. */
export async function found(browser: Browser, link: string, who: Colleague): Promise<Page> {
  const page = await openWindow(browser)
  await page.goto(link)
  await page.getByLabel('Organisation').fill('Lyceum of Hue')
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('E-mail').fill(who.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(place(page, 'Home')).toBeVisible()
  return page
}

/** The administrator adds a colleague; answers the invitation link to hand over. */
export async function invite(page: Page, who: Colleague): Promise<string> {
  await place(page, 'People').click()
  await page.getByRole('button', { name: 'Add a person' }).click()
  const form = page.getByRole('dialog', { name: 'Add a person' })
  await form.getByLabel('Name').fill(who.name)
  await form.getByLabel('E-mail').fill(who.email)
  for (const role of who.roles) await form.getByRole('checkbox', { name: role }).press('Space')
  await form.getByRole('button', { name: 'Add' }).click()
  const handOver = page.getByRole('dialog', { name: `Invitation for ${who.name}` })
  const link = await handOver.getByLabel('One-time link').inputValue()
  await handOver.getByRole('button', { name: 'Done' }).click()
  return link
}

/** An invited person chooses a password and is in. */
export async function accept(browser: Browser, link: string): Promise<Page> {
  const page = await openWindow(browser)
  await page.goto(link)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(place(page, 'Home')).toBeVisible()
  return page
}

/** A place in the console's navigation. */
export function place(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name })
}
