import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { verifyAnswers } from './answers-chain.ts'
import { answers, begins } from './testing.ts'

const app = await aTestApp()

async function aRoom() {
  const room = await aSitting(app).with(aCandidate('Linh'))
  const essay = room.exam.content.sections[0]?.items[4]?.id as ItemId
  const device = await begins(app, room.candidate('Linh'))
  return { device, essay }
}

test('an hour without a line, then everything at once: a receipt for each entry, none twice, all in time', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId, opening } = device
  const begunAt = app.now().getTime()
  const entries = Array.from({ length: 700 }, (_, at) => ({
    ...{ seq: at + 1, itemId: essay, body: { text: 'x'.repeat(at) }, at: begunAt + at * 5_000 },
  }))
  app.clock.advance({ minutes: 59 })
  const batches = [0, 100, 200, 300, 400, 500, 600].map((from) => entries.slice(from, from + 100))
  const send = (some: typeof entries) =>
    client.attempt.record({ attemptId, journalId, opening, entries: some })
  // The page gave up waiting for each answer once, and sent again what had arrived.
  const receipts: EntryReceipt[] = []
  await batches.reduce(async (before, batch) => {
    await before
    const [first, again] = await Promise.all([send(batch), send(batch)])
    expect(again.receipts).toEqual(first.receipts)
    receipts.push(...first.receipts)
  }, Promise.resolve())
  expect(receipts.map(({ seq, isLate }) => ({ seq, isLate }))).toEqual(
    entries.map(({ seq }) => ({ seq, isLate: false })),
  )
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 700, journals: 1, faults: [] })
})

test('a device whose clock is a day ahead, then a day behind, changes neither order nor time', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId, opening } = device
  const day = 86_400_000
  const now = app.now().getTime()
  const entries = [now + day, now - day, -1e15, 1e15].map((at, index) => ({
    ...{ seq: index + 1, itemId: essay, body: { text: `${index + 1}` }, at },
  }))
  const { receipts } = await client.attempt.record({ attemptId, journalId, opening, entries })
  expect(receipts.map(({ isLate, receivedAt }) => ({ isLate, receivedAt }))).toEqual(
    Array.from({ length: 4 }, () => ({ isLate: false, receivedAt: app.now().toISOString() })),
  )
  const { answers: saved } = await client.attempt.answers({ attemptId })
  expect(saved).toMatchObject([{ seq: 4, body: { text: '4' } }])
})

test('a database without room gives no receipt; the same entry is taken when there is room again', async () => {
  const { device, essay } = await aRoom()
  const { attemptId } = device
  await sql`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`.execute(
    app.db,
  )
  await sql`create trigger no_room before insert on answer_log for each row execute function no_room()`.execute(
    app.db,
  )
  await expect(answers(device, essay, { text: 'kept by the page' }, 1)).rejects.toMatchObject({
    status: expect.toSatisfy((status: number) => status >= 500),
  })
  expect(await verifyAnswers(app, attemptId)).toMatchObject({ entries: 0 })
  await sql`drop trigger no_room on answer_log`.execute(app.db)
  const { receipts } = await answers(device, essay, { text: 'kept by the page' }, 1)
  expect(receipts).toMatchObject([{ seq: 1, afterSeq: null }])
})

test('handing in twice at the same moment is one submission with one receipt', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId } = device
  await answers(device, essay, { text: 'done' }, 1)
  const handIn = () => client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  const [one, other] = await Promise.all([handIn(), handIn()])
  expect(other).toEqual(one)
  expect(one.journals).toMatchObject([{ journalId, seq: 1 }])
})
