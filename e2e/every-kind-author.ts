import { expect, type Locator, type Page } from '@playwright/test'
import { newItemText, wallClock } from './author.ts'
import { place } from './staff.ts'

const title = 'Water, from every side'
export const sitting = 'Water, class 10A'

/** Makes a bank of two statements with a tag, in a folder, for a draw. */
export async function makeBank(page: Page): Promise<void> {
  await place(page, 'Banks').click()
  await page.getByRole('button', { name: 'New bank' }).click()
  const form = page.getByRole('dialog', { name: 'New bank' })
  await form.getByLabel('Title of the bank').fill('Statements')
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'New folder' }).click()
  const folder = page.getByRole('dialog', { name: 'New folder' })
  await folder.getByLabel('Title of the folder').fill('States')
  await folder.getByRole('button', { name: 'Create' }).click()
  for (const [at, statement] of ['Ice floats on water.', 'Steam is hotter than ice.'].entries()) {
    const states = page.getByRole('button', { name: /^States/ })
    await states.click()
    await expect(states).toHaveAttribute('aria-current', 'true')
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.getByRole('menuitem', { name: 'True or false', exact: true }).click()
    await page.getByLabel('What is asked').fill(statement)
    await fill(page, { Tags: 'water, states' })
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await expect(page.getByText('Version 2', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Statements' }).click()
    await expect(page.getByText(at === 0 ? '1 question' : '2 questions', { exact: true })).toBeVisible()
  }
}

/** Begins an exam without supervision, of two hours and a half. */
export async function beginExam(page: Page): Promise<void> {
  await place(page, 'Exams').click()
  await page.getByRole('button', { name: 'New exam' }).click()
  const form = page.getByRole('dialog', { name: 'New exam' })
  await form.getByLabel('Title of the exam').fill(title)
  await form.getByRole('textbox', { name: 'Minutes' }).fill('150')
  await form.getByRole('radio', { name: /^Open/ }).press('Space')
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

/** Writes one item of each kind, each worth two points or, by hand, five; `seen` is called with each open editor. */
export async function writeEveryKind(
  page: Page,
  picture: Buffer,
  seen: (kind: string) => Promise<void>,
): Promise<void> {
  for (const [kind, text, write] of kinds(picture)) {
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.getByRole('menuitem', { name: kind, exact: true }).click()
    const asked = await newItemText(page)
    await asked.fill(text)
    await write(page)
    await seen(kind)
  }
}

type Kind = [kind: string, text: string, write: (page: Page) => Promise<void>]

function kinds(picture: Buffer): Kind[] {
  return [
    ['Information', 'Read this first: water is $\\mathrm{H_2O}$.', (page) => insertImage(page, picture)],
    // Its key is wrong, to be corrected when all have handed in.
    ['Single choice', 'Which is ice?', (page) => options(page, ['Solid water', 'Liquid water'], [2])],
    [
      'Multiple choice',
      'Which dissolve in water?',
      (page) => options(page, ['Salt', 'Sugar', 'Sand'], [1, 2]),
    ],
    ['True or false', 'Water boils at a lower temperature on a mountain.', worth],
    [
      'Short answer',
      'What is frozen water called?',
      (page) => fill(page, { 'Accepted answers': 'ice', Points: '2' }),
    ],
    ['Number', 'At how many degrees Celsius does it boil?', (page) => boilingPoint(page)],
    ['Ordering', 'From cold to hot.', (page) => entries(page, ['Ice', 'Water', 'Steam'])],
    ['Matching', 'What belongs together?', (page) => pairs(page, { Ice: 'solid', Steam: 'gas' })],
    ['Matrix', 'Say of each whether it is so.', table],
    ['Text with gaps', 'It freezes at {{1}} °C, is written {{2}}, and frozen it is {{3}}.', gaps],
    ['Essay', 'Why does ice float?', (page) => fill(page, { 'At most, in words': '200' })],
    ['Code', 'Write a function that says whether water boils.', (page) => code(page)],
    ['Places in a picture', 'Where is the ship?', (page) => region(page, picture)],
    ['Files', 'Hand in your protocol.', (page) => fill(page, { 'Kinds of files': 'txt, pdf' })],
    ['Drawing or photo of paper', 'Draw the way of water.', async () => undefined],
  ]
}

async function worth(page: Page): Promise<void> {
  await fill(page, { Points: '2' })
}

async function fill(within: Page | Locator, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = within.getByRole('textbox', { name: new RegExp(`^${name}`) }).first()
    await field.fill(value)
    await field.press('Tab')
  }
}

async function insertImage(page: Page, picture: Buffer): Promise<void> {
  await choosePicture(page, 'Insert an image', picture)
  await expect(page.getByRole('group', { name: 'What a candidate reads' }).getByRole('img')).toBeVisible()
}

async function choosePicture(page: Page, button: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button, exact: true }).click()
  await (await choosing).setFiles({ name: 'harbour.png', mimeType: 'image/png', buffer })
}

async function options(page: Page, texts: readonly string[], right: readonly number[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const field = page.getByRole('textbox', { name: `Option ${at + 1}` })
    if (at > 1) await page.getByRole('button', { name: 'Add an option' }).click()
    await field.fill(text)
  }
  for (const number of right)
    await page
      .getByRole('checkbox', { name: 'Right' })
      .nth(number - 1)
      .press('Space')
  await worth(page)
}

