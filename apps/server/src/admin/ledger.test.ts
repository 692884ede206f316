import { readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { openRecord } from '../media/record.ts'
import { theRecording } from '../media/recording.ts'
import { scanJournal } from '../media/scan.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { unwrapAttemptKey } from '../platform/envelope.ts'
import { isSignedBy, signingKeys } from '../platform/signing-key.ts'
import { aTestApp } from '../platform/testing.ts'
import { admin } from './admin.ts'
import { ledgerFile, readLedger } from './ledger.ts'
import { aRetentionStage, leftOf } from './testing-retention.ts'

const app = await aTestApp()
const { asBoss, asReviewer, recorded, erased, opens } = await aRetentionStage(app)

test('no key that is left opens what lies in the journal, though it did before', async () => {
  const linh = await recorded('Linh')
  const { number, wrapped, wrappedBy } = await theKeyRow(linh.attemptId)
  const before = await theRecording(app).wrapping.find(wrappedBy)
  if (!before) throw new Error('the wrapping key is there')
  const key = unwrapAttemptKey(before, linh.attemptId, wrapped)
  const records = (await recordsInJournal()).filter((one) => one.key === number)
  expect(records.map(({ bytes }) => openRecord(bytes, key).length).some((frames) => frames > 0)).toBe(true)

  await erased(linh.attemptId)

  const others = await app.db.selectFrom('attemptKey').selectAll().execute()
  const left = await Promise.all(
    others.map(async (row) => {
      const by = await theRecording(app).wrapping.find(row.wrappedBy)
      return by && unwrapAttemptKey(by, row.attemptId, row.wrapped)
    }),
  )
  const opened = records.flatMap(({ bytes }) =>
    [...left, before.key].filter((one) => one && isOpenedBy(bytes, one)),
  )
  expect(opened).toEqual([])
})

test('a line that somebody else signed is not what was written here, though its chain fits', async () => {
  await erased((await recorded('Minh')).attemptId)
  const file = ledgerFile(app.config.data)
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n').slice(0, -1)
  const forged = { ...JSON.parse(lines.at(-1) ?? ''), keyId: '0123456789abcdef' }
  await writeFile(file, `${[...lines.slice(0, -1), canonicalJson(forged)].join('\n')}\n`)
  const { problem } = await readLedger(app.config.data)
  await writeFile(file, text)
  expect(problem).toBe(`line ${lines.length} is signed with a key that is not one of this installation`)
})

test('a restored backup obeys the ledger before anything is served', async () => {
  const linh = await recorded('Linh')
  const keyRow = await theKeyRow(linh.attemptId)
  const { number } = await erased(linh.attemptId)

  // A backup from before: the key is back, and no erasure is known.
  await app.db.deleteFrom('erasure').where('attemptId', '=', linh.attemptId).execute()
  await app.db.deleteFrom('erasedRecording').where('attemptId', '=', linh.attemptId).execute()
  await app.pool.query(
    `insert into attempt_key (number, attempt_id, wrapped, wrapped_by, created_at)
     overriding system value values ($1, $2, $3, $4, $5)`,
    [keyRow.number, linh.attemptId, keyRow.wrapped, keyRow.wrappedBy, keyRow.createdAt],
  )
  expect((await (await asReviewer()).admin.retention.ofAttempt(linh)).erased).toBe(null)

  await admin.start?.(app)

  expect(await opens(linh.attemptId)).toBe(410)
  expect(await leftOf(app, linh.attemptId)).toMatchObject({ attemptKey: 0 })
  expect((await (await asBoss()).admin.retention.receipt({ number })).receipt.number).toBe(number)
  const { entries } = await (await asBoss()).admin.audit({ limit: 5 })
  expect(entries).toContainEqual(
    expect.objectContaining({ kind: 'erasure-obeyed', body: { receipt: number, keyCameBack: true } }),
  )
})

test('a ledger that was lost is written again, and one whose line was changed is told of', async () => {
  await erased((await recorded('Linh')).attemptId)
  await erased((await recorded('An')).attemptId)
  const file = ledgerFile(app.config.data)
  const before = await readLedger(app.config.data)
  await writeFile(file, '')
  expect((await (await asBoss()).admin.retention.overview()).ledger).toMatchObject({ lines: 0 })
  await admin.start?.(app)
  const numbers = async () =>
    (await readLedger(app.config.data)).lines.map(({ receipt }) => receipt.number).toSorted()
  expect(await numbers()).toEqual(before.lines.map(({ receipt }) => receipt.number).toSorted())
  expect((await (await asBoss()).admin.retention.overview()).ledger).toMatchObject({
    missing: 0,
    isIntact: true,
  })

  await writeFile(file, readFileSync(file, 'utf8').replace('"reason":"by test"', '"reason":"BY TEST"'))
  expect((await (await asBoss()).admin.retention.overview()).ledger).toMatchObject({ isIntact: false })
  await writeFile(file, '')
  await admin.start?.(app)
})

test('a line whose mark a crash or a backup took is not written twice', async () => {
  const linh = await recorded('Linh')
  const an = await recorded('An')
  for (const { attemptId } of [linh, an]) await erased(attemptId)
  const unmark = ({ attemptId }: { attemptId: AttemptId }) =>
    app.db.updateTable('erasure').set({ inLedgerAt: null }).where('attemptId', '=', attemptId).execute()
  const before = (await readLedger(app.config.data)).lines.length

  await unmark(an)
  await erased((await recorded('Kim')).attemptId)
  expect((await readLedger(app.config.data)).lines.length).toBe(before + 1)

  await unmark(linh)
  await admin.start?.(app)
  expect(await readLedger(app.config.data)).toMatchObject({ lines: { length: before + 1 }, problem: null })
})

test('a receipt is signed, says what was erased, and shows and names no candidate', async () => {
  const linh = await recorded('Linh Nguyễn')
  const line = await erased(linh.attemptId)
  const { receipt, hash, signature, keyId } = await (await asBoss()).admin.retention.receipt(line)
  expect(receipt).toMatchObject({
    why: 'request',
    by: { name: 'Boss' },
    reason: 'by test',
    key: { wrappedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    tracks: [
      { kind: 'camera', frames: 20, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { kind: 'microphone' },
    ],
    pictures: [{ what: 'reference-photo', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    gazeCentre: true,
    signals: { count: 1 },
    evidence: [{ kind: 'signal' }, { kind: 'clip' }],
  })
  const bytes = Buffer.from(canonicalJson(receipt))
  const { keys } = signingKeys(app.config.data)
  expect(isSignedBy(keys, { keyId, signature, bytes })).toBe('signed')
  const altered = Buffer.from(canonicalJson({ ...receipt, reason: 'another' }))
  expect(isSignedBy(keys, { keyId, signature, bytes: altered })).toBe('not-signed')
  expect(hash).toBe(line.hash)
  expect(JSON.stringify(receipt)).not.toContain('Linh')
})

async function theKeyRow(attemptId: AttemptId) {
  return await app.db
    .selectFrom('attemptKey')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
}

async function recordsInJournal(): Promise<{ key: number; bytes: Buffer }[]> {
  const { folder } = theRecording(app)
  const files = (await readdir(folder)).map((name) => path.join(folder, name))
  const found = await Promise.all(files.map((file) => Array.fromAsync(scanJournal(file))))
  return found
    .flat()
    .flatMap((one) => (one.what === 'record' ? [{ key: one.header.key, bytes: one.bytes }] : []))
}

function isOpenedBy(bytes: Buffer, key: Parameters<typeof openRecord>[1]): boolean {
  try {
    return openRecord(bytes, key).length > 0
  } catch {
    return false
  }
}
