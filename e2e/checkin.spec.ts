import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults, openBrowser } from './browser.ts'
import { film, honest, shownRound } from './camera.ts'
import { enterByLink, leaveDevices } from './candidate.ts'
import { look } from './look.ts'
import { type PlannedSitting, planOverTheWire } from './planned-sitting.ts'
import { lobby } from './proctor.ts'
import { type Server, startServer } from './server.ts'
import { found } from './staff.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }

let server: Server
let browser: Browser
let turnedCamera: Browser
let console: Page
let sitting: PlannedSitting
let link: string

test.beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(await film(honest))
  turnedCamera = await openBrowser(await film(shownRound))
  console = await found(browser, server.firstLink, ada)
  sitting = await planOverTheWire(console, {
    name: 'Free fall, class 10A',
    preset: 'strict',
    // A pretend screen cannot be shared.
    policy: (strict) => ({
      ...strict,
      streams: { camera: 'required', microphone: 'off', screen: 'off' },
      fullscreen: 'free',
    }),
    candidates: ['Linh'],
  })
  link = sitting.links[0] ?? ''
})

test.afterAll(async () => {
  await browser?.close()
  await turnedCamera?.close()
  await server?.stop()
})

test('at a strict door everything is shown, or a person is asked; who lets in sees all of it', async () => {
  const linh = await enterByLink(browser, link)

  await test.step('what will be asked for, and that faces are compared, is said before the consent', async () => {
    const asked = linh.getByText('What you will be asked to show')
    await expect(asked).toBeVisible()
    await expect(linh.getByText(/biometric data/)).toBeVisible()
    await linh.getByRole('checkbox', { name: /My camera may be recorded/ }).press('Space')
    await look(linh, 'strict-consent')
    await linh.getByRole('button', { name: 'Continue' }).click()
    await linh.getByRole('button', { name: 'Turn on the camera' }).click()
    await expect(linh.getByText('The picture is clear', { exact: false })).toBeVisible()
    await leaveDevices(linh)
  })

  await test.step('the photo is taken when the picture is good', async () => {
    await expect(linh.getByText('Good. You can take the photo.')).toBeVisible()
    await look(linh, 'strict-photo')
    await linh.getByRole('button', { name: 'Take the photo' }).click()
    await linh.getByRole('button', { name: 'Use this photo' }).click()
  })

  await test.step('a film cannot do what is asked; a person can be asked at any moment', async () => {
    await expect(linh.getByRole('heading', { name: 'A short exercise' })).toBeVisible()
    await look(linh, 'strict-liveness')
    await linh.getByRole('button', { name: 'Begin' }).click()
    await expect(linh.getByText('Step 1 of 4')).toBeVisible()
    await expect(linh.getByText(/^(Turn your head|Look to your|Close both|Open your)/)).toBeVisible()
    await look(linh, 'strict-exercise')
    await linh.getByRole('button', { name: 'Ask a person instead' }).click()
  })

  await test.step('a document is held into the frame', async () => {
    await expect(linh.getByRole('heading', { name: 'Show your identity document' })).toBeVisible()
    await look(linh, 'strict-document')
    await linh.getByRole('button', { name: 'Take the photo' }).click()
    await expect(linh.getByRole('img', { name: 'The photo of your document' })).toBeVisible()
    await look(linh, 'strict-document-taken')
    await linh.getByRole('button', { name: 'Use this photo' }).click()
    await expect(linh.getByRole('heading', { name: 'Show the room' })).toBeVisible()
  })

  const again = await enterByLink(turnedCamera, link)
  await test.step('on another device nothing has to be shown twice', async () => {
    await again.getByRole('button', { name: 'Continue' }).click()
    await again.getByRole('button', { name: 'Turn on the camera' }).click()
    await expect(again.getByText('The picture is clear', { exact: false })).toBeVisible()
    await leaveDevices(again)
    await expect(again.getByText('You have done this already')).toBeVisible()
    await again.getByRole('button', { name: 'Continue' }).click()
    await expect(again.getByText(/You have asked for a person/)).toBeVisible()
    await again.getByRole('button', { name: 'Continue' }).click()
    await expect(again.getByText('You have done this already')).toBeVisible()
    await again.getByRole('button', { name: 'Continue' }).click()
  })

  await test.step('the camera is turned, and stills take themselves', async () => {
    await expect(again.getByRole('heading', { name: 'Show the room' })).toBeVisible()
    await again.getByRole('button', { name: 'Begin' }).click()
    await expect(again.getByRole('img', { name: 'Still 3 of the room' })).toBeVisible()
    await look(again, 'strict-room')
    await again.getByRole('button', { name: 'Use these pictures' }).click()
    await expect(again.getByRole('heading', { name: 'Lobby' })).toBeVisible()
    await look(again, 'strict-lobby')
  })

  await test.step('the proctor sees what was shown, what the machine thinks, and decides', async () => {
    await console.goto(`${server.url}/console/sittings/${sitting.sittingId}/wall`)
    await expect(lobby(console)).toContainText('Please look: Liveness')
    await lobby(console).getByRole('button', { name: 'Linh' }).click()
    const checkin = console.getByRole('dialog', { name: 'Let Linh in' })
    await expect(checkin.getByRole('img', { name: 'Identity document of Linh' })).toBeVisible()
    await expect(checkin.getByText(/Linh asked that a person looks/)).toBeVisible()
    await expect(checkin.getByRole('img', { name: 'Still 2 of the room' })).toBeVisible()
    await look(console, 'strict-admit')
    await checkin.getByRole('button', { name: 'Let in' }).click()
    await expect(again.getByRole('button', { name: 'Begin the exam' })).toBeEnabled()
  })
  expect(faults).toEqual([])
})
