import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { aCamera, type TestCamera, whyNoCamera } from '../apps/server/src/media/hall/testing-camera.ts'
import { faults, openBrowser, openWindow } from './browser.ts'
import { film, honest } from './camera.ts'
import { deviceLine, handIn, leaveDevices, question, telephone } from './candidate.ts'
import { look } from './look.ts'
import { type PlannedSitting, planOverTheWire } from './planned-sitting.ts'
import { lookClosely, pixels, seesLive, tile } from './proctor.ts'
import { type Server, startServer } from './server.ts'
import { found } from './staff.ts'
import { type Door, sendByWhip, showByWhep } from './webrtc.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
/** Each has a browser and a pretend camera of their own; `INVIGIL_CANDIDATES=12` fills the hall. */
const names = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  .slice(0, Number(process.env.INVIGIL_CANDIDATES ?? 3))
  .map((letter) => `Candidate ${letter}`)
const [first = ''] = names

test.describe.configure({ mode: 'serial' })

let server: Server
let camera: TestCamera | undefined
let browsers: Browser[]
let wall: Page
let sitting: PlannedSitting
let pages: Page[]
let phone: Page

test.beforeAll(async () => {
  server = await startServer()
  camera = whyNoCamera() ? undefined : await aCamera()
  browsers = []
  // One more for the phone: a pretend camera that nobody looks at in one window shows nothing to the next.
  for (const [nth] of [...names, 'phone'].entries()) browsers.push(await openBrowser(await film(roomOf(nth))))
  const [own] = browsers
  if (!own) throw new Error('there are no candidates')
  wall = await found(own, server.firstLink, ada)
  sitting = await planOverTheWire(wall, {
    name: 'The hall',
    preset: 'standard',
    policy: (standard) => ({
      ...standard,
      streams: { camera: 'required', microphone: 'asked', screen: 'asked' },
      sideCamera: 'asked',
      ...{ admission: 'automatic', referencePhoto: false, recording: 'whole', detectors: {} },
    }),
    candidates: names,
  })
})

test.afterAll(async () => {
  for (const browser of browsers) await browser.close()
  await camera?.stop()
  await server?.stop()
})

test('all of them go in with their own cameras; one with sound, screen and a phone at the side', async () => {
  pages = await Promise.all(
    sitting.links.map(async (link, nth) => {
      const page = await openWindow(browserOf(nth))
      await page.goto(link)
      return page
    }),
  )
  const [one, ...others] = pages
  await Promise.all([checkInWithAll(one as Page), ...others.map((page) => checkInWithCamera(page))])
  await Promise.all(
    pages.map(async (page) => {
      await page.getByRole('button', { name: 'Begin the exam' }).click()
      await question(page, 1, 1).getByRole('radio', { name: 'True' }).press('Space')
    }),
  )
})

test('the wall shows every one of them live, each another picture', async () => {
  await wall.goto(`${server.url}/console/sittings/${sitting.sittingId}/wall`)
  for (const name of names) await seesLive(tile(wall, name))
  const seen = await Promise.all(names.map((name) => pixels(tile(wall, name).locator('canvas'))))
  expect(new Set(seen.map(({ print }) => print)).size).toBe(names.length)
  await look(wall, 'hall-wall')
})

test('a network camera of the hall is added, and its picture moves above the candidates', async () => {
  test.skip(!camera, `no RTSP camera can be made here: ${whyNoCamera()}`)
  const plans = await wall.context().newPage()
  await plans.goto(`${server.url}/console/sittings/${sitting.sittingId}`)
  await plans.getByRole('button', { name: 'Add a camera' }).click()
  const form = plans.getByRole('dialog', { name: 'Add a camera' })
  await form.getByLabel('Name').fill('Front left')
  await form.getByLabel('Address').fill('http://10.0.0.1/')
  await form.getByRole('button', { name: 'Add a camera' }).click()
  await expect(form.getByText('An address begins with rtsp:// or rtsps://.')).toBeVisible()
  await form.getByLabel('Address').fill(camera?.address ?? '')
  await form.getByRole('button', { name: 'Add a camera' }).click()
  await expect(plans.getByText('Shows', { exact: true })).toBeVisible()
  await expect(plans.getByText('p%40ss')).toHaveCount(0)
  await look(plans, 'hall-cameras')
  await plans.close()
  const strip = wall.getByRole('region', { name: 'Cameras of the hall' })
  await expect(strip.getByRole('listitem')).toHaveCount(1)
  await seesLive(strip.getByRole('listitem'))
})

test('a program sends another camera by WHIP, and a player shows it by WHEP', async () => {
  const cameras = `${server.url}/api/sittings/${sitting.sittingId}/hall-cameras`
  const made = await wall.request.post(`${cameras}/whip`, { data: { name: 'Stage' } })
  const { camera: added, ...door }: Door & { camera: { id: string } } = await made.json()
  const sender = await openWindow(browserOf(names.length))
  await sender.goto(server.url)
  expect(await sendByWhip(sender, door)).toBe('connected')
  const handed = await wall.request.post(`${server.url}/api/sittings/${sitting.sittingId}/whep-doors`, {
    data: { of: added.id, track: 'hall' },
  })
  const player = await openWindow(browserOf(0))
  await player.goto(server.url)
  expect(await showByWhep(player, await handed.json())).toBe('connected')
  await expect.poll(async () => (await pixels(player.getByLabel('played'))).brightness).toBeGreaterThan(20)
  await player.close()
  await sender.close()
  await wall.request.delete(`${cameras}/${added.id}`)
})

