import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import {
  nameProctor,
  openImport,
  pasteRoster,
  personalLink,
  planSitting,
  publish,
  sitting,
  writeExam,
} from './author.ts'
import { faults, openBrowser } from './browser.ts'
import { eventful, film, honest } from './camera.ts'
import {
  allIsSafe,
  begin,
  checkIn,
  choose,
  enterByCode,
  enterByLink,
  handIn,
  next,
  question,
  safety,
  telephone,
} from './candidate.ts'
import { beginToMark, downloadCsv, mark, openResults, release } from './marker.ts'
import {
  alerts,
  fact,
  letIn,
  lobby,
  lookClosely,
  openWall,
  pause,
  pixels,
  resume,
  seesLive,
  tile,
  warn,
} from './proctor.ts'
import { conclude, dismissAll, incidents, noticedOf, openReviews, playFrom, unfolded } from './reviewer.ts'
import { type Server, startServer } from './server.ts'
import { accept, found, invite } from './staff.ts'
import { diesAndComesBack, goesOnElsewhere, losesTheNetwork } from './troubles.ts'

const ada = { name: 'Ada Nguyen', email: 'ada@lyceum.example', roles: [] }
const lan = { name: 'Lan Pham', email: 'lan@lyceum.example', roles: ['Author', 'Marker'] }
const minh = { name: 'Minh Tran', email: 'minh@lyceum.example', roles: ['Proctor'] }
const rose = { name: 'Rose Martin', email: 'rose@lyceum.example', roles: ['Reviewer'] }
const roster = [
  'kim@pupils.example\tKim Vu\tA-1\t',
  'mai@pupils.example\tMai Do\tA-2\t15',
  'bao@pupils.example\tBao Le\tA-3\t',
]
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
let kim: Page
let baosPage: Page
let mai: Page

test.beforeAll(async () => {
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
    await publish(author)
  })

  await test.step('a sitting gets a room code and a roster; a wrong line is refused by line and column', async () => {
    roomCode = await planSitting(author)
    expect(roomCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const form = await openImport(author)
    await pasteRoster(form, ['kim@pupils.example\tKim Vu\tA-1', 'mai(at)pupils.example\tMai Do\tA-2\t15'])
    await expect(form.getByText('One line is wrong')).toBeVisible()
    const wrong = form.getByRole('row', { name: /Mai Do/ })
    await expect(wrong.getByRole('cell').first()).toHaveText('2')
    await expect(wrong).toContainText('E-mail: “mai(at)pupils.example” is no e-mail address')
    await expect(form.getByRole('button', { name: 'Import 2 lines' })).toBeDisabled()
    await form.getByRole('button', { name: 'Back' }).click()
    await pasteRoster(form, roster)
    await form.getByRole('button', { name: 'Import 3 lines' }).click()
    await expect(form).toBeHidden()
    await expect(author.getByRole('row', { name: /Mai Do/ })).toContainText('+ 15 minutes')
    await nameProctor(author, minh.name)
    links = { kim: await personalLink(author, 'Kim Vu'), mai: await personalLink(author, 'Mai Do') }
  })
})

