import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { uploadPieceBytes } from '@invigil/contract/upload.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { answers, begins } from './testing.ts'
import { hasRoom } from './upload-room.ts'
import { rangeIn } from './upload-serve.ts'

const app = await aTestApp({ config: { uploadsOfSitting: 0.002 } })
const author = await aPerson(app, { role: 'author' })
const item = anItem('file', { id: newId() as ItemId, most: 4, megabytes: 2, types: ['txt'] })
const essay = anItem('essay', { id: newId() as ItemId })
const exam = await anExam(app, author, { items: [item, essay] })
const marker = await aSignInCookie(app, (await aPerson(app, { role: 'marker' })).personId)

/** Two pieces of letters that are found again wherever they lie open. */
const bytes = Buffer.from('Linh wrote this. '.repeat(40_000))

async function aDevice() {
  const { candidate } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  return await begins(app, candidate('Linh'))
}

type Device = Awaited<ReturnType<typeof aDevice>>

async function delivers({ client, attemptId }: Device) {
  const file = {
    ...{ id: randomUUID(), name: 'notes.txt', bytes: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  await client.attempt.beginUpload({ attemptId, itemId: item.id, file })
  const at = { attemptId, fileId: file.id }
  const data = (number: number) =>
    bytes.subarray(number * uploadPieceBytes, (number + 1) * uploadPieceBytes).toString('base64')
  await client.attempt.sendPiece({ ...at, number: 0, data: data(0) })
  await client.attempt.sendPiece({ ...at, number: 1, data: data(1) })
  return file
}

async function marks(attemptId: AttemptId, fileId: string, range?: string) {
  return await app.http.inject({
    url: `/api/attempts/${attemptId}/uploads/${fileId}`,
    headers: { cookie: marker, ...(range ? { range } : {}) },
  })
}

async function stored(attemptId: AttemptId) {
  const keys = await app.files.list(`upload/${attemptId}`)
  return await Promise.all(keys.map((key) => app.files.get(key)))
}

test('no word of a file lies open where files are kept, and its marker reads every byte', async () => {
  const device = await aDevice()
  const file = await delivers(device)
  const kept = await stored(device.attemptId)
  expect(kept.map(({ length }) => length)).toEqual([
    uploadPieceBytes + 28,
    bytes.length - uploadPieceBytes + 28,
  ])
  expect(kept.map((one) => one.includes('Linh'))).toEqual([false, false])
  expect((await marks(device.attemptId, file.id)).rawPayload.equals(bytes)).toBe(true)
})

test('a marker who asks for a part gets that part, also across two pieces, and is told where a file ends', async () => {
  const device = await aDevice()
  const file = await delivers(device)
  const [from, to] = [uploadPieceBytes - 5, uploadPieceBytes + 4]
  const part = await marks(device.attemptId, file.id, `bytes=${from}-${to}`)
  expect(part.statusCode).toBe(206)
  expect(part.headers).toMatchObject({
    'content-range': `bytes ${from}-${to}/${bytes.length}`,
    'content-length': '10',
  })
  expect(part.rawPayload.equals(bytes.subarray(from, to + 1))).toBe(true)
  const last = await marks(device.attemptId, file.id, 'bytes=-7')
  expect(last.rawPayload.equals(bytes.subarray(-7))).toBe(true)
  const beyond = await marks(device.attemptId, file.id, `bytes=${bytes.length}-`)
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`])
})

test('ranges are read as the standard says', () => {
  const asked = ['bytes=0-0', 'bytes=3-', 'bytes=-3', 'bytes=-30', 'bytes=8-99', 'bytes=10-', 'bytes=-0']
  expect(asked.map((header) => rangeIn(header, 10))).toEqual([
    ...[
      { first: 0, last: 0 },
      { first: 3, last: 9 },
      { first: 7, last: 9 },
      { first: 0, last: 9 },
    ],
    ...[{ first: 8, last: 9 }, 'outside', 'outside'],
  ])
  const senseless = [undefined, 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2']
  expect(senseless.map((header) => rangeIn(header, 10))).toEqual(senseless.map(() => undefined))
})

test('a file from before there were keys is read as it came, also one that came half before and half after', async () => {
  const device = await aDevice()
  const { attemptId } = device
  const file = await delivers(device)
  await app.files.put(`upload/${attemptId}/${file.id}/0`, bytes.subarray(0, uploadPieceBytes))
  await app.files.delete(`upload/${attemptId}/${file.id}/0.sealed`)
  await app.db
    .updateTable('uploadPiece')
    .set({ isSealed: false })
    .where('uploadId', '=', file.id)
    .where('number', '=', 0)
    .execute()
  expect((await marks(attemptId, file.id)).rawPayload.equals(bytes)).toBe(true)
})

test('a piece put in the place of another is not read as if it were that one', async () => {
  const [one, other] = [await aDevice(), await aDevice()]
  const [file, own] = [await delivers(one), await delivers(other)]
  const name = (device: Device, id: string) => `upload/${device.attemptId}/${id}/0.sealed`
  await app.files.put(name(one, file.id), await app.files.get(name(other, own.id)))
  const got = await marks(one.attemptId, file.id)
  expect([got.statusCode, got.body.includes('Linh')]).toEqual([500, false])
})

test('when the files of a sitting have no room any more another is refused, and every answer is taken as before', async () => {
  const device = await aDevice()
  const { client, attemptId } = device
  await delivers(device)
  await delivers(device)
  const refused = { id: randomUUID(), name: 'more.txt', bytes: 700_000, sha256: 'a'.repeat(64) }
  await expect(
    client.attempt.beginUpload({ attemptId, itemId: item.id, file: refused }),
  ).rejects.toMatchObject({
    code: 'no-room-for-files',
  })
  expect(await answers(device, item.id, { files: [refused] }, 1)).toMatchObject({ receipts: [{ seq: 1 }] })
  expect(await answers(device, essay.id, { text: 'still here' }, 2)).toMatchObject({ receipts: [{ seq: 2 }] })
  const { attemptId: elsewhere, client: another } = await aDevice()
  const file = {
    ...refused,
    id: randomUUID(),
    sha256: createHash('sha256').update(randomBytes(4)).digest('hex'),
  }
  expect(await another.attempt.beginUpload({ attemptId: elsewhere, itemId: item.id, file })).toMatchObject({
    deliveredAt: null,
  })
})

test('of many files that a sitting begins at the same moment only those are taken that have room together', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `Candidate ${at}`)
  const { candidate } = await aSitting(app, { exam, by: author }).with(
    ...names.map((name) => aCandidate(name)),
  )
  const devices: Device[] = []
  for (const name of names) devices.push(await begins(app, candidate(name)))
  const begun = await Promise.allSettled(
    devices.map(({ client, attemptId }) => {
      const file = { id: randomUUID(), name: 'notes.txt', bytes: 700_000, sha256: 'b'.repeat(64) }
      return client.attempt.beginUpload({ attemptId, itemId: item.id, file })
    }),
  )
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
})

test('far from the limit nobody waits for a file that another candidate begins', async () => {
  const { client, attemptId } = await aDevice()
  const other = await app.pool.connect()
  await other.query('begin')
  await other.query(
    `select pg_advisory_xact_lock(hashtextextended('uploads of ' || sitting_id::text, 0)) from attempt where id = $1`,
    [attemptId],
  )
  const file = { id: randomUUID(), name: 'notes.txt', bytes: 1_000, sha256: 'c'.repeat(64) }
  const begun = await client.attempt.beginUpload({ attemptId, itemId: item.id, file })
  await other.query('rollback')
  other.release()
  expect(begun.deliveredAt).toBeNull()
})

test('the last gigabyte of a disk is left for answers', () => {
  const room = { ofSitting: 0, most: 50e9, freeOnDisk: 1.5e9 }
  expect(hasRoom(room, 400_000_000)).toBe(true)
  expect(hasRoom(room, 600_000_000)).toBe(false)
  expect(hasRoom({ ...room, freeOnDisk: null }, 600_000_000)).toBe(true)
  expect(hasRoom({ ...room, freeOnDisk: null, ofSitting: 49.9e9 }, 600_000_000)).toBe(false)
})
