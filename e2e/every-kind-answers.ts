import { expect, type Locator, type Page } from '@playwright/test'
import { question } from './candidate.ts'

/** How many items the paper has, the drawn one and the one to read among them. */
const items = 16

/** A way to use a page: with a finger on its glass, or by its keys alone. */
export interface Hands {
  press: (target: Locator) => Promise<void>
  type: (field: Locator, text: string) => Promise<void>
  /** Chooses in a list that opens. */
  pick: (list: Locator, option: string) => Promise<void>
  /** Chooses in a list of the browser's own. */
  pickOwn: (list: Locator, option: string) => Promise<void>
  /** Marks the middle of a picture. */
  markMiddle: (picture: Locator) => Promise<void>
  next: () => Promise<void>
}

/** A finger: every control is tapped, and an on-screen keyboard puts text in as a whole. */
export function finger(page: Page): Hands {
  return {
    async press(target) {
      await target.waitFor({ state: 'attached' })
      // What a browser knows of a radio lies unseen under its label.
      const label = target.locator('xpath=ancestor::label[1]')
      await ((await label.count()) > 0 ? label : target).tap()
    },
    async type(field, text) {
      await field.tap()
      await page.keyboard.insertText(text)
    },
    async pick(list, option) {
      await list.tap()
      await page.getByRole('option', { name: option, exact: true }).tap()
    },
    pickOwn: async (list, option) => {
      await list.selectOption(option)
    },
    markMiddle: (picture) => picture.locator('svg').tap(),
    next: () => page.getByRole('button', { name: 'Next', exact: true }).tap(),
  }
}

/** Ten fingers on the keys: every control is reached with Tab. */
export function keys(page: Page): Hands {
  const press = async (target: Locator, key = 'Space') => {
    await tabTo(page, target)
    await page.keyboard.press(key)
  }
  return {
    press,
    async type(field, text) {
      await tabTo(page, field)
      await page.keyboard.type(text)
    },
    async pick(list, option) {
      await press(list, 'Enter')
      const wanted = page.getByRole('option', { name: option, exact: true })
      await expect(wanted).toBeVisible()
      await typeToReach(page, option)
      await expect(wanted).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(wanted).toBeHidden()
    },
    async pickOwn(list, option) {
      await tabTo(page, list)
      await typeToReach(page, option)
      await expect(list.locator('option:checked')).toHaveText(option)
    },
    markMiddle: (picture) => press(picture, 'Enter'),
    next: () => press(page.getByRole('button', { name: 'Next', exact: true }), 'Enter'),
  }
}

/** Lists take letters that come within a second for one word; on a busy machine a word may take longer than that. */
async function typeToReach(page: Page, option: string): Promise<void> {
  await page.keyboard.press(option.charAt(0))
}

/** Presses Tab until the focus is there; in a group of radios, arrows go to the right one, and Escape leads out of code. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    const focus = await target.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot
      if (root.activeElement === element) return 'there'
      if (document.activeElement?.shadowRoot) return 'in code'
      const group = element.closest('[role=radiogroup]')
      return group?.contains(document.activeElement) ? 'beside' : 'elsewhere'
    })
    if (focus === 'there') return
    // There, Tab indents.
    if (focus === 'in code') await page.keyboard.press('Escape')
    await page.keyboard.press(focus === 'beside' ? 'ArrowDown' : 'Tab')
  }
  throw new Error(`150 presses of Tab never came to ${target}`)
}

/** Reads the information, then answers what the machine scores first: choices, a word, a number, an order. */
export async function answerChoices(page: Page, hands: Hands): Promise<void> {
  await expect(page.getByRole('heading', { name: `To read: 1 of ${items}` })).toBeVisible()
  await expect(page.getByRole('main').getByRole('img', { name: 'harbour' })).toBeVisible()
  await expect(page.getByRole('main').locator('math').first()).toBeVisible()
  await hands.next()
  await hands.press(question(page, 2, items).getByRole('radio', { name: 'Solid water' }))
  await hands.next()
  for (const name of ['Salt', 'Sugar']) await hands.press(page.getByRole('checkbox', { name, exact: true }))
  await hands.next()
  await hands.press(question(page, 4, items).getByRole('radio', { name: 'True' }))
  await hands.next()
  await hands.type(question(page, 5, items).getByLabel('Your answer'), 'Ice')
  await hands.next()
  await hands.type(question(page, 6, items).getByLabel('Your number'), '100')
  await hands.next()
}

