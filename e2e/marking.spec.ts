import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults, openBrowser, openWindow, timeZone } from './browser.ts'
import { beginOpen, enterByLink, handIn, question } from './candidate.ts'
import { look } from './look.ts'
import { mark } from './marker.ts'
import { planOverTheWire } from './planned-sitting.ts'
import { type Server, startServer } from './server.ts'
import { accept, found, invite } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
const lan = { name: 'Lan Pham', email: 'lan@lyceum.example', roles: ['Marker'] }
const paul = { name: 'Paul Martin', email: 'paul@lyceum.example', roles: ['Marker'] }
const essay = { kind: 'essay', id: randomUUID(), points: 5, text: 'Why does ice float?' }
const content = {
  sections: [
    {
      id: randomUUID(),
      title: '',
      shuffleItems: false,
      items: [{ ...essay, minWords: null, maxWords: null }],
    },
  ],
  shuffleOptions: false,
}

let server: Server
let browser: Browser
let desk: Page
test.beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  desk = await found(browser, server.firstLink, ada)
})
test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('two who mark the same answer and differ see nothing of each other; a third sees both and decides', async () => {
  const [lans, pauls] = [
    await accept(browser, await invite(desk, lan)),
    await accept(browser, await invite(desk, paul)),
  ]
  const { sittingId, links } = await planOverTheWire(desk, {
    ...{ name: 'Ice', preset: 'open', candidates: ['Linh'], content },
    policy: (open) => open,
  })
  const marking = `${server.url}/console/sittings/${sittingId}/marking`
  const linh = await enterByLink(browser, links[0] ?? '')
  await beginOpen(linh, 1)
  await linh.getByRole('textbox', { name: 'Your text' }).fill('It is lighter than water.')
  await handIn(linh)

  await desk.goto(marking)
  await desk.getByRole('button', { name: 'Who marks…' }).click()
  const plan = desk.getByRole('dialog', { name: 'Who marks what' })
  await plan.getByRole('radio', { name: 'Two, who see nothing of each other' }).press('Space')
  await plan.getByRole('button', { name: 'Save' }).click()
  await expect(plan).toBeHidden()

  await lans.goto(marking)
  await mark(lans, 5, 'All of it is there.')
  await expect(lans.getByText('Your mark is kept. A second person marks this answer too.')).toBeVisible()
  await pauls.goto(marking)
  await expect(pauls.getByRole('region', { name: 'Answer' })).toContainText('It is lighter than water.')
  await expect(pauls.getByRole('main')).not.toContainText(/All of it is there|Two markers differ/)
  await mark(pauls, 2, 'Lighter for the same volume?')
  await expect(pauls.getByText('All answers are marked')).toBeVisible()

  await desk.goto(marking)
  const differing = desk.getByRole('main')
  await expect(differing).toContainText('Two markers differ. Your points decide.')
  await expect(differing).toContainText('5 points · All of it is there.')
  await expect(differing).toContainText('2 points · Lighter for the same volume?')
  await expect(differing).not.toContainText(/Lan Pham|Paul Martin/)
  await look(desk, 'marking-decides')
  await mark(desk, 3, 'Say what lighter means.')
  await expect(desk.getByText('All answers are marked')).toBeVisible()

  await desk.goto(`${server.url}/console/sittings/${sittingId}/results`)
  await desk.getByRole('button', { name: 'Release…' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
  await expect(desk.getByText('1 result is released.').first()).toBeVisible()
  await linh.getByRole('button', { name: 'Look again' }).click()
  await expect(linh.getByText('3 of 5 points').first()).toBeVisible()
  expect(faults).toEqual([])
})

test('anybody practises with a name only, is told what stays of it, sees the result at once; then it is closed', async () => {
  const { sittingId } = await planOverTheWire(desk, {
    ...{ name: 'Feathers', preset: 'open', candidates: [] },
    policy: (open) => open,
  })
  const planned = await desk.request.get(`${server.url}/api/sittings/${sittingId}`)
  const { examId } = await planned.json()
  const wish = { examId, name: 'Try it', timeZone, keepDays: 1 }
  const opened = await desk.request.post(`${server.url}/api/practices`, { data: wish })
  const practice: { id: string; roomCode: string } = await opened.json()

  const guest = await openWindow(browser)
  await guest.goto(server.url)
  await guest.getByRole('link', { name: 'Practise: Try it' }).click()
  await expect(
    guest.getByText('Nothing is recorded. Answers and result are deleted after 1 day.'),
  ).toBeVisible()
  await look(guest, 'practice-door')
  await guest.getByLabel('Your name').fill('Hồng')
  await guest.getByRole('button', { name: 'Begin to practise' }).click()
  await beginOpen(guest, 1)
  await question(guest, 1, 1).getByRole('radio', { name: 'True' }).press('Space')
  const nobody = guest.getByText('This is a practice: there is no proctor who could come.')
  await expect(nobody.filter({ visible: true })).toHaveCount(1)
  await expect(guest.getByRole('button', { name: 'Raise hand' })).toHaveCount(0)
  await look(guest, 'practice-question')
  await handIn(guest)
  await expect(guest.getByText('1 of 1 point').first()).toBeVisible()

  await desk.goto(`${server.url}/console/sittings/${practice.id}`)
  await desk.getByRole('button', { name: 'Close the practice' }).click()
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Close the practice' }).click()
  await expect(desk.getByText('Closed since')).toBeVisible()
  const late = await openWindow(browser)
  await late.goto(`${server.url}/room/${practice.roomCode}`)
  await expect(late.getByText('This practice is closed.')).toBeVisible()
  expect(faults).toEqual([])
})
