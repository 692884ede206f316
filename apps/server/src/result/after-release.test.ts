import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { aPerson, asNobody, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { deleteFiles, filesOf } from './result-files.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))

async function aReleasedResult(name = 'Nguyễn Thị Hồng Ánh') {
  const item = { ...anItem('single-choice', { points: 2 }), id: newId() as ItemId }
  const { sittingId, devices } = await aSatSitting(app, [item], { [name]: [{ chosen: 'b' }] })
  const { client, attemptId } = theItem(devices, 0)
  const mine = () => client.result.mine({ attemptId })
  return { sittingId, client, attemptId, mine, release: () => marker.result.release({ sittingId }) }
}

const inAnHour = () => new Date(app.clock.now().getTime() + 3_600_000).toISOString()

test('each part is seen from its own instant on, by the server’s clock', async () => {
  const { sittingId, mine, release } = await aReleasedResult()
  const at = inAnHour()
  const parts = { score: 'with-release', items: at, feedback: 'never', answers: at } as const
  await marker.result.setReleaseParts({ sittingId, parts })
  await release()
  const before = await mine()
  expect(before).toMatchObject({ points: 0, max: 2, items: [] })
  expect(before.later).toEqual([
    { part: 'items', at },
    { part: 'answers', at },
  ])
  app.clock.advance({ hours: 1 })
  const after = await mine()
  expect(after.items).toMatchObject([
    { points: 0, rule: 'wrong', answer: ['Hydrogen'], key: ['Helium'], comment: null },
  ])
  expect(after.later).toEqual([])
})

test('one’s own answer comes with the points of the questions, not with the comments', async () => {
  const { sittingId, mine, release } = await aReleasedResult()
  const parts = { score: 'never', items: 'never', feedback: 'with-release', answers: 'never' } as const
  await marker.result.setReleaseParts({ sittingId, parts })
  await release()
  expect((await mine()).items).toMatchObject([{ points: null, rule: null, answer: null, comment: '' }])
})

test('what the author says of an item is read from the instant of the comments on, and not a word before', async () => {
  const options = [
    { id: 'a', text: 'Helium', isCorrect: true, feedback: 'Seen in the *sun* first.' },
    { id: 'b', text: 'Hydrogen', isCorrect: false, feedback: 'It is lighter still.' },
  ]
  const item = { ...anItem('single-choice', { options, feedback: 'Noble gases.' }), id: newId() as ItemId }
  const papers: unknown[] = []
  const { sittingId, devices } = await aSatSitting(
    app,
    [item],
    { Linh: [{ chosen: 'b' }] },
    async (device) => {
      papers.push(await device.client.attempt.paper({ attemptId: device.attemptId }))
    },
  )
  const { client, attemptId } = theItem(devices, 0)
  const mine = () => client.result.mine({ attemptId })
  const words = /Noble|lighter|sun/
  const [feedback, answers] = [inAnHour(), new Date(app.clock.now().getTime() + 7_200_000).toISOString()]
  const parts = { score: 'with-release', items: 'with-release', feedback, answers } as const
  await marker.result.setReleaseParts({ sittingId, parts })
  expect(JSON.stringify(papers)).toContain('Hydrogen')
  expect(JSON.stringify([papers, await mine()])).not.toMatch(words)
  await marker.result.release({ sittingId })
  expect(JSON.stringify(await mine())).not.toMatch(words)
  app.clock.advance({ hours: 1 })
  const chosen = { option: '<p>Hydrogen</p>\n', html: '<p>It is lighter still.</p>\n', isChosen: true }
  expect((await mine()).items).toMatchObject([
    { feedback: { html: '<p>Noble gases.</p>\n', options: [chosen] } },
  ])
  app.clock.advance({ hours: 1 })
  const right = {
    option: '<p>Helium</p>\n',
    html: '<p>Seen in the <em>sun</em> first.</p>\n',
    isChosen: false,
  }
  expect((await mine()).items).toMatchObject([{ feedback: { options: [right, chosen] } }])
})

test('explanations that are set apart come without the comments, and the comments without them', async () => {
  const item = { ...anItem('single-choice', { feedback: 'Noble gases.' }), id: newId() as ItemId }
  const { sittingId, devices } = await aSatSitting(app, [item], { Linh: [{ chosen: 'b' }] })
  const { client, attemptId } = theItem(devices, 0)
  const at = inAnHour()
  const none = { score: 'never', items: 'never', answers: 'never' } as const
  const plan = (parts: { feedback: 'with-release' | 'never'; explanation: string }) =>
    marker.result.setReleaseParts({ sittingId, parts: { ...none, ...parts } })
  await plan({ feedback: 'with-release', explanation: at })
  await marker.result.release({ sittingId })
  const mine = () => client.result.mine({ attemptId })
  expect(await mine()).toMatchObject({ items: [{ feedback: null }], later: [{ part: 'explanation', at }] })
  await plan({ feedback: 'never', explanation: 'with-release' })
  expect((await mine()).items).toMatchObject([
    { comment: null, feedback: { html: '<p>Noble gases.</p>\n', options: [] } },
  ])
})

test('nothing is told of the right answers before they are due', async () => {
  const { mine, release } = await aReleasedResult()
  await release()
  const seen = await mine()
  expect(seen.items).toMatchObject([{ points: 0, rule: 'wrong', key: null }])
  expect(JSON.stringify(seen)).not.toContain('Helium')
})

test('a candidate reads by mail that the result is there, and no points stand in the letter', async () => {
  const { release } = await aReleasedResult()
  await release()
  await app.work()
  expect(app.letters.at(-1)).toMatchObject({ subject: 'Your result is released: Room 12' })
  expect(app.letters.at(-1)?.text).not.toMatch(/\d \/ \d/)
})

test('a certificate is a PDF with a number that anybody can check, however it is typed', async () => {
  const { client, attemptId, release } = await aReleasedResult()
  await release()
  const { name, base64 } = await client.result.certificate({ attemptId, language: 'vi' })
  const bytes = Buffer.from(base64, 'base64')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const number = name.replace('.pdf', '').split('_').at(-1) ?? ''
  const typed = number.replaceAll('-', ' ').toLowerCase()
  const said = await asNobody(app).result.checkCertificate({ number: typed })
  expect(said).toMatchObject({ number, candidateName: 'Nguyễn Thị Hồng Ánh', points: 0, max: 2 })
  const again = await client.result.certificate({ attemptId, language: 'en' })
  expect(again.name).toContain(`_${number}.pdf`)
})

test('before its release there is no certificate, and no number that was never given is one', async () => {
  const { client, attemptId } = await aReleasedResult()
  const early = client.result.certificate({ attemptId, language: 'en' })
  await expect(early).rejects.toMatchObject({ code: 'not-found' })
  const made = asNobody(app).result.checkCertificate({ number: '2222-3333-4444-7777' })
  await expect(made).rejects.toMatchObject({ code: 'not-found' })
})

test('the list and all certificates are made by a job that says how far it is', async () => {
  const { sittingId, release } = await aReleasedResult()
  await release()
  await marker.result.orderFile({ sittingId, kind: 'list-pdf', language: 'fr' })
  app.clock.advance({ seconds: 1 })
  await marker.result.orderFile({ sittingId, kind: 'certificates-pdf', language: 'fr' })
  expect((await marker.result.files({ sittingId })).files.map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
  ])
  await app.work()
  const { files } = await marker.result.files({ sittingId })
  expect(files).toMatchObject([
    { kind: 'certificates-pdf', state: 'ready', done: 1, total: 1 },
    { kind: 'list-pdf', state: 'ready', done: 1, total: 1 },
  ])
  const { base64 } = await marker.result.readFile({ sittingId, fileId: theItem(files, 0).id })
  expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})

test('a file of results is gone after a day', async () => {
  const { sittingId } = await aReleasedResult()
  const file = await marker.result.orderFile({ sittingId, kind: 'list-pdf', language: 'en' })
  await app.work()
  app.clock.advance({ days: 1 })
  // The marker would have to sign in again.
  expect(await filesOf(app, sittingId, { limit: 10 })).toEqual({ files: [], next: null })
  await deleteFiles(app)
  expect(await app.files.list('result-file')).not.toContain(`result-file/${file.id}.pdf`)
})