test('the proctor looks at the screen and at the side of one of them', async () => {
  const close = await lookClosely(wall, first)
  for (const source of ['Screen', 'Side camera']) {
    await close.getByRole('button', { name: source }).click()
    const large = close.locator('[data-picture="moves"] canvas').first()
    await expect.poll(async () => (await pixels(large)).brightness).toBeGreaterThan(15)
  }
  await look(wall, 'hall-close')
  await close.getByRole('button', { name: 'To all candidates' }).click()
})

test('while the exam goes on all lanes are played in step', async () => {
  const attemptId = await attemptOf(first)
  const review = await wall.context().newPage()
  await review.goto(`${server.url}/console/reviews/${attemptId}`)
  const player = review.getByRole('region', { name: 'Recording', exact: true })
  for (const kind of ['camera', 'screen', 'side'])
    await expect(player.locator(`figure[data-lane="${kind}"]`)).toBeVisible()
  await expect(player.locator('li[data-lane="microphone"]')).toBeVisible()
  await player.getByRole('button', { name: 'Play', exact: true }).click()
  for (const kind of ['camera', 'screen', 'side']) {
    const video = player.locator(`figure[data-lane="${kind}"] video`)
    await expect.poll(async () => (await pixels(video)).brightness).toBeGreaterThan(15)
  }
  await look(review, 'hall-playback')
  await review.close()
})

test('everybody hands in, and what was recorded is taken out and verified by two programs', async () => {
  for (const page of pages) expect(await handIn(page)).not.toBe('')
  await expect(phone.getByText('The exam is over')).toBeVisible()
  const attemptId = await attemptOf(first)
  await expect
    .poll(async () => [...new Set(await kindsOf(attemptId))].sort())
    .toEqual(['camera', ...(camera ? ['hall'] : []), 'microphone', 'preview', 'screen', 'side'])
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-evidence-'))
  try {
    const answer = await wall.request.get(`${server.url}/api/attempts/${attemptId}/evidence/open-export.tar`)
    expect(answer.status()).toBe(200)
    const file = path.join(folder, 'evidence.tar')
    writeFileSync(file, await answer.body())
    const { stdout } = await runInvigil(['evidence', 'verify', file])
    expect(stdout).not.toContain('fault:')
    execFileSync('tar', ['-xf', file, '-C', folder])
    const films = filesIn(folder).filter((name) => name.endsWith('.mp4'))
    const lengths = films.map((name) => secondsOf(name))
    expect(films.length).toBeGreaterThanOrEqual(5)
    expect(lengths.filter((seconds) => !(seconds > 3))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  expect([...new Set(faults)]).toEqual([])
})

/** The same person, in a room with light of its own. */
function roomOf(nth: number) {
  return honest.map((scene) => ({ ...scene, seconds: 4, light: 0.6 + 0.07 * nth }))
}

function browserOf(nth: number): Browser {
  const browser = browsers[nth]
  if (!browser) throw new Error(`there is no browser ${nth}`)
  return browser
}

async function checkInWithCamera(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /My camera may be recorded/ }).press('Space')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Turn on the camera' }).click()
  await expect(deviceLine(page, 'Camera')).toContainText('Works')
  await leaveDevices(page)
}

async function checkInWithAll(page: Page): Promise<void> {
  for (const what of [/My camera may/, /My microphone may/, /My whole screen may/, /The camera beside me/])
    await page.getByRole('checkbox', { name: what }).press('Space')
  await page.getByRole('button', { name: 'Continue' }).click()
  for (const [press, line] of [
    ['Turn on the camera', 'Camera'],
    ['Turn on the microphone', 'Microphone'],
    ['Share the whole screen', 'Whole screen'],
  ] as const) {
    await page.getByRole('button', { name: press }).click()
    await expect(deviceLine(page, line)).toContainText('Works')
  }
  await leaveDevices(page)
  await joinPhone(page)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** A phone of 360 px opens the address behind the code, turns its camera on and is left where it is. */
async function joinPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the code' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  await page.getByText('The code cannot be read?').click()
  const address = (await page.locator('details code').textContent()) ?? ''
  await look(page, 'side-code')
  phone = await openWindow(browserOf(names.length), telephone)
  await phone.goto(address)
  await expect(phone.getByRole('heading', { name: 'Side camera' })).toBeVisible()
  await expect(phone.getByText(`This phone becomes the side camera of ${first}.`)).toBeVisible()
  await look(phone, 'side-phone')
  await phone.getByRole('button', { name: 'Turn on the camera' }).click()
  await expect(phone.getByText(/A good place|Turn the phone|Lean the phone/)).toBeVisible()
  await look(phone, 'side-phone-shows')
  await expect(page.getByText('The phone shows its picture')).toBeVisible()
  const again = await openWindow(browserOf(names.length), telephone)
  await again.goto(address)
  await expect(again.getByRole('heading', { name: 'This phone could not join' })).toBeVisible()
  await again.close()
}

async function attemptOf(name: string): Promise<string> {
  const answer = await wall.request.get(`${server.url}/api/sittings/${sitting.sittingId}/wall`)
  const { tiles }: { tiles: { attemptId: string; candidateName: string }[] } = await answer.json()
  return tiles.find(({ candidateName }) => candidateName === name)?.attemptId ?? ''
}

async function kindsOf(attemptId: string): Promise<string[]> {
  const answer = await wall.request.get(`${server.url}/api/attempts/${attemptId}/recordings`)
  const recordings: { kind: string }[] = await answer.json()
  return recordings.map(({ kind }) => kind)
}

function runInvigil(args: string[]) {
  const main = path.join(import.meta.dirname, '../apps/server/src/main.ts')
  return promisify(execFile)(process.execPath, [main, ...args])
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** How long another program says that a film is, in seconds. */
function secondsOf(file: string): number {
  const asked = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]
  return Number(execFileSync('ffprobe', asked).toString())
}
