import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { run } from 'axe-core'

/** Where the pictures lie; git does not keep them. */
const folder = fileURLToPath(new URL('../test-results/screens', import.meta.url))
const looks = [
  { name: 'narrow-dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: 'wide-light', width: 1280, height: 800, colorScheme: 'light' },
] as const
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Looks at a page narrow and dark, then wide and light: nothing sticks out, axe finds nothing; a picture is kept. Of a
 * page that was looked at before, only the part that `changed`, by its selector, need be.
 */
export async function look(page: Page, name: string, changed?: string): Promise<void> {
  for (const { name: how, colorScheme, ...size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const file = { path: path.join(folder, `${name}-${how}.jpg`), quality: 85 }
    if (changed) await page.locator(changed).screenshot(file)
    else await page.screenshot({ ...file, fullPage: true })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${name} ${how} is as wide as the screen`).toBeLessThanOrEqual(size.width)
    expect.soft(await barriers(page, changed), `${name} ${how} is accessible`).toEqual([])
  }
}

/** What axe finds wrong on a page, or in a part of it. */
async function barriers(page: Page, part?: string): Promise<string[]> {
  // It is large: once a document is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return await page.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: { run: typeof run } }
    // To describe what is right takes longer than to look for what is wrong.
    const { violations } = await axe.run(selector ?? document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, part)
}
