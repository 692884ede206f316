import { type Browser, expect, type Page, test } from '@playwright/test'
import { aTurnServer, hasCoturn, type TurnServer } from '../apps/server/src/live/testing-turn.ts'
import { faults, openBrowser } from './browser.ts'
import { film, honest } from './camera.ts'
import { deviceLine, enterByLink, leaveDevices, question } from './candidate.ts'
import { look } from './look.ts'
import { planOverTheWire } from './planned-sitting.ts'
import { lookClosely, pixels } from './proctor.ts'
import { type Server, startServer } from './server.ts'
import { accept, found, invite } from './staff.ts'
import { heardTones, toneFile } from './tones.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
const paul = { name: 'Paul Martin', email: 'paul@lyceum.example', roles: ['Proctor'] }
/** What the pretend microphones play, in hertz: the proctor's, the candidate's, and one that nobody plays. */
const [ofProctor, ofCandidate, ofNobody] = [620, 1130, 1800]

for (const way of ['peer', 'relay', 'socket'] as const) {
  test.describe(`by ${way}`, () => {
    test.skip(way === 'relay' && !hasCoturn(), 'coturn is not installed, so no talk through a relay is tried')
    let hall: Hall
    test.beforeAll(async () => {
      hall = await openHall(way)
    })
    test.afterAll(() => hall?.close())

    test(`proctor and candidate hear each other, by ${way}`, async () => {
      const { wall, linh } = hall
      await question(linh, 1, 1).getByRole('radio', { name: 'True' }).press('Space')
      const began = Date.now()
      await wall.getByRole('button', { name: 'Talk', exact: true }).click()
      const bar = wall.getByRole('region', { name: 'Talk with Linh' })
      await expect(bar.getByText('You talk with Linh')).toBeVisible()
      const panel = linh.getByRole('region', { name: 'Talk with Ada Nguyen' })
      await expect(panel.getByText('Ada Nguyen speaks with you')).toBeVisible()
      test.info().annotations.push({ type: 'heard after', description: `${Date.now() - began} ms by ${way}` })
      await expect(bar.getByText(waysInWords[way])).toBeVisible()
      await expect(panel.getByText('What Ada Nguyen says is recorded with your exam.')).toBeVisible()
      await speakUp(wall)

      await expect.poll(() => loudness(linh, ofProctor)).toBeGreaterThan(20)
      await expect.poll(() => loudness(wall, ofCandidate)).toBeGreaterThan(20)
      await panel.getByRole('button', { name: 'Mute my voice' }).click()
      await expect(bar.getByText('Linh has muted the own voice.')).toBeVisible()
      await expect.poll(() => loudness(wall, ofCandidate)).toBeLessThan(5)
      await panel.getByRole('button', { name: 'Let my voice be heard' }).click()
      await expect.poll(() => loudness(wall, ofCandidate)).toBeGreaterThan(20)
      await look(linh, `talk-candidate-${way}`)
      await look(wall, `talk-proctor-${way}`)
      await hall.also(way)

      // It stands for a few seconds only, so it is looked for from the start.
      await Promise.all([
        expect(panel.getByText(/Go on with your exam/)).toBeVisible(),
        bar.getByRole('button', { name: 'Hang up' }).click(),
      ])
      await expect(question(linh, 1, 1).getByRole('radio', { name: 'True' })).toBeChecked()
      await expect(panel).toBeHidden()
      await expect.poll(() => recordedKinds(wall)).toContain('talk')
      await refuseMicrophone(wall)
      expect(faults).toEqual([])
    })
  })
}

const waysInWords = {
  peer: 'Directly from browser to browser',
  relay: 'Through the TURN server',
  socket: 'Over the server, with sound only',
}

/** How far a tone stands above what is heard anyway, in dB. */
async function loudness(page: Page, hertz: number): Promise<number> {
  const [heard = 0, noise = 0] = await heardTones(page, [hertz, ofNobody])
  return heard - Math.max(noise, -100)
}

/** What is recorded of the candidate who is looked at. */
async function recordedKinds(wall: Page): Promise<string[]> {
  const { origin, searchParams } = new URL(wall.url())
  const answer = await wall.request.get(`${origin}/api/attempts/${searchParams.get('focus')}/recordings`)
  const recordings: { kind: string }[] = await answer.json()
  return recordings.map(({ kind }) => kind)
}

/** Where one has to hold a button to speak, the proctor switches to being heard always. */
async function speakUp(wall: Page): Promise<void> {
  const always = wall.getByRole('switch', { name: 'Always heard' })
  if (!(await always.isChecked())) await always.press('Space')
}

interface Hall {
  wall: Page
  linh: Page
  /** What is only tried on one of the ways. */
  also: (way: 'peer' | 'relay' | 'socket') => Promise<void>
  close: () => Promise<void>
}

