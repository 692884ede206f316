import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { personalLink } from './author.ts'
import { faults, openBrowser, openWindow } from './browser.ts'
import { allIsSafe, devicesAreChecked, safety, telephone } from './candidate.ts'
import {
  answerChoices,
  answerDrawn,
  answerFile,
  answerTables,
  answerTexts,
  drawPage,
  finger,
  handInBy,
  keys,
  photographPage,
} from './every-kind-answers.ts'
import {
  beginExam,
  drawAndPublish,
  makeBank,
  plan,
  sitting,
  tryOut,
  writeEveryKind,
} from './every-kind-author.ts'
import { keptHere, loggedThere } from './every-kind-log.ts'
import { correctKey, markByKeys } from './every-kind-marks.ts'
import { look } from './look.ts'
import { openResults } from './marker.ts'
import { type Server, startServer } from './server.ts'
import { accept, found, invite } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
const lan = { name: 'Lan Pham', email: 'lan@lyceum.example', roles: ['Author', 'Marker'] }

test.describe.configure({ mode: 'serial' })

let server: Server
let browser: Browser
let lans: Page
let picture: Buffer
let links: { linh: string; nam: string }
let linh: Page
let nam: Page

test.beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('an author writes every kind of question and a draw, and plans a sitting', async () => {
  picture = await harbour()
  const administrator = await found(browser, server.firstLink, ada)
  lans = await accept(browser, await invite(administrator, lan))
  await administrator.context().close()
  await makeBank(lans)
  await look(lans, 'kinds-bank')
  await beginExam(lans)
  await writeEveryKind(lans, picture, (kind) => look(lans, `kinds-editor-${kind}`, 'li[data-open]'))
  await drawAndPublish(lans)
  await look(lans, 'kinds-published')
  await tryOut(lans, (tried, way) => look(tried, `kinds-tried-${way}`))
  await plan(lans, ['Linh', 'Nam'])
  links = { linh: await personalLink(lans, 'Linh'), nam: await personalLink(lans, 'Nam') }
  await look(lans, 'kinds-sitting')
})

test('one answers everything on a telephone, an hour of it without a network; no answer is lost', async () => {
  linh = await openWindow(browser, telephone)
  // Its clock can then be set: an hour is passed in no time.
  await linh.clock.install()
  await linh.goto(links.linh)
  const hands = finger(linh)
  await hands.press(linh.getByRole('button', { name: 'Continue' }))
  await devicesAreChecked(linh)
  await hands.press(linh.getByRole('button', { name: 'Continue' }))
  await hands.press(linh.getByRole('button', { name: 'Begin the exam' }))

  await answerChoices(linh, hands)
  await allIsSafe(linh)
  await linh.context().setOffline(true)
  await answerTables(linh, hands)
  await expect(linh.getByText(/^No connection\. Go on as usual/)).toBeVisible()
  await linh.clock.fastForward('01:00:00')
  await expect(linh.getByText('Still no connection')).toBeVisible()
  await answerTexts(linh, hands)
  await answerFile(linh, hands)
  await drawPage(linh, hands)
  await expect(safety(linh)).toHaveText(/wait on this device/)
  await look(linh, 'kinds-offline')
  await linh.setViewportSize(telephone.viewport ?? { width: 360, height: 740 })
  await linh.context().setOffline(false)
  await answerDrawn(linh, hands)
  await allIsSafe(linh)

  await nothingIsLost(linh)
})

