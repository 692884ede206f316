import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { ItemId } from '@invigil/contract/ids.ts'
import { uploadPieceBytes } from '@invigil/contract/upload.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, asNobody } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { terminateAttempt } from './intervene.ts'
import { answers, begins, enters, theProctor } from './testing.ts'
import { plainName } from './upload.ts'

const app = await aTestApp()
const author = await aPerson(app, { role: 'author' })
const files = anItem('file', { id: newId() as ItemId, types: ['pdf', 'txt'], megabytes: 2 })
const pages = anItem('drawing', { id: newId() as ItemId, most: 3 })
const essay = anItem('essay', { id: newId() as ItemId })
const exam = await anExam(app, author, { items: [files, pages, essay] })

async function aRunningAttempt() {
  const { candidate } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'), aCandidate('An'))
  return { ...(await begins(app, candidate('Linh'))), other: candidate('An') }
}

/** Bytes, as a browser announces them and cuts them. */
function aFile(bytes: Buffer, name = 'Bài làm.pdf') {
  const file = {
    id: randomUUID(),
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const piece = (number: number) =>
    bytes.subarray(number * uploadPieceBytes, (number + 1) * uploadPieceBytes).toString('base64')
  return { file, piece }
}

const large = randomBytes(uploadPieceBytes + 1000)

test('a file comes in pieces in any order, and is delivered when the last one is there', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const { file, piece } = aFile(large)
  const begun = await client.attempt.beginUpload({ attemptId, itemId: files.id, file })
  expect(begun).toMatchObject({ missing: [0, 1], deliveredAt: null })
  const at = { attemptId, fileId: file.id }
  expect(await client.attempt.sendPiece({ ...at, number: 1, data: piece(1) })).toMatchObject({ missing: [0] })
  expect(await client.attempt.beginUpload({ attemptId, itemId: files.id, file })).toMatchObject({
    missing: [0],
  })
  const delivered = await client.attempt.sendPiece({ ...at, number: 0, data: piece(0) })
  expect(delivered).toEqual({ fileId: file.id, missing: [], deliveredAt: app.now().toISOString() })
  expect(await client.attempt.sendPiece({ ...at, number: 0, data: piece(0) })).toEqual(delivered)
})

