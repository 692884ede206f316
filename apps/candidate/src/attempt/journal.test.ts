import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { expect, test } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import { Journal, type Unsent } from './journal.ts'
import type { Recorded } from './sender.ts'
import { aSender, aServer } from './testing-server.ts'

const hold: Hold = {
  attemptId: 'attempt',
  attemptKey: 'key',
  opening: 1,
  journalId: 'first',
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}
const later: Hold = { ...hold, opening: 3, journalId: 'third' }

test('a page that ended without a word leaves its entries and what was being typed to the next', async () => {
  const store = memoryStore()
  const journal = await Journal.open(store, hold)
  await journal.write('one', { chosen: 'a' })
  await journal.draft('two', { text: 'half a sen' })

  const reopened = await Journal.open(store, hold)
  expect(reopened.bodyOf('two')).toEqual({ text: 'half a sen' })
  expect(reopened.next(10, 1e6).map(({ seq, itemId }) => ({ seq, itemId }))).toEqual([
    { seq: 1, itemId: 'one' },
    { seq: 2, itemId: 'two' },
  ])
})

test('an hour without a network loses nothing and repeats nothing', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  const { sender, states, doubtful } = aSender(journal, server.send)
  server.isReachable = false
  await Promise.all(
    Array.from({ length: 720 }, (_, at) => journal.write(`item ${at % 7}`, { text: `${at}` })),
  )
  expect(await sender.drained(60)).toBe(false)
  expect(states).toContain('waiting')

  server.isReachable = true
  expect(await sender.drained(50_000)).toBe(true)
  expect([...server.log.values()].map(({ seq }) => seq)).toEqual(
    Array.from({ length: 720 }, (_, at) => at + 1),
  )
  const { received } = await journal.everything()
  expect(received.map(({ receipt }) => receipt?.seq)).toEqual(Array.from({ length: 720 }, (_, at) => at + 1))
  expect(doubtful).toEqual([])
  sender.stop()
})

test('an answer without a receipt is sent again under its own number', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  await journal.write('one', { chosen: 'a' })
  await server.send(journal.next(10, 1e6))
  const { sender } = aSender(journal, server.send)
  expect(await sender.drained(50_000)).toBe(true)
  expect(server.log.size).toBe(1)
  sender.stop()
})

test('numbers that the server knows otherwise are given anew, and no answer is lost', async () => {
  const server = aServer()
  const before = await Journal.open(memoryStore(), hold)
  await before.write('one', { text: 'written before the power went' })
  await server.send(before.next(10, 1e6))

  const forgetful = await Journal.open(memoryStore(), hold)
  await forgetful.write('one', { text: 'written after it' })
  const { sender } = aSender(forgetful, server.send)
  expect(await sender.drained(50_000)).toBe(true)
  expect([...server.log.values()].map(({ seq, body }) => ({ seq, body }))).toEqual([
    { seq: 1, body: { text: 'written before the power went' } },
    { seq: 2, body: { text: 'written after it' } },
  ])
  sender.stop()
})

test('an earlier journal whose numbers the server knows otherwise holds up no later one', async () => {
  const [server, store] = [aServer(), memoryStore()]
  const lost = await Journal.open(memoryStore(), hold)
  await lost.write('two', { text: 'sent as the page closed' })
  await server.send(lost.next(10, 1e6))
  const before = await Journal.open(store, hold)
  await before.draft('one', { text: 'half a sen' })

  const journal = await Journal.open(store, later)
  await journal.write('three', { chosen: 'a' })
  const { sender } = aSender(journal, server.send)
  expect(await sender.drained(50_000)).toBe(true)
  expect([...server.log.values()].map(({ journalId, seq, body }) => [journalId, seq, body])).toEqual([
    ['first', 1, { text: 'sent as the page closed' }],
    ['third', 1, { chosen: 'a' }],
    ['first', 2, { text: 'half a sen' }],
  ])
  sender.stop()
})

test('an entry that the server cannot take holds up no other', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  const bodies: AnswerBody[] = ['fine', 'fine too', 'unbearable', 'fine as well']
  await Promise.all(bodies.map((body, at) => journal.write(`item ${at}`, body)))
  const { sender, refused } = aSender(journal, server.send)
  expect(await sender.drained(50_000)).toBe(true)
  expect([...server.log.values()].map(({ body }) => body)).toEqual(['fine', 'fine too', 'fine as well'])
  expect(refused.map(({ body }) => body)).toEqual(['unbearable'])
  sender.stop()
})

test('a device that comes back after another one does not take its older words for newer', async () => {
  const store = memoryStore()
  const before = await Journal.open(store, hold)
  await before.draft('essay', { text: 'old beginning' })

  const back = await Journal.open(store, later)
  await back.learn([
    { itemId: 'essay' as never, body: { text: 'finished elsewhere' }, opening: 2, seq: 1, receivedAt: '' },
  ])
  expect(back.bodyOf('essay')).toEqual({ text: 'finished elsewhere' })
  expect(back.next(10, 1e6)).toMatchObject([
    { journalId: 'first', opening: 1, body: { text: 'old beginning' } },
  ])
  await back.write('essay', { text: 'finished here' })
  expect(back.bodyOf('essay')).toEqual({ text: 'finished here' })
})

test('numbers go on after those the server has, when this browser has forgotten its own', async () => {
  const journal = await Journal.open(memoryStore(), hold)
  await journal.learn([{ itemId: 'one' as never, body: null, opening: 1, seq: 41, receivedAt: '' }])
  await journal.write('one', { chosen: 'b' })
  expect(journal.next(10, 1e6).map(({ seq }) => seq)).toEqual([42])
})

test('a receipt that is not for what was sent, or does not follow the one before, is told and the entry kept', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  const lying = async (batch: readonly Unsent[]): Promise<Recorded> => {
    const recorded = await server.send(batch)
    const lies = [{}, { hash: 'of another body' }, { chain: 'of another journal' }]
    return { ...recorded, receipts: recorded.receipts.map((one, at) => ({ ...one, ...lies[at] })) }
  }
  const { sender, doubtful } = aSender(journal, lying)
  await Promise.all(['a', 'b', 'c'].map((body) => journal.write('one', body)))
  expect(await sender.drained(50_000)).toBe(true)
  expect(doubtful.map(({ seq }) => seq)).toEqual([2, 3])
  expect((await journal.everything()).received.map(({ body }) => body)).toEqual(['a', 'b', 'c'])
  sender.stop()
})

test('a page that comes back checks the next receipt against the last one of the page before it', async () => {
  const [server, store] = [aServer(), memoryStore()]
  const before = await Journal.open(store, hold)
  await before.write('one', 'a')
  const first = aSender(before, server.send)
  expect(await first.sender.drained(50_000)).toBe(true)

  const back = await Journal.open(store, hold)
  await back.write('one', 'b')
  const forgetful = async (batch: readonly Unsent[]): Promise<Recorded> => {
    const recorded = await server.send(batch)
    return { ...recorded, receipts: recorded.receipts.map((one) => ({ ...one, chain: '0'.repeat(64) })) }
  }
  const { sender, doubtful } = aSender(back, forgetful)
  expect(await sender.drained(50_000)).toBe(true)
  expect(doubtful.map(({ body }) => body)).toEqual(['b'])
  await back.forget()
  expect((await back.everything()).received).toEqual([])
})
