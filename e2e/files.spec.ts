import { type Browser, expect, test } from '@playwright/test'
import { openBrowser } from './browser.ts'
import { look } from './look.ts'
import { type Server, startServer } from './server.ts'
import { found, place } from './staff.ts'

const gift = `::Capital:: The capital of Vietnam? {=Hà Nội ~Huế ~Đà Nẵng}

// [tag:water]
Water boils at 100 °C. {T}

::Lost:: Which one? {~one ~two}

::Rivers:: What runs through it? {=Hà Nội -> Sông Hồng =Huế -> Sông Hương}
`

let server: Server
let browser: Browser
test.beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('an author looks at a file, imports it as an exam, and takes it out as another system’s file', async () => {
  const who = { name: 'Mai Lan', email: 'mai@example.org', roles: ['Author'] }
  const page = await found(browser, server.firstLink, who)
  await place(page, 'Exams').click()
  await page.getByRole('link', { name: 'Import questions' }).click()
  await expect(page.getByRole('heading', { name: 'Import questions' })).toBeVisible()
  await look(page, 'import-empty')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name: 'questions.gift', mimeType: 'text/plain', buffer: Buffer.from(gift) })
  await expect(page.getByText('GIFT: 3 questions, no picture, 1 left out')).toBeVisible()
  await look(page, 'import-review')
  await page.getByText('Left out (1)').click()
  await expect(page.getByText('No option is right.')).toBeVisible()
  await page.getByText('All', { exact: true }).click()
  await page.getByRole('checkbox', { name: /Take over question 2/ }).press('Space')
  await page.getByRole('button', { name: 'Import 2 questions' }).click()
  await page.getByRole('link', { name: 'Open what was imported' }).click()
  await expect(page.getByRole('heading', { name: 'questions', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Actions', exact: false }).first().click()
  await page.getByRole('menuitem', { name: 'Export questions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export questions' })
  await dialog.getByRole('button', { name: /Format/ }).click()
  await page.getByRole('option', { name: 'Aiken' }).click()
  await expect(dialog.getByText('1 of 2 questions fit this format.', { exact: false })).toBeVisible()
  await look(page, 'export-losses')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('questions.txt')
})
