import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults, openBrowser, openWindow } from './browser.ts'
import { allIsSafe, begin, beginOpen, choose, enterByLink, leaveDevices, question } from './candidate.ts'
import { look } from './look.ts'
import { planOverTheWire } from './planned-sitting.ts'
import { type Server, startServer } from './server.ts'
import { found } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }

let server: Server
let browser: Browser
let page: Page
let minhsLink = ''
let namsLink = ''

test.beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const atDesk = await found(browser, server.firstLink, ada)
  const { links } = await planOverTheWire(atDesk, {
    ...{
      name: 'Ways',
      preset: 'open',
      policy: (policy) => policy,
      candidates: ['Linh', 'Minh', 'Nam'],
      content,
    },
    accommodation: { breakMinutes: 10, display: { scale: 1.25, contrast: 'normal', font: 'normal' } },
  })
  await atDesk.close()
  const [linhsLink = ''] = links
  minhsLink = links[1] ?? ''
  namsLink = links[2] ?? ''
  page = await enterByLink(browser, linhsLink)
})
test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const options = ['North', 'East', 'South'].map((text, index) => ({
  ...{ id: 'abc'[index], text, isCorrect: index === 1 },
}))
const choice = (text: string) => ({
  ...{ kind: 'single-choice', id: randomUUID(), points: 1, text, options, keepsOrder: true },
})
const statement = (text: string) => ({
  ...{ kind: 'true-false', id: randomUUID(), points: 1, text, isTrue: true },
})
const part = (title: string, items: object[], ways: object = {}) => ({
  ...{ id: randomUUID(), title, shuffleItems: false, items, ...ways },
})
const content = {
  sections: [
    part('Compass', [
      choice('Where does the sun rise? Think of the equator. It is spring.'),
      statement('Feathers fall.'),
    ]),
    part('Against the clock', [choice('And where does it set?')], { minutes: 20 }),
    part('No way back', [statement('Ice floats.'), statement('Lead floats.')], { order: 'forward' }),
  ],
  shuffleOptions: false,
  tools: { calculator: 'scientific', notes: true, highlighter: true, strikeOut: true },
}

