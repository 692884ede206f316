import { type Browser, expect, type Page, test } from '@playwright/test'
import { pasteRoster, personalLink, planSitting, publish, reviewRoster, writeExam } from './author.ts'
import { openBrowser } from './browser.ts'
import { eventful, film, honest } from './camera.ts'
import { type Server, startServer } from './server.ts'
import { accept, found, invite } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
const lan = { name: 'Lan Pham', email: 'lan@lyceum.example', roles: ['Author', 'Marker'] }
const minh = { name: 'Minh Tran', email: 'minh@lyceum.example', roles: ['Proctor'] }
const rose = { name: 'Rose Martin', email: 'rose@lyceum.example', roles: ['Reviewer'] }
const bao = { name: 'Bao Le', email: 'bao@pupils.example', roles: [] }

test.describe.configure({ mode: 'serial' })

let server: Server
let hall: Browser
let kimsRoom: Browser
let author: Page
let proctor: Page
let reviewer: Page
let roomCode: string
let links: { kim: string; mai: string }

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startServer()
  const [calm, busy] = [await film(honest), await film(eventful)]
  hall = await openBrowser(calm)
  kimsRoom = await openBrowser(busy)
})

test.afterAll(async () => {
  await hall?.close()
  await kimsRoom?.close()
  await server?.stop()
})

test('an exam is written, published and planned', async () => {
  await test.step('the first administrator founds the organisation and invites colleagues', async () => {
    const administrator = await found(hall, server.firstLink, ada)
    author = await accept(hall, await invite(administrator, lan))
    proctor = await accept(hall, await invite(administrator, minh))
    reviewer = await accept(hall, await invite(administrator, rose))
    const pupil = await accept(hall, await invite(administrator, bao))
    await pupil.context().close()
    await administrator.context().close()
  })

  await test.step('an author writes one question of each kind and publishes them', async () => {
    await writeExam(author)
    await author.getByRole('tab', { name: 'Preview' }).click()
    await expect(author.locator('math').first()).toBeVisible()
    await publish(author)
  })

  await test.step('a sitting gets a room code and a roster; a wrong line is refused by line and column', async () => {
    roomCode = await planSitting(author)
    expect(roomCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await pasteRoster(author, 'kim@pupils.example\tKim Vu\tA-1\t\nmai(at)pupils.example\tMai Do\tA-2\t15')
    const form = author.getByRole('dialog', { name: 'Import a roster' })
    await expect(form.getByText('One line is wrong')).toBeVisible()
    const wrong = form.getByRole('row', { name: /Mai Do/ })
    await expect(wrong.getByRole('cell').first()).toHaveText('2')
    await expect(wrong).toContainText('E-mail: “mai(at)pupils.example” is no e-mail address')
    await expect(form.getByRole('button', { name: 'Import 2 lines' })).toBeDisabled()
    await form.getByRole('button', { name: 'Back' }).click()
    await reviewRoster(
      author,
      'kim@pupils.example\tKim Vu\tA-1\t\nmai@pupils.example\tMai Do\tA-2\t15\nbao@pupils.example\tBao Le\tA-3\t',
    )
    await form.getByRole('button', { name: 'Import 3 lines' }).click()
    await expect(author.getByRole('row', { name: /Mai Do/ })).toContainText('+ 15 minutes')
    links = { kim: await personalLink(author, 'Kim Vu'), mai: await personalLink(author, 'Mai Do') }
  })

  await test.step('an administrator or author names the proctor', async () => {
    await author.getByRole('button', { name: 'Choose proctors' }).click()
    const form = author.getByRole('dialog', { name: 'Choose proctors' })
    await form.getByRole('checkbox', { name: minh.name }).press('Space')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(author.getByRole('listitem').filter({ hasText: minh.name })).toBeVisible()
  })
})
