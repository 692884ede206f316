import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Where the pictures lie; git does not keep them. */
const folder = fileURLToPath(new URL('../test-results/screens', import.meta.url))
const looks = [
  { name: 'narrow-dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: 'wide-light', width: 1280, height: 800, colorScheme: 'light' },
] as const

/**
 * Looks at a page narrow and dark, then wide and light: nothing sticks out, axe finds nothing; a picture is kept. Of a
 * page that was looked at before, only the part that `changed`, by its selector, need be.
 */
export async function look(page: Page, name: string, changed?: string): Promise<void> {
  for (const { name: how, colorScheme, ...size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const file = path.join(folder, `${name}-${how}.png`)
    if (changed) await page.locator(changed).screenshot({ path: file })
    else await page.screenshot({ path: file, fullPage: true })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${name} ${how} is as wide as the screen`).toBeLessThanOrEqual(size.width)
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (changed ? axe.include(changed) : axe).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    expect.soft(found, `${name} ${how} is accessible`).toEqual([])
  }
}