test('one answers everything by the keys alone', async () => {
  nam = await openWindow(browser)
  await nam.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(kind, () => document.documentElement.setAttribute('data-pointed', kind), true)
  })
  await nam.goto(links.nam)
  const hands = keys(nam)
  await hands.press(nam.getByRole('button', { name: 'Continue' }))
  await devicesAreChecked(nam)
  await hands.press(nam.getByRole('button', { name: 'Continue' }))
  await hands.press(nam.getByRole('button', { name: 'Begin the exam' }))
  await expect(nam.getByRole('main')).toBeFocused()
  await answerChoices(nam, hands)
  await answerTables(nam, hands)
  await answerTexts(nam, hands)
  await answerFile(nam, hands)
  await photographPage(nam, hands, picture)
  await answerDrawn(nam, hands)
  await allIsSafe(nam)
  await nothingIsLost(nam)
  await hands.press(nam.getByRole('button', { name: 'All on one page' }))
  await look(nam, 'kinds-whole')
  await hands.press(nam.getByRole('button', { name: 'One at a time' }))
  await hands.press(nam.getByRole('button', { name: 'Review and hand in' }).last())
  await look(nam, 'kinds-review')
  expect(await handInBy(nam, hands)).not.toBe('')
  await look(nam, 'kinds-receipt')
  await expect(nam.locator('html')).not.toHaveAttribute('data-pointed')
})

test('the first hands in with a finger', async () => {
  const hands = finger(linh)
  await hands.press(linh.getByRole('button', { name: 'Review and hand in' }).last())
  expect(await handInBy(linh, hands)).not.toBe('')
})

test('what people mark is marked by the keys, a wrong key is corrected, and results are released', async () => {
  await openResults(lans, sitting)
  await expect(lans.getByRole('row', { name: /Linh/ })).toBeVisible()
  await look(lans, 'kinds-results')
  await lans.getByRole('link', { name: 'Mark answers (8)' }).click()
  await markByKeys(lans, (number) => look(lans, `kinds-marking-${number}`))
  await correctKey(lans, (what) => look(lans, `kinds-${what}`))

  await openResults(lans, sitting)
  await lans.getByRole('button', { name: 'Release…' }).click()
  const sure = lans.getByRole('dialog', { name: 'Release results?' })
  await expect(sure).toBeVisible()
  await look(lans, 'kinds-release')
  await sure.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(lans.getByText('2 results are released.').first()).toBeVisible()
})

test('the candidates see their results and take a certificate, and statistics have their figures', async () => {
  await linh.getByRole('button', { name: 'Look again' }).tap()
  await expect(linh.getByText('38 of 42 points').first()).toBeVisible()
  await look(linh, 'kinds-result')
  await nam.getByRole('button', { name: 'Look again' }).press('Enter')
  await expect(nam.getByText('38 of 42 points').first()).toBeVisible()
  const saved = nam.waitForEvent('download')
  await nam.getByRole('button', { name: 'Certificate (PDF)' }).press('Enter')
  expect(
    readFileSync(await (await saved).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await nam.goto(`${server.url}/check`)
  await nam.getByLabel('Verification number').fill('2222-3333-4444-7777')
  await nam.getByRole('button', { name: 'Check' }).press('Enter')
  await expect(nam.getByText(/^No certificate has this number/)).toBeVisible()
  await look(nam, 'kinds-check')

  await lans.getByRole('link', { name: 'Statistics' }).click()
  await expect(lans.getByText('38 points').first()).toBeVisible()
  await look(lans, 'kinds-statistics')
  expect([...new Set(faults)]).toEqual([])
})

/** What the browser wrote and what the server has are the same, entry for entry, for each of the fifteen items. */
async function nothingIsLost(page: Page): Promise<void> {
  const kept = await keptHere(page)
  expect(Object.keys(kept.lines)).toHaveLength(15)
  expect(await loggedThere(lans, server.url, kept)).toEqual(kept.lines)
}

/** A picture with a ship in its middle. */
async function harbour(): Promise<Buffer> {
  const page = await openWindow(browser)
  await page.setContent(
    `<svg width="600" height="400" style="background:#bde0f0"><rect y="260" width="600" height="140" fill="#27628c"/>
     <path d="M240 240h120l-24 40h-72zM296 120h8v120h-8zM304 130l50 96h-50z" fill="#7a3b1d"/></svg>`,
  )
  const taken = await page.locator('svg').screenshot()
  await page.context().close()
  return taken
}