test('three candidates sit it, watched by a proctor', async () => {
  await test.step('they enter by link and by code, check in, and are let in', async () => {
    kim = await enterByLink(kimsRoom, links.kim)
    baosPage = await enterByCode(hall, server.url, roomCode, bao.email)
    mai = await enterByLink(hall, links.mai, telephone)
    await Promise.all([checkIn(kim), checkIn(baosPage), checkIn(mai)])
    await openWall(proctor, sitting)
    await expect(lobby(proctor).getByText('3 wait to be let in')).toBeVisible()
    await letIn(proctor, 'Bao Le')
    await proctor.getByRole('button', { name: 'Let in all who are ready' }).click()
    await Promise.all([begin(kim), begin(baosPage), begin(mai)])
  })

  await test.step('what they answer is acknowledged; the one with extra time has more of it', async () => {
    await expect(question(kim, 1).locator('math').first()).toBeVisible()
    await choose(kim, 'radio', 'Constant acceleration')
    await choose(baosPage, 'radio', 'Constant acceleration')
    await choose(mai, 'radio', 'Constant speed')
    await Promise.all([allIsSafe(kim), allIsSafe(baosPage), allIsSafe(mai)])
    await expect(baosPage.getByRole('timer')).toHaveText(/^(60|5\d|4[6-9]) minutes$/)
    await expect(mai.getByRole('timer')).toHaveText(/^(7[0-5]|6[1-9]) minutes$/)
  })

  await test.step('the wall shows all three live', async () => {
    await seesLive(tile(proctor, 'Kim Vu'))
    await seesLive(tile(proctor, 'Bao Le'))
    await seesLive(tile(proctor, 'Mai Do'))
  })

  await test.step('one loses the network, answers on, and finds everything saved', () =>
    losesTheNetwork(baosPage))

  await test.step('the page of one dies and is opened again by the link', async () => {
    mai = await diesAndComesBack(mai, links.mai)
  })

  await test.step('the server is killed while they write; nothing is lost and they go on', async () => {
    await server.kill()
    await next(baosPage)
    await baosPage.getByLabel('Your answer').fill('Galileo')
    await next(mai)
    await choose(mai, 'radio', 'False')
    await expect(safety(baosPage)).toHaveText('1 answer waits on this device')
    await server.startAgain()
    await Promise.all([allIsSafe(baosPage), allIsSafe(mai)])
    await expect(proctor.getByText('Live', { exact: true })).toBeVisible()
  })

  await test.step('on another device everything acknowledged is there, and the first is told', async () => {
    const first = baosPage
    baosPage = await enterByCode(hall, server.url, roomCode, bao.email)
    await goesOnElsewhere(first, baosPage)
    await seesLive(tile(proctor, 'Bao Le'))
  })

  await test.step('the proctor is told what the eventful camera shows, and nothing of the honest ones', async () => {
    const ofKim = alerts(proctor).filter({ hasText: 'Kim Vu' })
    await expect(ofKim.filter({ hasText: 'No face in the camera picture' }).first()).toBeVisible()
    await expect(ofKim.filter({ hasText: '2 faces in the camera picture' }).first()).toBeVisible()
    await expect(ofKim.filter({ hasText: 'It is too dark to see anybody' }).first()).toBeVisible()
    await expect(alerts(proctor).filter({ hasText: /Bao Le|Mai Do/ })).toHaveCount(0)
  })

  await test.step('the proctor warns, pauses and resumes; the time of the pause is given back', async () => {
    const close = await lookClosely(proctor, 'Kim Vu')
    const words = await warn(proctor, 'Kim Vu')
    const warning = kim.getByRole('alertdialog', { name: 'Warning from Minh Tran' })
    await expect(warning).toContainText(words)
    await warning.getByRole('button', { name: 'I have read this' }).click()

    const endedAt = (await fact(close, 'Ends').textContent()) ?? ''
    await pause(proctor, 'Kim Vu', 'Please ask your friend to leave.')
    await expect(kim.getByRole('heading', { name: 'Your exam is paused' })).toBeVisible()
    await expect(kim.getByText('Please ask your friend to leave.')).toBeVisible()
    // The wall shows whole seconds: a shorter pause might not be seen to be given back.
    await proctor.waitForTimeout(2_000)
    await resume(proctor, 'Kim Vu')
    await expect(question(kim, 1)).toBeVisible()
    await expect(fact(close, 'Ends')).not.toHaveText(endedAt)
  })

  await test.step('they hand in and get a receipt', async () => {
    await next(kim)
    await choose(kim, 'checkbox', 'A feather')
    await choose(kim, 'checkbox', 'A hammer')
    await next(kim)
    await choose(kim, 'radio', 'True')
    await next(kim)
    await kim.getByLabel('Your answer').fill('galileo galilei')
    await next(baosPage)
    await next(mai)
    for (const [page, essay] of [
      [kim, 'The air carries it.'],
      [baosPage, 'A feather is wide and light, so the air holds it back.'],
      [mai, 'Because of the resistance of the air.'],
    ] as const) {
      if (page !== baosPage) await next(page)
      await page.getByRole('textbox', { name: 'Your text' }).fill(essay)
      expect(await handIn(page)).not.toBe('')
    }
    expect([...new Set(faults)]).toEqual([])
  })
})