test('tools, sections and breaks of an exam, by keyboard and narrow too', async () => {
  await beginOpen(page)

  await test.step('the accommodation’s size is there, and the candidate changes it', async () => {
    await expect(page.locator('html')).toHaveCSS('font-size', '20px')
    await page.getByRole('button', { name: 'Display' }).click()
    const dialog = page.getByRole('dialog', { name: 'Display' })
    await dialog.getByRole('switch', { name: /Easy-reading type/ }).press('Space')
    await dialog.getByRole('switch', { name: 'High contrast' }).press('Space')
    for (const _ of Array(3)) await dialog.getByRole('button', { name: 'Larger text' }).click()
    await expect(page.locator('html')).toHaveCSS('font-size', '32px')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await look(page, 'exam-200-percent')
    await page.getByRole('button', { name: 'Display' }).click()
    await expect(dialog).toBeVisible()
    await look(page, 'display')
    await dialog.getByRole('button', { name: 'As at the beginning' }).click()
    await page.keyboard.press('Escape')
  })

  await test.step('the calculator reckons what is typed', async () => {
    await page.locator('body').press('c')
    const calculator = page.getByRole('region', { name: 'Calculator' })
    await calculator.getByRole('textbox').fill('2 × (3 + 4)')
    await page.keyboard.press('Enter')
    await expect(calculator.getByLabel('Result')).toHaveText('= 14')
    await calculator.getByRole('button', { name: 'sin', exact: true }).click()
    await expect(calculator.getByRole('textbox')).toHaveValue('2 × (3 + 4)sin(')
    await look(page, 'calculator')
    await page.keyboard.press('Escape')
  })

  await test.step('notes, highlights and struck options are back after a reload', async () => {
    await page.getByRole('button', { name: 'Notes' }).click()
    await page.getByLabel('For the whole exam').fill('sun = east')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Highlight' }).click()
    await page.getByRole('checkbox', { name: 'Think of the equator.' }).press('Space')
    await look(page, 'highlighter')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Strike out', exact: true }).click()
    await page.getByRole('button', { name: 'Strike out option 1' }).click()
    await look(page, 'strike-out')
    await page.reload()
    await expect(page.locator('mark')).toHaveText('Think of the equator.')
    await expect(question(page, 1).getByText('(struck out)')).toBeAttached()
    await page.getByRole('button', { name: 'Notes' }).click()
    await expect(page.getByLabel('For the whole exam')).toHaveValue('sun = east')
    await page.keyboard.press('Escape')
  })

  await test.step('single keys go from question to question and never into an answer', async () => {
    await question(page, 1).getByRole('radio', { name: 'East' }).press('Space')
    await page.keyboard.press('n')
    await expect(question(page, 1)).toBeVisible()
    await question(page, 1).getByRole('heading').press('n')
    await expect(question(page, 2).getByRole('heading')).toBeFocused()
    await page.keyboard.press('f')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await look(page, 'keys')
    await page.keyboard.press('Escape')
  })

  await test.step('who rewrites the page from outside takes neither the exam nor an answer away', async () => {
    await page.evaluate(() => {
      // As a translator does it, and an extension that takes away what it does not like.
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const all: ChildNode[] = []
      while (texts.nextNode()) all.push(texts.currentNode as Text)
      for (const text of all) {
        const words = document.createElement('font')
        text.replaceWith(words)
        words.append(text.cloneNode())
      }
      document.querySelector('main section')?.remove()
      document.querySelector('header')?.remove()
    })
    await expect(page.getByRole('timer')).toBeAttached()
    await expect(question(page, 2)).toBeVisible()
    await page.evaluate(() => {
      const section = document.querySelector('main section')
      const reader = document.createElement('div')
      section?.replaceWith(reader)
      if (section) reader.append(section)
    })
    await page.getByRole('button', { name: 'Previous' }).click()
    await expect(page.getByRole('region', { name: /^Question/ })).toHaveCount(1)
    await expect(question(page, 1).getByRole('radio', { name: 'East' })).toBeChecked()
    await choose(page, 'radio', 'South')
    await allIsSafe(page)
    await page.reload()
    await expect(question(page, 1).getByRole('radio', { name: 'South' })).toBeChecked()
    await page.getByRole('button', { name: 'Next' }).click()
  })

  await test.step('a section with a time of its own is opened, and shows it', async () => {
    await page.getByRole('button', { name: 'Next' }).click()
    const door = page.getByRole('button', { name: 'Open this section' })
    await expect(door).toBeVisible()
    await look(page, 'section-door')
    await door.click()
    await expect(question(page, 3)).toBeVisible()
    await expect(page.getByText('This section', { exact: true })).toBeVisible()
  })

  await test.step('without a way back, what cannot be undone is asked about', async () => {
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Open this section' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page
      .getByRole('alertdialog', { name: 'Go on without an answer?' })
      .getByRole('button', { name: 'Go on' })
      .click()
    await expect(question(page, 5)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Previous' })).toBeDisabled()
  })

  await test.step('the review says what is open and flagged, and leads there', async () => {
    await page.getByRole('button', { name: 'Review and hand in' }).last().click()
    await expect(page.getByRole('radio', { name: 'Flagged (1)' })).toBeAttached()
    await look(page, 'review')
    await page.getByRole('radio', { name: 'Flagged (1)' }).press('Space')
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Question 2/ })
      .last()
      .click()
    await expect(question(page, 2)).toBeVisible()
  })

  await test.step('a break hides the questions and is ended', async () => {
    await page.getByRole('button', { name: 'Take a break' }).first().click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take a break' }).click()
    await expect(page.getByRole('heading', { name: 'You are on a break' })).toBeVisible()
    await look(page, 'break')
    await page.getByRole('button', { name: 'End the break and go on' }).click()
    await expect(page.getByRole('heading', { name: /^Question/ })).toBeVisible()
  })

  await test.step('a second tab takes over, and the first says so', async () => {
    const second = await page.context().newPage()
    await second.goto(page.url())
    await expect(page.getByRole('heading', { name: 'Your exam is open in another tab' })).toBeVisible()
    await expect(second.getByRole('heading', { name: /^Question/ })).toBeVisible()
    await page.context().close()
  })

  expect(faults).toEqual([])
})

