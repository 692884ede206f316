import { createHash, randomUUID } from 'node:crypto'
import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting, type SeatedSitting } from '../sitting/testing.ts'
import { readHeads, verifyAnswers } from './answers-chain.ts'
import { readClocks } from './clocks.ts'
import { answers, begins, enters } from './testing.ts'
import { type Given, writeEntries } from './write-entries.ts'

const app = await aTestApp()

async function aRoom() {
  const room = await aSitting(app).with(aCandidate('Linh'))
  const [linh] = room.candidates as [SeatedSitting['candidates'][number]]
  const items = room.exam.content.sections.flatMap((section) => section.items.map(({ id }) => id as ItemId))
  return { linh, essay: items[4] as ItemId, choice: items[0] as ItemId }
}

/** As the words in EntryReceipt say it, and not as the server's code does. */
function chainOf(before: string, { hash, receivedAt }: EntryReceipt): string {
  return createHash('sha256').update(`${before}|${hash}|${receivedAt}|in-time`).digest('hex')
}

test('each receipt covers the one before it in its journal, and the submission covers the heads of all journals', async () => {
  const room = await aRoom()
  const first = await begins(app, room.linh)
  const [one] = (await answers(first, room.essay, { text: 'a' }, 1)).receipts as [EntryReceipt]
  app.clock.advance({ seconds: 5 })
  const [two] = (await answers(first, room.essay, { text: 'ab' }, 2)).receipts as [EntryReceipt]
  expect(one).toMatchObject({ afterSeq: null, chain: chainOf('', one) })
  expect(two).toMatchObject({ afterSeq: 1, chain: chainOf(one.chain ?? '', two) })

  const second = await enters(app, room.linh)
  const [other] = (await answers(second, room.choice, { chosen: 'a' }, 1)).receipts as [EntryReceipt]
  const { attemptId, journalId, client } = second
  const before = await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  expect(before.journals).toEqual(
    expect.arrayContaining([
      { journalId: first.journalId, seq: 2, chain: two.chain },
      { journalId, seq: 1, chain: other.chain },
    ]),
  )
  await answers(first, room.essay, { text: 'ab' }, 2)
  expect(await client.attempt.receipt({ attemptId })).toEqual(before)
  await answers(first, room.essay, { text: 'abc' }, 3)
  expect((await client.attempt.receipt({ attemptId })).hash).not.toBe(before.hash)
})

test('a whole batch is one chain, and what comes out of order follows what is there', async () => {
  const room = await aRoom()
  const { client, attemptId, journalId, opening } = await begins(app, room.linh)
  const entries = [3, 1, 2, 7].map((seq) => ({ seq, itemId: room.essay, body: { text: `${seq}` }, at: 0 }))
  const { receipts } = await client.attempt.record({ attemptId, journalId, opening, entries })
  expect(receipts.map(({ seq, afterSeq }) => [seq, afterSeq])).toEqual([
    [3, 2],
    [1, null],
    [2, 1],
    [7, 3],
  ])
  const late = [{ seq: 5, itemId: room.essay, body: { text: '5' }, at: 0 }]
  await client.attempt.record({ attemptId, journalId, opening, entries: late })
  expect((await readHeads(app, attemptId)).map(({ seq }) => seq)).toEqual([5, 7])
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 5, journals: 1, faults: [] })
})

test('four hundred entries sent at once in four calls are one chain without a fork', async () => {
  const room = await aRoom()
  const { client, attemptId, journalId, opening } = await begins(app, room.linh)
  const entries = Array.from({ length: 400 }, (_, at) => ({
    ...{ seq: at + 1, itemId: room.essay, body: { text: `${at}` }, at: 0 },
  }))
  await Promise.all(
    [0, 100, 200, 300].map((from) =>
      client.attempt.record({ attemptId, journalId, opening, entries: entries.slice(from, from + 100) }),
    ),
  )
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 400, journals: 1, faults: [] })
})

test('an altered body, an altered time and a row that was taken away are found', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  const { attemptId, journalId } = device
  await answers(device, room.essay, { text: 'one' }, 1)
  await answers(device, room.essay, { text: 'two' }, 2)
  await answers(device, room.essay, { text: 'three' }, 3)
  const log = app.db.updateTable('answerLog').where('attemptId', '=', attemptId)

  await log.set({ body: '{"text":"better"}' }).where('seq', '=', 1).execute()
  expect((await verifyAnswers(app, attemptId)).faults).toEqual([
    { attemptId, journalId, seq: 1, code: 'body-altered' },
  ])
  await log
    .set({ body: '{"text":"one"}', receivedAt: new Date(0) })
    .where('seq', '=', 1)
    .execute()
  expect((await verifyAnswers(app, attemptId)).faults).toEqual([
    { attemptId, journalId, seq: 1, code: 'chain-broken' },
  ])
  await app.db.deleteFrom('answerLog').where('attemptId', '=', attemptId).where('seq', '=', 2).execute()
  expect((await verifyAnswers(app, attemptId)).faults).toContainEqual({
    ...{ attemptId, journalId, seq: 3, code: 'before-missing' },
  })
})

test('entries from before there were chains stay valid, and the next ones follow them', async () => {
  const room = await aRoom()
  const device = await begins(app, room.linh)
  const { attemptId } = device
  const [old] = (await answers(device, room.essay, { text: 'old' }, 1)).receipts as [EntryReceipt]
  await app.db
    .updateTable('answerLog')
    .set({ chain: null, afterSeq: null })
    .where('attemptId', '=', attemptId)
    .execute()
  const [next] = (await answers(device, room.essay, { text: 'new' }, 2)).receipts as [EntryReceipt]
  expect(next.chain).toBe(chainOf(old.hash, next))
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 2, journals: 1, faults: [] })
})

test('an entry that another process writes at the same moment is there once, and both are told the same', async () => {
  const room = await aRoom()
  const { attemptId } = await begins(app, room.linh)
  const given: Given = {
    ...{ attemptId, journalId: randomUUID(), opening: 1, seq: 1, itemId: room.essay, origin: 'browser' },
    ...{ bodyText: '"same"', hash: 'the hash', writtenAt: app.now() },
  }
  const clocks = await readClocks(app.db, [attemptId])
  const writing = Array.from({ length: 6 }, () => writeEntries(app.db, [given], clocks, app.now()))
  const kept = (await Promise.all(writing)).flat()
  expect(new Set(kept.map(({ chain }) => chain)).size).toBe(1)
  expect(await verifyAnswers(app, attemptId)).toMatchObject({ entries: 1 })
})
