import { randomUUID } from 'node:crypto'
import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { ItemId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { verifyAnswers } from './answers-chain.ts'
import { answers, begins, enters } from './testing.ts'

const app = await aTestApp()

async function aRoom() {
  const room = await aSitting(app).with(aCandidate('Linh'))
  const essay = room.exam.content.sections[0]?.items[4]?.id as ItemId
  const linh = room.candidate('Linh')
  return { device: await begins(app, linh), essay, linh }
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

test('what is sent together is stored together: none without the ones before it, for which there was no room', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId, opening } = device
  const send = (to: string, count: number) =>
    client.attempt.record({
      ...{ attemptId, journalId: to, opening },
      entries: Array.from({ length: count }, (_, at) => ({
        ...{ seq: at + 1, itemId: essay, body: { text: `${at}` }, at: 0 },
      })),
    })
  await sql`create function no_room_for_it() returns trigger language plpgsql as $$ begin
    if new.journal_id = '${sql.raw(journalId)}' and new.seq = 1
      then raise exception 'No space left on device' using errcode = '53100'; end if;
    return new; end $$`.execute(app.db)
  await sql`create trigger no_room_for_it before insert on answer_log for each row execute function no_room_for_it()`.execute(
    app.db,
  )
  // Another journal's entries come first, so that not all of this one's fit beside them.
  const [, ours] = await Promise.allSettled([send(randomUUID(), 150), send(journalId, 100)])
  expect(ours.status).toBe('rejected')
  const stored = app.db.selectFrom('answerLog').select('seq').where('journalId', '=', journalId)
  expect(await stored.execute()).toEqual([])
  await sql`drop trigger no_room_for_it on answer_log`.execute(app.db)
  const { receipts } = await send(journalId, 100)
  expect(receipts.map(({ afterSeq }) => afterSeq ?? 0)).toEqual(receipts.map(({ seq }) => seq - 1))
})

test('an entry that cannot be stored keeps none of those that were sent with it from being stored', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId, opening } = device
  await sql`alter table answer_log add constraint no_curse check (body::text not like '%curse%') not valid`.execute(
    app.db,
  )
  const entries = ['one', 'a curse', 'three'].map((text, at) => ({
    ...{ seq: at + 1, itemId: essay, body: { text }, at: 0 },
  }))
  await expect(client.attempt.record({ attemptId, journalId, opening, entries })).rejects.toThrow()
  await sql`alter table answer_log drop constraint no_curse`.execute(app.db)
  const stored = app.db.selectFrom('answerLog').select('seq').where('journalId', '=', journalId)
  expect(await stored.orderBy('seq').execute()).toEqual([{ seq: 1 }, { seq: 3 }])
  expect(await client.attempt.answers({ attemptId })).toMatchObject({
    answers: [{ body: { text: 'three' } }],
  })
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

test('answers, handing in and the clock that all come in the last moment: nothing is refused, and there is one submission', async () => {
  const { device, essay } = await aRoom()
  const { client, attemptId, journalId } = device
  await answers(device, essay, { text: 'early' }, 1)
  app.clock.advance({ minutes: 62 })
  const seqs = Array.from({ length: 20 }, (_, at) => at + 2)
  const handIn = () => client.attempt.submit({ attemptId, journalId, lastSeq: 21 })
  const [one, other, , ...recorded] = await Promise.all([
    ...[handIn(), handIn(), app.work()],
    ...seqs.map((seq) => answers(device, essay, { text: `${seq}` }, seq)),
  ] as const)
  expect(other).toMatchObject({ number: one.number, how: 'time-over' })
  expect(recorded.flatMap(({ receipts }) => receipts.map(({ seq }) => seq))).toEqual(seqs)
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 21, journals: 1, faults: [] })
  // Who was refused nothing sends all of it again when the page comes back.
  const again = await Promise.all(seqs.map((seq) => answers(device, essay, { text: `${seq}` }, seq)))
  expect(again.map(({ receipts }) => receipts)).toEqual(recorded.map(({ receipts }) => receipts))
})

test('two tabs that write under the same numbers at the same moment: one of both is kept, the other told the last number', async () => {
  const { device, essay } = await aRoom()
  const { attemptId, client } = device
  const seqs = [1, 2, 3, 4, 5, 6, 7, 8]
  const write = (tab: string) => seqs.map((seq) => answers(device, essay, { text: `${tab} ${seq}` }, seq))
  const outcomes = await Promise.allSettled([...write('left'), ...write('right')])
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(8)
  expect(refused).toEqual(
    refused.map(() => ({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'journal-conflict' }),
    })),
  )
  await expect(answers(device, essay, { text: 'later' }, 8)).rejects.toMatchObject({
    data: { params: { lastSeq: 8 } },
  })
  await answers(device, essay, { text: 'later' }, 9)
  expect(await verifyAnswers(app, attemptId)).toEqual({ entries: 9, journals: 1, faults: [] })
  const { answers: saved } = await client.attempt.answers({ attemptId })
  expect(saved).toMatchObject([{ seq: 9, body: { text: 'later' } }])
})

test('two devices that write at the same moment: all of it is kept, and the newer device’s answer counts', async () => {
  const { device: older, essay, linh } = await aRoom()
  const newer = await enters(app, linh)
  const seqs = [1, 2, 3, 4, 5, 6]
  await Promise.all(
    seqs.flatMap((seq) => [
      answers(newer, essay, { text: `newer ${seq}` }, seq),
      answers(older, essay, { text: `older ${seq + 10}` }, seq + 10),
    ]),
  )
  const { answers: saved } = await newer.client.attempt.answers({ attemptId: newer.attemptId })
  expect(saved).toMatchObject([{ opening: 2, seq: 6, body: { text: 'newer 6' } }])
  expect(await verifyAnswers(app, newer.attemptId)).toEqual({ entries: 12, journals: 2, faults: [] })
})