test('in a browser without room or that keeps nothing answers are given, delivered, and found again on the server', async () => {
  const full = await openWindow(browser)
  await full.addInitScript(keepsNotesToItself)
  const devtools = await full.context().newCDPSession(full)
  const origin = new URL(minhsLink).origin
  // Before anything is stored: the browser believes for a while what it was told of its room.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await full.goto(minhsLink)
  await beginOpen(full)
  // With the question, not a moment after it: what comes late moves what one is about to press.
  expect(await full.getByRole('group', { name: 'Tools' }).isVisible()).toBe(true)
  await choose(full, 'radio', 'East')
  await expect(full.getByText(/^This browser keeps answers only as long as this page is open/)).toBeVisible()
  await allIsSafe(full)
  await full.context().close()
  const again = await openWindow(browser)
  await again.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  })
  await again.goto(minhsLink)
  await expect(question(again, 1).getByRole('radio', { name: 'East' })).toBeChecked()
  await again.getByRole('button', { name: 'Notes' }).click()
  await expect(again.getByLabel('For question 1')).toBeFocused()
  await choose(again, 'radio', 'South')
  await allIsSafe(again)
  await again.context().close()
  expect(faults).toEqual([])
})

/** In a page: the browser’s database never answers what was noted and marked. */
function keepsNotesToItself(): void {
  const getAll = IDBObjectStore.prototype.getAll
  IDBObjectStore.prototype.getAll = function (query, count) {
    const isOfMarks = query instanceof IDBKeyRange && String(query.lower).startsWith('marks/')
    return isOfMarks ? ({} as IDBRequest) : getAll.call(this, query, count)
  }
}

test('an address without encryption says what to do, and what cannot be fetched takes no page down', async () => {
  const plain = await openWindow(browser, { locale: 'vi-VN' })
  // The one name of this machine that browsers do not trust without encryption.
  await plain.goto(server.url.replace('127.0.0.1', '0.0.0.0'))
  await expect(plain.getByRole('heading', { name: 'Địa chỉ này không an toàn' })).toBeVisible()
  await look(plain, 'not-secure')
  await plain.goto(`${server.url.replace('127.0.0.1', '0.0.0.0')}/console/sign-in`)
  await expect(plain.getByRole('region', { name: 'Địa chỉ này không an toàn' })).toBeVisible()
  await look(plain, 'not-secure-staff')
  await plain.context().close()

  const page = await openWindow(browser, { serviceWorkers: 'block' })
  await page.route('**/preferences-menu*', (route) => route.abort())
  await page.goto(server.url)
  const button = page.getByRole('button', { name: 'Language and theme' })
  await button.click()
  await expect(page.getByText(/^This page is older than the server/)).toBeVisible()
  await expect(page.getByLabel('Room code')).toBeVisible()
  await page.unroute('**/preferences-menu*')
  await button.click()
  await button.click()
  await expect(page.getByRole('menuitemradio', { name: 'Français' })).toBeVisible()
  await page.context().close()
  expect(faults).toEqual([])
})

test('a server that was updated since the check-in began keeps nobody from going on', async () => {
  const page = await openWindow(browser, { serviceWorkers: 'block' })
  await page.route('**/assets/lobby-*', (route) => route.fulfill({ status: 404 }))
  const ahead = [/assets\/camera-worker-/, /assets\/recorder-worker-/].map((file) =>
    page.waitForRequest(file),
  )
  await page.goto(namsLink)
  await page.getByRole('button', { name: 'Continue' }).click()
  await leaveDevices(page)
  await expect(page.getByText(/^A part of this page could not be shown/)).toBeVisible()
  await Promise.all(ahead)
  await page.unroute('**/assets/lobby-*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await begin(page)
  await page.context().close()
  expect(faults).toEqual([])
})
