import { createHash, randomUUID } from 'node:crypto'
import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { answers, type TestDevice } from '../attempt/testing.ts'
import { aPerson, asNobody, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSatSitting, theItem } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))
const pages = { ...anItem('drawing', { points: 4 }), id: newId() as ItemId }

function aPage() {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { id: randomUUID(), name: 'page-1.jpg', bytes: bytes.length, sha256 }
  return { file, data: bytes.toString('base64') }
}

/** The computer hands in without having heard of the page. */
async function aPageByPhone(given: (page: ReturnType<typeof aPage>['file']) => object[]) {
  const { file, data } = aPage()
  const sat = await aSatSitting(app, [pages], { Linh: [] }, (device) =>
    sendsByPhone(device, file, data, given(file)),
  )
  const { attemptId } = theItem(sat.devices, 0)
  const queue = async () => (await marker.result.markingQueue({ sittingId: sat.sittingId })).tasks
  const files = async () => (await marker.attempt.filesToMark({ attemptId })).uploads
  return { ...sat, attemptId, file, queue, files }
}

async function sendsByPhone(
  device: TestDevice,
  file: ReturnType<typeof aPage>['file'],
  data: string,
  bodies: object[],
) {
  const { client, attemptId } = device
  const { path } = await client.attempt.pagesLink({ attemptId, itemId: pages.id })
  const phone = asNobody(app)
  const { key } = await phone.attempt.joinPages({ token: path.split('#')[1] ?? '' })
  await phone.attempt.beginPage({ key, file })
  await phone.attempt.sendPagePiece({ key, fileId: file.id, number: 0, data })
  await Promise.all(bodies.map((body, at) => answers(device, pages.id, body as never, at + 1)))
}

test('a page that came by phone and that no answer names waits for a marker, who sees that it is not named', async () => {
  const { sittingId, attemptId, file, queue, files } = await aPageByPhone(() => [])
  expect(await queue()).toMatchObject([{ attemptId, shown: { as: 'files', files: [] }, points: null }])
  expect(await files()).toMatchObject([{ id: file.id, by: 'phone', isNamed: false }])
  expect((await marker.result.list({ sittingId })).results).toMatchObject([{ points: null, toMark: 1 }])
  await marker.result.mark({ attemptId, itemId: pages.id, points: 3, comment: '', levels: {} })
  expect((await marker.result.list({ sittingId })).results).toMatchObject([{ points: 3, toMark: 0 }])
})

test('a page that the candidate took out of the answer again is not put before the marker', async () => {
  const { files, queue } = await aPageByPhone((page) => [{ files: [page] }, { files: [] }])
  expect(await files()).toMatchObject([{ isNamed: true }])
  expect(await queue()).toEqual([])
})

test('a page that comes whole only after the points were counted is put before the marker all the same', async () => {
  const { file, data } = aPage()
  const { devices, sittingId } = await aSatSitting(app, [pages], { Linh: [] })
  const { client, attemptId } = theItem(devices, 0)
  expect((await marker.result.list({ sittingId })).results).toMatchObject([{ points: 0, toMark: 0 }])
  await client.attempt.beginUpload({ attemptId, itemId: pages.id, file })
  await client.attempt.sendPiece({ attemptId, fileId: file.id, number: 0, data })
  expect((await marker.result.list({ sittingId })).results).toMatchObject([{ points: null, toMark: 1 }])
})
