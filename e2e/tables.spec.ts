import type { Item } from '@invigil/items/all.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults, openBrowser } from './browser.ts'
import { allIsSafe, beginOpen, enterByLink, handIn, next, telephone } from './candidate.ts'
import { look } from './look.ts'
import { planOverTheWire } from './planned-sitting.ts'
import { type Server, startServer } from './server.ts'
import { found } from './staff.ts'

const kinds = ['matching', 'matrix', 'cloze']
const { content: whole } = exampleExam('tables-and-gaps-en')
const items = whole.sections
  .flatMap((section) => section.items)
  .filter(({ kind }, at) => kinds.includes(kind) && at !== 1)
  .map(saidOfIce)
const content = { ...whole, sections: whole.sections.slice(0, 1).map((section) => ({ ...section, items })) }

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

test('a matching, two tables and a text with gaps are answered on a phone without a pointer, and scored', async () => {
  const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
  const staff = await found(browser, server.firstLink, ada)
  const { sittingId, links } = await planOverTheWire(staff, {
    ...{ name: 'Tables', preset: 'open', candidates: ['Linh'], content },
    policy: (open) => open,
  })
  const linh = await enterByLink(browser, links[0] ?? '', telephone)
  await beginOpen(linh, 4)

  await match(linh, 'Vietnam', 'Hà Nội')
  await match(linh, 'Peru', 'Lima')
  await match(linh, 'Kenya', 'Nairobi')
  await match(linh, 'Canada', 'Ottawa')
  await look(linh, 'matching')
  await next(linh)
  await linh
    .getByRole('radiogroup', { name: 'Bromine' })
    .getByRole('radio', { name: 'Liquid' })
    .press('Space')
  await linh.getByRole('radiogroup', { name: 'Iron' }).getByRole('radio', { name: 'Solid' }).press('Space')
  await look(linh, 'table')
  await next(linh)
  const square = linh.getByRole('group', { name: 'Square' })
  await square.getByRole('checkbox', { name: 'All sides are equal' }).press('Space')
  await square.getByRole('checkbox', { name: 'All angles are right' }).press('Space')
  await next(linh)
  await linh.getByLabel('Gap 1 of 4').pressSequentially('100')
  await linh.keyboard.press('Tab')
  await linh.keyboard.type('0')
  await linh.getByLabel('Gap 3 of 4').selectOption('H₂O')
  await linh.getByLabel('Gap 4 of 4').pressSequentially('ice')
  await expect(linh.getByText('Gap 1: read as 100.')).toBeVisible()
  await look(linh, 'gaps')
  await allIsSafe(linh)
  await linh.reload()
  await linh.getByRole('button', { name: 'All on one page' }).click()
  await expect(linh.getByLabel('Gap 4 of 4')).toHaveValue('ice')
  await handIn(linh)

  const { results } = await (
    await staff.request.get(`${server.url}/api/sittings/${sittingId}/results`)
  ).json()
  expect(results).toMatchObject([{ candidateName: 'Linh', max: 15, points: 4 + 2 + 1.33 + 4, toMark: 0 }])

  const released = await staff.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`/api/sittings/${id}/release`, { method: 'POST', headers, body: '{}' })).status
  }, sittingId)
  expect(released).toBe(200)
  await linh.getByRole('button', { name: 'Look again' }).click()
  const gaps = linh.locator('details', { hasText: 'Pure water boils' })
  await gaps.locator('summary').click()
  await expect(gaps.getByText('4 → ice')).toContainText('Glaciers are made of it.')
  expect(faults).toEqual([])
})

/** What is typed in the last gap has something said of it. */
function saidOfIce(item: Item): Item {
  if (item.kind !== 'cloze') return item
  const ice = { text: 'ice', percent: 100, match: 'text' as const, feedback: 'Glaciers are made of it.' }
  const gaps = item.gaps.map((gap) => (gap.ask === 'text' ? { ...gap, accepted: [ice] } : gap))
  return { ...item, gaps }
}

/** Opens the list of a row and chooses in it, without a pointer. */
async function match(page: Page, row: string, option: string): Promise<void> {
  const list = page.getByRole('button', { name: `Belongs to: ${row}` })
  await list.press('Enter')
  await page.getByRole('option', { name: option, exact: true }).press('Enter')
  await expect(list).toContainText(option)
}
