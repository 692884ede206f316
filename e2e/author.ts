import { expect, type Locator, type Page } from '@playwright/test'
import { timeZone } from './browser.ts'
import { place } from './staff.ts'

/** The exam of the journey: one item of each kind, ten points in all. */
const exam = {
  title: 'Falling bodies',
  formula:
    'A stone falls for $t = 2\\,\\text{s}$. Which law gives its way? $s = \\frac{1}{2} g t^2$ is one of them.',
}

export const sitting = 'Falling bodies, class 10A'

/** Writes the exam in the console and publishes its first revision. */
export async function writeExam(page: Page): Promise<void> {
  await place(page, 'Exams').click()
  await page.getByRole('button', { name: 'New exam' }).click()
  const form = page.getByRole('dialog', { name: 'New exam' })
  await form.getByLabel('Title of the exam').fill(exam.title)
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: exam.title })).toBeVisible()

  await addItem(page, 'Single choice', exam.formula, 2)
  await writeOptions(page, ['Constant acceleration', 'Constant speed', 'Constant force of air'], [1])
  await addItem(page, 'Multiple choice', 'Which of these fall equally fast on the Moon?', 2)
  await writeOptions(page, ['A feather', 'A hammer', 'A balloon of helium held by a string'], [1, 2])
  await addItem(page, 'True or false', 'Heavy stones fall faster than light ones in a vacuum.', 1)
  await page
    .getByRole('radiogroup', { name: 'The statement is' })
    .getByRole('radio', { name: 'false' })
    .press('Space')
  await addItem(page, 'Short answer', 'Who dropped balls from a tower, as the story goes?', 1)
  await page.getByLabel('Accepted answers').fill('Galileo\nGalileo Galilei')
  await addItem(page, 'Essay', 'Why does a feather fall slowly here?', 4)
  await page.getByLabel('At most, in words').fill('200')
  await allowFilms(page)
}

/** The journey's cameras show films again and again, under their paths for names: an exam that minds neither. */
async function allowFilms(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Rules' }).click()
  for (const title of ['Picture comes again', 'Virtual camera']) {
    const rule = page.getByRole('switch', { name: title })
    await rule.press('Space')
    await expect(rule).not.toBeChecked()
  }
}

/** Looks at it as a candidate would, and publishes it. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Preview' }).click()
  await expect(page.locator('math').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Publish revision 1' }).click()
  await expect(page.getByText('Revision 1 is published.')).toBeVisible()
}

async function addItem(page: Page, kind: string, text: string, points: number): Promise<void> {
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByRole('menuitem', { name: kind }).click()
  const asked = await newItemText(page)
  await asked.fill(text)
  const worth = page.getByRole('textbox', { name: 'Points' })
  await worth.fill(String(points))
  await worth.press('Tab')
}

/** The text of an item just added: the one before it is open until the address names the new one. */
export async function newItemText(page: Page): Promise<Locator> {
  const field = page.getByLabel('What is asked')
  await expect(field).toHaveValue('')
  return field
}

async function writeOptions(page: Page, options: readonly string[], right: readonly number[]): Promise<void> {
  for (const [at, text] of options.entries()) {
    const field = page.getByRole('textbox', { name: `Option ${at + 1}` })
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Add an option' }).click()
    await field.fill(text)
  }
  for (const number of right) {
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('textbox', { name: `Option ${number}` }) })
      .last()
      .getByRole('checkbox', { name: 'Right' })
      .press('Space')
  }
}

/** Plans a sitting that is open now; answers its room code. */
export async function planSitting(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Plan a sitting' }).click()
  const form = page.getByRole('dialog', { name: 'Plan a sitting' })
  await form.getByLabel('Name of the sitting').fill(sitting)
  await form.getByLabel('Start', { exact: true }).fill(wallClock(-5))
  await form.getByLabel('End', { exact: true }).fill(wallClock(180))
  await form.getByRole('button', { name: 'Plan a sitting' }).click()
  await expect(page.getByRole('heading', { name: sitting })).toBeVisible()
  return (await page.getByRole('region', { name: 'Room code' }).getByRole('status').textContent()) ?? ''
}

/** Opens the import of a roster. */
export async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import a roster' }).click()
  return page.getByRole('dialog', { name: 'Import a roster' })
}

/** Pastes a roster into the open import and looks what would happen. */
export async function pasteRoster(form: Locator, lines: readonly string[]): Promise<void> {
  await form.getByLabel('Roster').fill(lines.join('\n'))
  await form.getByRole('button', { name: 'See what will happen' }).click()
  // The button is gone with its step; the keyboard must not be left outside, whichever window is in front.
  await expect.poll(() => form.evaluate((element) => element.contains(document.activeElement))).toBe(true)
}

/** Names the proctor of the sitting. */
export async function nameProctor(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose proctors' }).click()
  const form = page.getByRole('dialog', { name: 'Choose proctors' })
  await form.getByRole('checkbox', { name }).press('Space')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
}

/** Reads the personal link of a candidate from the roster. */
export async function personalLink(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Personal link' }).click()
  const shown = page.getByRole('dialog', { name: `Personal link of ${name}` })
  const link = await shown.getByLabel('Personal link').inputValue()
  await shown.getByRole('button', { name: 'Done' }).click()
  return link
}

/** What a wall clock in the hall shows so many minutes from now, as the browser's own picker wants it. */
export function wallClock(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000)
  return at.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T')
}
