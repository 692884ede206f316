import { createHash, randomUUID } from 'node:crypto'
import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { answers, begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, ownOrganisation, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { finishErasures } from './erase-due.ts'
import { readLedger } from './ledger.ts'
import { obeyLedger } from './obey-ledger.ts'

const app = await aTestApp()
const organisationId = await ownOrganisation(app)
const boss = await aPerson(app, { organisationId, role: 'administrator', name: 'Boss' })
const author = await aPerson(app, { organisationId, role: 'author' })
const marker = await aPerson(app, { organisationId, role: 'marker' })
const item = anItem('file', { id: newId() as ItemId, most: 4, megabytes: 2, types: ['txt'] })
const exam = await anExam(app, author, { items: [item] })
const bytes = Buffer.from('what Linh wrote')
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** Handed in, with one file in the answer. */
async function anOverAttempt() {
  const { candidate } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const device = await begins(app, candidate('Linh'))
  const { client, attemptId, journalId } = device
  const readsOwn = () => client.admin.retention.mine({ attemptId })
  const file = { id: randomUUID(), name: 'notes.txt', bytes: bytes.length, sha256 }
  const sends = async (id = file.id) => {
    await client.attempt.beginUpload({ attemptId, itemId: item.id, file: { ...file, id } })
    await client.attempt.sendPiece({ attemptId, fileId: id, number: 0, data: bytes.toString('base64') })
  }
  await sends()
  await answers(device, item.id, { files: [file] }, 1)
  await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  const marks = async () => {
    const headers = { cookie: await aSignInCookie(app, marker.personId) }
    return (await app.call('GET', `/api/attempts/${attemptId}/uploads/${file.id}`, undefined, { headers }))
      .status
  }
  return { attemptId, file, sends, marks, readsOwn }
}

async function erases(attemptId: Awaited<ReturnType<typeof anOverAttempt>>['attemptId']) {
  const order = {
    attemptId,
    what: 'files',
    why: 'request',
    reason: 'wrote to us',
    typedName: 'Linh',
  } as const
  return await (await signedInAs(app, boss)).admin.retention.erase(order)
}

test('files of answers are erased by hand, with their key and a signed receipt; the answer goes on naming them', async () => {
  const { attemptId, file, sends, marks } = await anOverAttempt()
  const {
    wrapped,
    wrappedBy,
    number: key,
  } = await app.db
    .selectFrom('uploadKey')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  expect(await marks()).toBe(200)

  const { number } = await erases(attemptId)

  expect(await marks()).toBe(410)
  expect(await app.files.list(`upload/${attemptId}`)).toEqual([])
  expect(
    await app.db.selectFrom('uploadKey').select('wrapped').where('attemptId', '=', attemptId).execute(),
  ).toEqual([{ wrapped: null }])
  const { receipt } = await (await signedInAs(app, boss)).admin.retention.receipt({ number })
  expect(receipt).toMatchObject({
    ...{ what: 'files', attemptId, why: 'request', by: { name: 'Boss' }, reason: 'wrote to us' },
    key: {
      number: key,
      wrappedBy,
      wrappedSha256: createHash('sha256')
        .update(wrapped ?? '')
        .digest('hex'),
    },
    files: [{ id: file.id, itemId: item.id, bytes: bytes.length, sha256 }],
  })
  expect(receipt.kept).toContain('answers')
  expect(JSON.stringify(receipt)).not.toContain('Linh')
  const { rows } = await app.pool.query('select body::text as body from answer_log where attempt_id = $1', [
    attemptId,
  ])
  expect(rows[0].body).toContain(file.id)
  await expect(sends(randomUUID())).rejects.toMatchObject({ code: 'files-erased' })
  await expect(erases(attemptId)).rejects.toMatchObject({ code: 'files-erased' })
})

test('a restored backup that brings files and their key back loses them again before anything is served', async () => {
  const { attemptId, marks } = await anOverAttempt()
  const before = await app.db
    .selectFrom('uploadKey')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  const [name = ''] = await app.files.list(`upload/${attemptId}`)
  const stored = await app.files.get(name)
  const { number } = await erases(attemptId)

  await app.db.deleteFrom('erasure').where('attemptId', '=', attemptId).execute()
  await app.db
    .updateTable('uploadKey')
    .set({ wrapped: before.wrapped, wrappedBy: before.wrappedBy, erasedAt: null })
    .where('attemptId', '=', attemptId)
    .execute()
  await app.files.put(name, stored)

  await obeyLedger(app)
  expect(await marks()).toBe(410)
  expect(await app.files.list(`upload/${attemptId}`)).toEqual([])
  expect((await (await signedInAs(app, boss)).admin.retention.receipt({ number })).receipt.what).toBe('files')
  expect((await readLedger(app.config.data)).problem).toBe(null)
})

test('nothing is erased that is held; a piece that was just being kept goes with the next hour', async () => {
  const { attemptId } = await anOverAttempt()
  const asBoss = await signedInAs(app, boss)
  const hold = await asBoss.admin.retention.hold({ of: { on: 'attempt', attemptId }, reason: 'an appeal' })
  await expect(erases(attemptId)).rejects.toMatchObject({ code: 'recording-held' })
  await asBoss.admin.retention.endHold({ holdId: hold.id, reason: 'decided' })
  await erases(attemptId)
  await app.files.put(`upload/${attemptId}/late/0.sealed`, Buffer.from('sealed'))
  await finishErasures(app)
  expect(await app.files.list(`upload/${attemptId}`)).toEqual([])
})

test('what is left of an attempt after its recording went can be held; of one of which nothing is left, nothing', async () => {
  const { attemptId, marks } = await anOverAttempt()
  const { retention } = (await signedInAs(app, boss)).admin
  const of = { on: 'attempt' as const, attemptId }
  const order = { attemptId, why: 'request' as const, reason: 'wrote to us', typedName: 'Linh' }
  await retention.erase({ ...order, what: 'recording' })
  const hold = await retention.hold({ of, reason: 'an appeal' })
  await expect(erases(attemptId)).rejects.toMatchObject({ code: 'recording-held' })
  expect(await marks()).toBe(200)
  await retention.endHold({ holdId: hold.id, reason: 'decided' })
  await erases(attemptId)
  await expect(retention.hold({ of, reason: 'again' })).rejects.toMatchObject({ code: 'recording-gone' })
})

test('an administrator reads how many files there are, and that they were erased', async () => {
  const { attemptId } = await anOverAttempt()
  const asBoss = await signedInAs(app, boss)
  const files = async () => (await asBoss.admin.retention.ofAttempt({ attemptId })).files
  expect(await files()).toEqual({ count: 1, erased: null, mayErase: true })
  const { number } = await erases(attemptId)
  expect(await files()).toEqual({
    ...{ count: 1, mayErase: false },
    erased: { number, erasedAt: app.now().toISOString() },
  })
})

test('a candidate reads that the files of the own answers were erased, and by which receipt', async () => {
  const { attemptId, readsOwn } = await anOverAttempt()
  expect(await readsOwn()).toMatchObject({ filesErased: null })
  const { number } = await erases(attemptId)
  expect(await readsOwn()).toMatchObject({
    erased: null,
    filesErased: { at: app.now().toISOString(), number },
  })
})

test('receipts of one instant are listed page by page, none of them left out', async () => {
  const [first, second] = [await anOverAttempt(), await anOverAttempt()]
  app.clock.advance({ minutes: 1 })
  const numbers = [(await erases(first.attemptId)).number, (await erases(second.attemptId)).number]
  const asBoss = await signedInAs(app, boss)

  const { receipts: page } = await asBoss.admin.retention.receipts({ limit: 1 })
  const [{ number, erasedAt } = { number: '', erasedAt: '' }] = page
  const { receipts: next } = await asBoss.admin.retention.receipts({
    ...{ before: erasedAt, beforeNumber: number, limit: 1 },
  })

  expect([...page, ...next].map((line) => line.number).toSorted()).toEqual(numbers.toSorted())
})