test('its candidate and a marker save it as it was, as bytes of no type under a harmless name; nobody else does', async () => {
  const { client, attemptId, attemptKey, other } = await aRunningAttempt()
  const { file, piece } = aFile(Buffer.from('<script>alert(1)</script>'), '../"x\u202Efdp.txt')
  await client.attempt.beginUpload({ attemptId, itemId: files.id, file })
  await client.attempt.sendPiece({ attemptId, fileId: file.id, number: 0, data: piece(0) })
  const url = `/api/attempts/${attemptId}/uploads/${file.id}`
  const marker = await aSignInCookie(app, (await aPerson(app, { role: 'marker' })).personId)
  const proctor = await aSignInCookie(app, (await theProctor(app)).personId)
  const stranger = await enters(app, other)
  const asked = [
    { cookie: marker },
    { authorization: `Bearer ${attemptKey}` },
    { cookie: proctor },
    { authorization: `Bearer ${stranger.attemptKey}` },
    {},
  ]
  const got = await Promise.all(
    asked.map((headers) => app.http.inject({ url: `${url}?show=picture`, headers })),
  )
  expect(got.map(({ statusCode }) => statusCode)).toEqual([200, 200, 403, 403, 401])
  expect(got[0]?.body).toBe('<script>alert(1)</script>')
  expect(got[0]?.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="__xfdp.txt"; filename*=UTF-8''__xfdp.txt`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

test('a picture is shown as one, by its bytes and not by its name', async () => {
  const { client, attemptId, attemptKey } = await aRunningAttempt()
  const { file, piece } = aFile(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'page.jpg')
  await client.attempt.beginUpload({ attemptId, itemId: pages.id, file })
  await client.attempt.sendPiece({ attemptId, fileId: file.id, number: 0, data: piece(0) })
  const url = `/api/attempts/${attemptId}/uploads/${file.id}?show=picture`
  const got = await app.http.inject({ url, headers: { authorization: `Bearer ${attemptKey}` } })
  expect(got.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-disposition': 'inline' })
})

test('a file whose bytes are not what was announced is refused, and can be sent again', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const { file, piece } = aFile(Buffer.from('what was meant'))
  await client.attempt.beginUpload({ attemptId, itemId: files.id, file })
  const wrong = Buffer.from('what is wrong!').toString('base64')
  const at = { attemptId, fileId: file.id, number: 0 }
  await expect(client.attempt.sendPiece({ ...at, data: wrong })).rejects.toMatchObject({
    code: 'file-damaged',
  })
  expect(await client.attempt.sendPiece({ ...at, data: piece(0) })).toMatchObject({ missing: [] })
})

test('what an item does not take is refused with the reason, before any byte is sent', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const refusal = (itemId: ItemId, file: ReturnType<typeof aFile>['file']) =>
    client.attempt
      .beginUpload({ attemptId, itemId, file })
      .catch(({ code, data }) => [code, data?.params ?? data])
  const { file } = aFile(Buffer.from('x'))
  expect(await refusal(files.id, { ...file, name: 'run.exe' })).toEqual([
    'file-kind-not-taken',
    { types: 'pdf, txt' },
  ])
  expect(await refusal(files.id, { ...file, name: 'pdf' })).toMatchObject(['file-kind-not-taken', {}])
  expect(await refusal(files.id, { ...file, bytes: 2_000_001 })).toEqual(['too-large', { bytes: 2_000_000 }])
  expect(await refusal(essay.id, file)).toMatchObject(['not-found', {}])
  expect(await refusal(newId() as ItemId, file)).toMatchObject(['not-found', {}])
})

test('an attempt takes two hundred files and no more', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const many = Array.from({ length: 200 }, () => aFile(Buffer.from('x')).file)
  await app.db
    .insertInto('upload')
    .values(
      many.map(({ id, name, sha256 }) => ({
        ...{ id, attemptId, itemId: files.id, name, bytes: '1', sha256, sentBy: 'candidate' as const },
        ...{ begunAt: app.now(), deliveredAt: null, pictureType: null },
      })),
    )
    .execute()
  const { file } = aFile(Buffer.from('x'))
  await expect(client.attempt.beginUpload({ attemptId, itemId: files.id, file })).rejects.toMatchObject({
    code: 'too-many-files',
  })
})

test('a piece of the wrong length is refused', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const { file, piece } = aFile(large)
  await client.attempt.beginUpload({ attemptId, itemId: files.id, file })
  await expect(
    client.attempt.sendPiece({ attemptId, fileId: file.id, number: 1, data: piece(0) }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

test('nobody takes over the id of another attempt’s file, nor sees what it is', async () => {
  const [first, second] = [await aRunningAttempt(), await aRunningAttempt()]
  const { file, piece } = aFile(Buffer.from('mine'))
  await first.client.attempt.beginUpload({ attemptId: first.attemptId, itemId: files.id, file })
  const { client, attemptId } = second
  await expect(client.attempt.beginUpload({ attemptId, itemId: files.id, file })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(
    client.attempt.sendPiece({ attemptId, fileId: file.id, number: 0, data: piece(0) }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('what a browser kept without a network is taken for a week after the end, and not before the start', async () => {
  const { client, attemptId, other } = await aRunningAttempt()
  const early = await enters(app, other)
  const { file, piece } = aFile(Buffer.from('late'))
  await client.attempt.beginUpload({ attemptId, itemId: files.id, file })
  await terminateAttempt(app, attemptId, { personId: (await theProctor(app)).personId, reason: 'over' })
  app.clock.advance({ days: 6 })
  expect(
    await client.attempt.sendPiece({ attemptId, fileId: file.id, number: 0, data: piece(0) }),
  ).toMatchObject({ missing: [] })
  app.clock.advance({ days: 2 })
  const again = { attemptId, itemId: files.id, file: aFile(Buffer.from('x')).file }
  await expect(client.attempt.beginUpload(again)).rejects.toMatchObject({ code: 'attempt-ended' })
  await expect(
    early.client.attempt.beginUpload({ ...again, attemptId: early.attemptId }),
  ).rejects.toMatchObject({ code: 'attempt-not-running' })
})

test('a phone that joined sends pages for its item alone; its link works once', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const { path } = await client.attempt.pagesLink({ attemptId, itemId: pages.id })
  const token = path.replace('/pages#', '')
  const phone = asNobody(app).attempt
  const joined = await phone.joinPages({ token })
  expect(joined).toMatchObject({ attemptId, itemId: pages.id, candidateName: 'Linh', most: 3 })
  await expect(phone.joinPages({ token })).rejects.toMatchObject({ code: 'link-not-valid' })

  const { key } = joined
  const { file, piece } = aFile(Buffer.from([0xff, 0xd8, 0xff]), 'page-1.jpg')
  await phone.beginPage({ key, file })
  await phone.sendPagePiece({ key, fileId: file.id, number: 0, data: piece(0) })
  expect((await client.attempt.uploads({ attemptId })).uploads).toMatchObject([
    { id: file.id, itemId: pages.id, by: 'phone', deliveredAt: app.now().toISOString() },
  ])

  const own = aFile(Buffer.from('own'))
  await client.attempt.beginUpload({ attemptId, itemId: files.id, file: own.file })
  await expect(
    phone.sendPagePiece({ key, fileId: own.file.id, number: 0, data: own.piece(0) }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(phone.beginPage({ key: `${key.slice(1)}A`, file })).rejects.toMatchObject({
    code: 'link-not-valid',
  })
})

test('a link for pages ends after a quarter of an hour, and when another is made', async () => {
  const { client, attemptId } = await aRunningAttempt()
  const link = async () =>
    (await client.attempt.pagesLink({ attemptId, itemId: pages.id })).path.replace('/pages#', '')
  const [first, second] = [await link(), await link()]
  const join = (token: string) => asNobody(app).attempt.joinPages({ token })
  await expect(join(first)).rejects.toMatchObject({ code: 'link-not-valid' })
  app.clock.advance({ minutes: 16 })
  await expect(join(second)).rejects.toMatchObject({ code: 'link-not-valid' })
})

test('an answer names its files, and is acknowledged before their bytes have come', async () => {
  const device = await aRunningAttempt()
  const { file } = aFile(Buffer.from('on its way'))
  expect(await answers(device, files.id, { files: [file] })).toMatchObject({ receipts: [{ isLate: false }] })
})

test('names leave no folder, hide nothing and turn nothing round', () => {
  const names = [
    '../../etc/passwd',
    'C:\\x.txt',
    'a\u0000b.pdf',
    'x\u202Efdp.exe',
    ' .hidden',
    '...',
    'Đề số 1.pdf',
  ]
  expect(names.map(plainName)).toEqual([
    '_.._etc_passwd',
    'C__x.txt',
    'ab.pdf',
    'xfdp.exe',
    'hidden',
    'file',
    'Đề số 1.pdf',
  ])
})