test('it is reviewed, marked and released', async () => {
  await test.step('a reviewer finds the incidents of one, and none of the honest ones', async () => {
    const rows = await openReviews(reviewer)
    await expect(rows.filter({ hasText: 'Kim Vu' })).toBeVisible()
    expect(await noticedOf(reviewer, 'Bao Le')).toEqual([])
    expect(await noticedOf(reviewer, 'Mai Do')).toEqual([])
    await expect(rows.filter({ hasText: 'Bao Le' })).toContainText('–')
    await expect(rows.filter({ hasText: 'Mai Do' })).toContainText('–')
    await rows.getByRole('link', { name: 'Kim Vu' }).click()
    await expect(incidents(reviewer).filter({ hasText: 'Nobody in the picture' }).first()).toBeVisible()
    await expect(
      incidents(reviewer).filter({ hasText: 'Somebody else in the picture' }).first(),
    ).toBeVisible()
    await expect(incidents(reviewer).filter({ hasText: 'Camera shows nothing' }).first()).toBeVisible()
  })

  await test.step('the evidence plays', async () => {
    const incident = incidents(reviewer).filter({ hasText: 'Somebody else in the picture' }).first()
    const video = await playFrom(reviewer, incident)
    await expect.poll(async () => (await pixels(video)).brightness).toBeGreaterThan(20)
    const at = await momentOf(video)
    await expect.poll(() => momentOf(video)).toBeGreaterThan(at + 1)
    const shown = unfolded(reviewer)
    await shown.getByText(/^Evidence/).click()
    await expect(shown.getByText(/^SHA-256/).first()).toBeVisible()
    await expect(shown.getByText(/^Recording/).first()).toBeVisible()
  })

  await test.step('the reviewer decides each incident, then the attempt', async () => {
    await dismissAll(reviewer, 'A friend came in by mistake and left.')
    await conclude(
      reviewer,
      'Inconclusive',
      'The evidence is not clear',
      'Somebody was there, without a word.',
    )
  })

  await test.step('who warned reads the verdict and gives none', async () => {
    await proctor.goto(reviewer.url())
    const verdict = proctor.getByRole('region', { name: 'Verdict' })
    await expect(verdict).toContainText('The evidence is not clear')
    await expect(verdict.getByRole('button')).toHaveCount(0)
  })

  await test.step('a marker marks the essays, without names', async () => {
    await openResults(author, sitting)
    await beginToMark(author, 3)
    for (const number of [1, 2, 3]) {
      await expect(author.getByRole('region', { name: 'Answer' })).toContainText(`Candidate ${number}`)
      await expect(author.getByRole('main')).not.toContainText(/Kim|Bao|Mai/)
      await mark(author, 3, 'Say which force.')
    }
    await expect(author.getByText('All answers are marked')).toBeVisible()
  })

  await test.step('results are released, and the candidates see theirs', async () => {
    await author.getByRole('link', { name: 'To the results' }).first().click()
    await release(author)
    expect(await downloadCsv(author)).toMatch(/Mai Do.*mai@pupils\.example/)
    await kim.getByRole('button', { name: 'Look again' }).click()
    await expect(kim.getByText('8 of 10 points').first()).toBeVisible()
    await expect(kim.getByText('Decision about the supervision: Inconclusive')).toBeVisible()
    await baosPage.getByRole('button', { name: 'Look again' }).click()
    await expect(baosPage.getByText('8 of 10 points').first()).toBeVisible()
    await mai.getByRole('button', { name: 'Look again' }).click()
    await expect(mai.getByText('6 of 10 points').first()).toBeVisible()
    expect([...new Set(faults)]).toEqual([])
  })
})

function momentOf(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.currentTime)
}
