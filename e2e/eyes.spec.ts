import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults, openBrowser, openWindow } from './browser.ts'
import { deserted, film, honest } from './camera.ts'
import { allIsSafe, begin, checkIn, choose, handIn } from './candidate.ts'
import { claimAFace, withoutNetworks } from './lies.ts'
import { type PlannedSitting, planOverTheWire } from './planned-sitting.ts'
import { alerts, fact, lookClosely } from './proctor.ts'
import { type Server, startServer } from './server.ts'
import { found } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }

/** The room is empty for a minute only. */
const soonTold = { isOn: true, severity: 'high', settings: { afterSeconds: 10 } } as const

test.describe.configure({ mode: 'serial' })

let server: Server
/** Somebody sits there for a while and then leaves the room. */
let emptyRoom: Browser
/** Somebody sits there, again and again: a film. */
let films: Browser
let wall: Page
let sitting: PlannedSitting
let blind: Page
let lying: Page
let filmed: Page

test.beforeAll(async () => {
  server = await startServer()
  emptyRoom = await openBrowser(await film(deserted))
  films = await openBrowser(await film(honest))
  wall = await found(films, server.firstLink, ada)
  sitting = await planOverTheWire(wall, {
    name: 'Free fall',
    preset: 'standard',
    policy: (standard) => ({
      ...standard,
      admission: 'automatic',
      detectors: { ...standard.detectors, 'story-differs': soonTold },
    }),
    candidates: ['Binh', 'Lam', 'Phim'],
  })
  await wall.goto(`${server.url}/console/sittings/${sitting.sittingId}/wall`)
})

test.afterAll(async () => {
  await emptyRoom?.close()
  await films?.close()
  await server?.stop()
})

test('they sit the exam: one without networks, one whose browser lies, one who shows a film', async () => {
  const [linkOfBlind = '', linkOfLying = '', linkOfFilmed = ''] = sitting.links
  blind = await openWindow(emptyRoom, { serviceWorkers: 'block' })
  lying = await openWindow(emptyRoom)
  filmed = await openWindow(films)
  await withoutNetworks(blind)
  await claimAFace(lying)
  await Promise.all([blind.goto(linkOfBlind), lying.goto(linkOfLying), filmed.goto(linkOfFilmed)])
  // All at once: a pretend camera that nobody looks at in one window shows nothing to the next.
  await Promise.all([checkIn(blind, 'Look here'), checkIn(lying), checkIn(filmed)])
  await Promise.all([begin(blind, 1), begin(lying, 1), begin(filmed, 1)])
  for (const page of [blind, lying, filmed]) {
    await choose(page, 'radio', 'True')
    await allIsSafe(page)
  }
})

test('who has no networks is looked at by the server, and the proctor is told so', async () => {
  const ofBlind = alerts(wall).filter({ hasText: 'Binh' })
  await expect(ofBlind.filter({ hasText: 'No face in the camera picture' }).first()).toBeVisible()
  const close = await lookClosely(wall, 'Binh')
  await expect(fact(close, 'Detection')).toHaveText('not possible: the server looks')
})

test('the proctor looks at the picture with the sensors', async () => {
  const close = wall.getByRole('region', { name: 'Binh' })
  await close.getByRole('switch', { name: 'What the sensors see' }).press('Space')
  await expect(close.getByText(/^(No face|One face)$/)).toBeVisible()
  await close.getByRole('button', { name: 'To all candidates' }).click()
})

test('a browser that claims a face nobody sees is found out', async () => {
  const ofLying = alerts(wall).filter({ hasText: 'Lam' })
  await expect(ofLying.filter({ hasText: 'The browser’s report and the pictures' }).first()).toBeVisible()
})

test('a film is recognised when it comes again, and by its name', async () => {
  const ofFilmed = alerts(wall).filter({ hasText: 'Phim' })
  await expect(ofFilmed.filter({ hasText: 'a film played from a file' }).first()).toBeVisible()
  await expect(ofFilmed.filter({ hasText: 'What the camera shows was seen before' }).first()).toBeVisible()
})

test('whatever was seen, all three hand in', async () => {
  for (const page of [blind, lying, filmed]) expect(await handIn(page)).not.toBe('')
  expect([...new Set(faults)]).toEqual([])
})