/** Orders, matches, fills a table and gaps. */
export async function answerTables(page: Page, hands: Hands): Promise<void> {
  await order(page, hands, ['Ice', 'Water', 'Steam'])
  await hands.next()
  for (const [row, option] of [
    ['Ice', 'solid'],
    ['Steam', 'gas'],
  ] as const)
    await hands.pick(page.getByRole('button', { name: `Belongs to: ${row}` }), option)
  await hands.next()
  for (const [row, column] of [
    ['Sea water', 'Conducts'],
    ['Wood', 'Insulates'],
  ] as const)
    await hands.press(page.getByRole('radiogroup', { name: row }).getByRole('radio', { name: column }))
  await hands.next()
  await hands.type(page.getByLabel('Gap 1 of 3'), '0')
  await hands.type(page.getByLabel('Gap 2 of 3'), 'H2O')
  await hands.pickOwn(page.getByLabel('Gap 3 of 3'), 'solid')
  await hands.next()
}

/** Moves entries up until they stand in this order, whatever order they came in. */
async function order(page: Page, hands: Hands, wanted: readonly string[]): Promise<void> {
  const entries = question(page, 7, items).getByRole('list').getByRole('listitem')
  for (const [place, name] of wanted.entries())
    for (let at = await placeOf(entries, name); at > place; at = await placeOf(entries, name)) {
      await hands.press(page.getByRole('button', { name: `Move up: ${name}` }))
      await expect(entries.nth(at - 1)).toContainText(name)
    }
  const right = page.getByRole('button', { name: 'This order is right' })
  if (await right.isEnabled()) await hands.press(right)
}

async function placeOf(entries: Locator, name: string): Promise<number> {
  return (await entries.allTextContents()).findIndex((text) => text.includes(name))
}

/** Writes an essay and code, and marks a place in a picture. */
export async function answerTexts(page: Page, hands: Hands): Promise<void> {
  await hands.type(question(page, 11, items).getByRole('textbox', { name: 'Your text' }), 'It is lighter.')
  await hands.next()
  await hands.type(question(page, 12, items).getByRole('textbox', { name: /Your code/ }), 'print(t >= 100)')
  await hands.next()
  await hands.markMiddle(page.getByRole('application'))
  await expect(
    question(page, 13, items).getByText('Mark 1: 50 % from the left, 50 % from the top'),
  ).toBeVisible()
  await hands.next()
}

/** Hands in a file. */
export async function answerFile(page: Page, hands: Hands): Promise<void> {
  const file = { name: 'protocol.txt', mimeType: 'text/plain', buffer: Buffer.from('It boiled at 99.6 °C.') }
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('button', { name: 'Choose files' }))
  await (await choosing).setFiles(file)
  await expect(page.getByText('protocol.txt', { exact: true })).toBeVisible()
  await hands.next()
}

/** Gives a photo of a page that lies on this device. */
export async function photographPage(page: Page, hands: Hands, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('button', { name: 'Photograph a page' }))
  await (await choosing).setFiles({ name: 'page.png', mimeType: 'image/png', buffer })
  await hands.press(page.getByRole('button', { name: 'Use this page' }))
  await expect(page.getByRole('list', { name: 'Your files' }).getByRole('listitem')).toHaveCount(1)
  await hands.next()
}

/** Draws a line with one finger, and adds it as a page. */
export async function drawPage(page: Page, hands: Hands): Promise<void> {
  const sheet = page.getByRole('img', { name: 'Sheet to draw on' })
  await sheet.scrollIntoViewIfNeeded()
  const box = await sheet.boundingBox()
  const at = (share: number) => ({
    x: (box?.x ?? 0) + (box?.width ?? 0) * share,
    y: (box?.y ?? 0) + (box?.height ?? 0) * share,
  })
  const line = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    line.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', at(0.2))
  for (const share of [0.3, 0.4, 0.5]) await touch('touchMove', at(share))
  await touch('touchEnd')
  await hands.press(page.getByRole('button', { name: 'Add this page to my answer' }))
  await expect(page.getByRole('list', { name: 'Your files' }).getByRole('listitem')).toHaveCount(1)
  await hands.next()
}

/** Answers what was drawn from the bank; both statements are true. */
export async function answerDrawn(page: Page, hands: Hands): Promise<void> {
  await hands.press(question(page, 16, items).getByRole('radio', { name: 'True' }))
}

/** Goes to the review of everything and hands in; answers the number on the receipt. */
export async function handInBy(page: Page, hands: Hands): Promise<string> {
  await hands.press(page.getByRole('button', { name: 'Hand in…' }))
  const sure = page.getByRole('alertdialog', { name: 'Hand in your exam?' })
  await hands.press(sure.getByRole('button', { name: 'Hand in' }))
  await expect(page.getByRole('heading', { name: 'Your exam is handed in' })).toBeVisible()
  return (await page.getByRole('definition').first().textContent()) ?? ''
}