async function boilingPoint(page: Page): Promise<void> {
  await fill(page, { Value: '100', Points: '2' })
}

async function entries(page: Page, texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries())
    await page.getByRole('textbox', { name: `Entry ${at + 1}` }).fill(text)
  await worth(page)
}

async function pairs(page: Page, counterparts: Record<string, string>): Promise<void> {
  for (const [at, [row, counterpart]] of Object.entries(counterparts).entries())
    await fill(page.getByRole('group', { name: `Row ${at + 1}` }), {
      [`Row ${at + 1}`]: row,
      'Belongs to it': counterpart,
    })
  await worth(page)
}

async function table(page: Page): Promise<void> {
  await fill(page, { 'Column 1': 'Conducts', 'Column 2': 'Insulates', 'Row 1': 'Sea water', 'Row 2': 'Wood' })
  for (const [row, column] of [
    ['Row 1', 'Conducts'],
    ['Row 2', 'Insulates'],
  ] as const)
    await page
      .getByRole('radiogroup', { name: `Right in ${row}` })
      .getByRole('radio', { name: column })
      .press('Space')
  await worth(page)
}

async function gaps(page: Page): Promise<void> {
  const gap = (number: number) => page.getByRole('group', { name: `Gap {{${number}}}` })
  for (const number of [1, 2, 3])
    await page.getByRole('button', { name: `Add the gap {{${number}}}` }).click()
  await ask(page, gap(1), 'A number, typed')
  await fill(gap(1), { Value: '0' })
  await fill(gap(2), { 'Accepted answers': 'H2O' })
  await ask(page, gap(3), 'A choice from a list')
  await fill(gap(3), { 'Option 1': 'solid', 'Option 2': 'liquid' })
  await worth(page)
}

async function ask(page: Page, gap: Locator, what: string): Promise<void> {
  await gap.getByRole('button', { name: /What is asked/ }).click()
  await page.getByRole('option', { name: what }).click()
}

async function code(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Language$/ })
    .last()
    .click()
  await page.getByRole('option', { name: 'Python' }).click()
}

async function region(page: Page, picture: Buffer): Promise<void> {
  await choosePicture(page, 'Choose a picture', picture)
  await page.getByRole('button', { name: 'Add a region in the middle' }).click()
  await expect(page.getByRole('listitem', { name: 'Region 1' })).toBeVisible()
  await worth(page)
}

/** Adds a draw of one item from the folder and with the tag, then publishes the first revision, which says what the draft does. */
export async function drawAndPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draw from a bank' }).click()
  await fill(page, { 'Points each': '2' })
  await page.getByText('Only from these folders').click()
  await page.getByRole('checkbox', { name: 'States' }).press('Space')
  await page.getByText('Only with all of these tags').click()
  await page.getByRole('checkbox', { name: 'water' }).press('Space')
  await expect(page.getByText('2 questions fit.')).toBeVisible()
  await page.getByRole('tab', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Publish revision 1' }).click()
  await expect(page.getByText('Revision 1 is published.')).toBeVisible()
  await expect(page.getByText('Both say the same.')).toBeVisible()
}

/** The author answers one question of the draft as a candidate would, and reads what it gives; nothing of it is kept. */
export async function tryOut(
  page: Page,
  seen: (tried: Page, way: 'walk' | 'page') => Promise<void>,
): Promise<void> {
  await page.getByRole('tab', { name: 'Preview' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Answer it as a candidate' }).click()
  const tried = await opened
  await tried.getByRole('button', { name: 'Next', exact: true }).click()
  await tried.getByRole('radio', { name: 'Liquid water' }).press('Space')
  await seen(tried, 'walk')
  await tried.getByRole('button', { name: 'Review and hand in' }).click()
  await tried.getByRole('button', { name: 'See what it scores' }).click()
  const sum = tried.getByRole('status').filter({ hasText: 'The automatic scoring gives 2 of' })
  await expect(sum).toBeFocused()
  await expect(tried.getByText('2 of 2 points')).toBeVisible()
  await seen(tried, 'page')
  await tried.close()
  await page.getByRole('tab', { name: 'Publish' }).click()
}

/** Plans a sitting of five hours that has begun, and registers candidates; answers their personal links. */
export async function plan(page: Page, candidates: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Plan a sitting' }).click()
  const form = page.getByRole('dialog', { name: 'Plan a sitting' })
  await form.getByLabel('Name of the sitting').fill(sitting)
  await form.getByLabel('Start', { exact: true }).fill(wallClock(-5))
  await form.getByLabel('End', { exact: true }).fill(wallClock(300))
  await form.getByRole('button', { name: 'Plan a sitting' }).click()
  await expect(page.getByRole('heading', { name: sitting })).toBeVisible()
  for (const name of candidates) {
    await page.getByRole('button', { name: 'Add a candidate' }).click()
    const person = page.getByRole('dialog', { name: 'Add a candidate' })
    await person.getByLabel('Name').fill(name)
    await person.getByLabel('E-mail').fill(`${name.toLowerCase()}@pupils.example`)
    await person.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  }
}
