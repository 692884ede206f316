import { type Browser, expect, type Page, test } from '@playwright/test'
import { openBrowser, openWindow } from './browser.ts'
import { film, honest } from './camera.ts'
import { leaveDevices } from './candidate.ts'
import { look } from './look.ts'
import { type Demo, startDemo } from './server.ts'

const password = 'lanterns-over-hoi-an'
let demo: Demo
let browser: Browser

test.beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser(await film(honest))
})

test.afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

test('every page of the console is accessible, fits a telephone, and can be looked at', async () => {
  await test.step('administrator, in English', async () => {
    const page = await openWindow(browser)
    await page.goto(`${demo.url}/console/sign-in`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await look(page, 'sign-in')
    await signIn(page, 'admin')
    await look(page, 'home')
    for (const place of ['people', 'settings', 'retention', 'audit', 'health', 'errors', 'profile', 'design'])
      await visit(page, place, place)
  })

  await test.step('author, in Vietnamese', async () => {
    const page = await openWindow(browser)
    await signIn(page, 'author', 'vi')
    await visit(page, 'exams', 'exams')
    const exam = (await page.locator('main a[href*="/exams/"]').first().getAttribute('href')) ?? ''
    for (const tab of ['questions', 'rules', 'preview', 'publish'])
      await visit(page, `${exam.replace('/console/', '')}?tab=${tab}`, `exam-${tab}`)
    await visit(page, 'sittings', 'sittings')
    await visit(page, `sittings/${sittingOfToday()}`, 'sitting')
  })

  await test.step('proctor, in French', async () => {
    const page = await openWindow(browser)
    await signIn(page, 'proctor', 'fr')
    await page.goto(`${demo.url}/console/sittings/${sittingOfToday()}/wall`)
    await expect(page.getByRole('button', { name: /Elif Kaya/ }).first()).toBeVisible()
    await look(page, 'wall')
    await page.locator('button[data-attempt]').first().click()
    await expect(page.getByRole('toolbar').first()).toBeVisible()
    await look(page, 'wall-close')
  })

  await test.step('reviewer, in English', async () => {
    const page = await openWindow(browser)
    await signIn(page, 'reviewer')
    await visit(page, 'reviews', 'reviews')
    await page.getByRole('link', { name: 'Đặng Thảo Vy' }).click()
    await expect(page.getByRole('heading', { name: 'Đặng Thảo Vy' })).toBeVisible()
    await look(page, 'review')
  })

  await test.step('marker, in Vietnamese', async () => {
    const page = await openWindow(browser)
    await signIn(page, 'marker', 'vi')
    await page.goto(`${demo.url}/console/sittings`)
    await page.getByRole('link', { name: 'Ngữ văn 10, phòng 3' }).click()
    await expect(page.getByRole('heading', { name: 'Ngữ văn 10, phòng 3' })).toBeVisible()
    const sitting = page.url().split('/console/').at(-1) ?? ''
    await visit(page, `${sitting}/results`, 'results')
    await visit(page, `${sitting}/marking`, 'marking')
  })
})

test('every page of a candidate is, too', async () => {
  await test.step('at the door, in French and Vietnamese', async () => {
    const page = await openWindow(browser, { locale: 'fr-FR' })
    await page.goto(demo.url)
    await expect(page.getByRole('heading')).toBeVisible()
    await look(page, 'entrance')
    const atTheRoom = await openWindow(browser, { locale: 'vi-VN' })
    await atTheRoom.goto(`${demo.url}/room/${/room code of today +(\S+)/.exec(demo.words)?.[1]}`)
    await expect(atTheRoom.getByRole('heading').first()).toBeVisible()
    await look(atTheRoom, 'room')
  })

  await test.step('from the check-in to the receipt, in English', async () => {
    const page = await openWindow(browser)
    await page.goto(/sit the exam yourself +(\S+)/.exec(demo.words)?.[1] ?? '')
    await page.getByRole('checkbox', { name: /My camera/ }).press('Space')
    await look(page, 'consent')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Turn on the camera' }).click()
    await expect(page.getByLabel('What your camera sees')).toBeVisible()
    await look(page, 'devices')
    await leaveDevices(page)
    await page.getByRole('button', { name: 'Take the photo' }).click()
    await expect(page.getByRole('img', { name: 'The photo just taken' })).toBeVisible()
    await look(page, 'photo')
    await page.getByRole('button', { name: 'Use this photo' }).click()
    const message = page.getByRole('alertdialog', { name: /^Message from/ })
    await expect(message).toBeVisible()
    await look(page, 'message')
    await message.getByRole('button', { name: 'I have read this' }).click()
    await expect(page.getByRole('heading', { name: 'Lobby' })).toBeVisible()
    await look(page, 'lobby')
    await admitEverybody()
    await page.getByRole('button', { name: 'Begin the exam' }).click()
    await expect(page.getByRole('group', { name: 'Tools' })).toBeVisible()
    await look(page, 'exam')
    await page.getByRole('button', { name: 'All on one page' }).click()
    await look(page, 'exam-whole')
    await page.getByRole('button', { name: 'Review and hand in' }).first().click()
    await page.getByRole('button', { name: 'Hand in…' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Hand in' }).click()
    await expect(page.getByRole('heading', { name: 'Your exam is handed in' })).toBeVisible()
    await look(page, 'receipt')
  })
})

async function visit(page: Page, place: string, name: string): Promise<void> {
  await page.goto(`${demo.url}/console/${place}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await look(page, name)
}

/** Signs in; the pages opened next are in the language. */
async function signIn(page: Page, who: string, locale = 'en'): Promise<void> {
  await page.goto(`${demo.url}/console/sign-in`)
  await page.locator('input[type=email]').fill(`${who}@demo.example`)
  await page.locator('input[type=password]').fill(password)
  await page.locator('input[type=password]').press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await page.evaluate((chosen) => localStorage.setItem('invigil-language', chosen), locale)
}

/** The proctor lets everybody in who is ready. */
async function admitEverybody(): Promise<void> {
  const page = await openWindow(browser)
  await signIn(page, 'proctor')
  await page.goto(`${demo.url}/console/sittings/${sittingOfToday()}/wall`)
  await page.getByRole('button', { name: 'Let in all who are ready' }).click()
  // A window that is closed at once may take its question with it.
  await expect(page.getByText(/candidates? (was|were) let in\.$/).first()).toBeVisible()
  await page.context().close()
}

function sittingOfToday(): string {
  return /sittings\/([\w-]+)\/wall/.exec(demo.words)?.[1] ?? ''
}