/** A server, a proctor who looks at Linh, and Linh in the middle of the exam; each in a browser of their own. */
async function openHall(way: 'peer' | 'relay' | 'socket'): Promise<Hall> {
  const isWalledIn = way === 'socket'
  const picture = await film(honest)
  const turn = way === 'relay' ? await aTurnServer() : undefined
  const server = await startServer(turn ? flagsOf(turn) : [])
  const browsers = await Promise.all([
    openBrowser(picture, { sound: toneFile(ofProctor), isWalledIn }),
    openBrowser(picture, { sound: toneFile(ofCandidate), isWalledIn }),
  ])
  const [proctors, candidates] = browsers as [Browser, Browser]
  const wall = await found(proctors, server.firstLink, ada)
  const { sittingId, links } = await plan(wall)
  const linh = await enterByLink(candidates, links[0] ?? '')
  await begin(linh)
  await wall.goto(`${server.url}/console/sittings/${sittingId}/wall`)
  await lookClosely(wall, 'Linh')
  return {
    ...{ wall, linh },
    also: (of) => (of === 'peer' ? onTheWay({ server, wall, linh, proctors, sittingId }) : Promise.resolve()),
    async close() {
      for (const browser of browsers) await browser.close()
      await server.stop()
      await turn?.stop()
    },
  }
}

function flagsOf({ port, secret }: TurnServer): string[] {
  return ['--turn-urls', `turn:127.0.0.1:${port}`, '--turn-secret', secret, '--turn-only', 'true']
}

function plan(page: Page) {
  return planOverTheWire(page, {
    name: 'Free fall, class 10A',
    preset: 'standard',
    policy: (standard) => ({
      ...standard,
      streams: { camera: 'required', microphone: 'required', screen: 'off' },
      admission: 'automatic',
      referencePhoto: false,
      talkRecorded: true,
      detectors: {},
    }),
    candidates: ['Linh'],
  })
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /My camera may be recorded/ }).press('Space')
  await page.getByRole('checkbox', { name: /My microphone may be recorded/ }).press('Space')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Turn on the camera' }).click()
  await expect(deviceLine(page, 'Camera')).toContainText('Works')
  await page.getByRole('button', { name: 'Turn on the microphone' }).click()
  await expect(deviceLine(page, 'Microphone')).toContainText('Works')
  await leaveDevices(page)
  await page.getByRole('button', { name: 'Begin the exam' }).click()
  await expect(question(page, 1, 1)).toBeVisible()
}

interface Ground {
  server: Server
  wall: Page
  linh: Page
  proctors: Browser
  sittingId: string
}

/** Pictures, another proctor who calls at the same time, and a page that is loaded again in the middle of a talk. */
async function onTheWay({ server, wall, linh, proctors, sittingId }: Ground): Promise<void> {
  await wall.getByRole('switch', { name: 'Show my picture' }).press('Space')
  await expect.poll(() => brightness(linh, 'Picture of Ada Nguyen')).toBeGreaterThan(20)
  await expect.poll(() => brightness(wall, 'Picture of Linh')).toBeGreaterThan(20)
  await look(linh, 'talk-candidate-picture')
  await look(wall, 'talk-proctor-picture')

  const home = await wall.context().newPage()
  await home.goto(`${server.url}/console`)
  const invitation = await invite(home, paul)
  await home.close()
  const other = await accept(proctors, invitation)
  await other.goto(`${server.url}/console/sittings/${sittingId}/wall`)
  await lookClosely(other, 'Linh')
  await expect(other.getByText('Ada Nguyen talks with Linh')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Talk', exact: true })).toBeDisabled()
  await other.close()
  await linh.reload()
  await expect(linh.getByText('Ada Nguyen speaks with you').first()).toBeAttached()
  await expect(question(linh, 1, 1)).toBeVisible()
  await expect.poll(() => loudness(linh, ofProctor)).toBeGreaterThan(20)
  await expect.poll(() => loudness(wall, ofCandidate)).toBeGreaterThan(20)
}

/** Whoever does not allow the microphone is told what to do, and nobody is rung. */
async function refuseMicrophone(wall: Page): Promise<void> {
  const page = await wall.context().newPage()
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.goto(wall.url())
  await expect(page.getByRole('button', { name: 'Talk', exact: true })).toBeEnabled()
  await page.keyboard.press('t')
  await expect(page.getByRole('region', { name: 'Talk with Linh' })).toContainText(
    'The microphone is not allowed',
  )
  await page.getByRole('button', { name: 'Close' }).click()
  await page.close()
}

function brightness(page: Page, name: string): Promise<number> {
  return pixels(page.getByLabel(name)).then((seen) => seen.brightness)
}
