import { expect, test } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import { Journal } from './journal.ts'
import { aSender, aServer } from './testing-server.ts'

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 5, journalId: 'fifth' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

test('what a server acknowledged and lost, because it was put back to an earlier day, is sent again with the next answer', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  const { sender, doubtful } = aSender(journal, server.send)
  for (const body of ['a', 'b', 'c', 'd']) await journal.write('one', body)
  expect(await sender.drained(50_000)).toBe(true)

  server.putBack(1)
  await journal.write('two', 'e')
  expect(await sender.drained(50_000)).toBe(true)
  expect([...server.log.values()].map(({ seq, body }) => [seq, body]).sort()).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
    [5, 'e'],
  ])
  expect(doubtful).toEqual([])
  sender.stop()
})

test('a page that is loaded again, and finds older answers at the server than it had receipts for, sends them again', async () => {
  const [server, store] = [aServer(), memoryStore()]
  const before = await Journal.open(store, hold)
  const first = aSender(before, server.send)
  await before.write('one', 'a')
  await before.write('two', 'b')
  await before.write('one', 'c')
  expect(await first.sender.drained(50_000)).toBe(true)
  server.putBack(2)

  const back = await Journal.open(store, hold)
  await back.learn([
    { itemId: 'one' as never, body: 'a', opening: 5, seq: 1, receivedAt: '' },
    { itemId: 'two' as never, body: 'b', opening: 5, seq: 2, receivedAt: '' },
  ])
  expect(back.bodyOf('one')).toBe('c')
  const { sender } = aSender(back, server.send)
  expect(await sender.drained(50_000)).toBe(true)
  expect(server.log.get('fifth/3')?.body).toBe('c')
  first.sender.stop()
  sender.stop()
})

test('openings that such a server counts anew keep nobody from answering, and what is written now is the latest', async () => {
  const store = memoryStore()
  const before = await Journal.open(store, hold)
  for (const body of ['a', 'b', 'c']) await before.write('one', body)

  const journal = await Journal.open(store, { ...hold, opening: 3, journalId: 'third again' })
  await journal.write('one', 'written now')
  expect(journal.bodyOf('one')).toBe('written now')
  expect(journal.next(10, 1e6).map(({ opening, seq }) => [opening, seq])).toEqual([
    [3, 1],
    [3, 2],
    [3, 3],
  ])
  expect(journal.next(10, 1e6, ({ journalId }) => journalId === 'third again')).toMatchObject([
    { opening: 3, seq: 4, body: 'written now' },
  ])
})

test('an older entry that needs a new number does not become the latest answer by it', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  await journal.write('one', 'older')
  await journal.write('one', 'newer')
  const newer = journal.next(10, 1e6, ({ seq }) => seq === 2)
  await journal.received(newer, (await server.send(newer)).receipts)
  await journal.renumber('fifth', 2)
  expect(journal.next(10, 1e6).map(({ seq, body }) => [seq, body])).toEqual([
    [3, 'older'],
    [4, 'newer'],
  ])
  expect(journal.bodyOf('one')).toBe('newer')
})

test('what is answered or typed while an older entry gets its new number stays the latest', async () => {
  const server = aServer()
  const journal = await Journal.open(memoryStore(), hold)
  for (const itemId of ['chosen', 'typed']) {
    await journal.write(itemId, 'older')
    await journal.write(itemId, 'newer')
  }
  const newer = journal.next(10, 1e6, ({ body }) => body === 'newer')
  await journal.received(newer, (await server.send(newer)).receipts)
  await journal.draft('typed', 'newest')
  const renumbering = journal.renumber('fifth', 4)
  await journal.write('chosen', 'newest')
  await renumbering
  expect([journal.bodyOf('chosen'), journal.bodyOf('typed')]).toEqual(['newest', 'newest'])
  await journal.settle()
  expect(journal.next(10, 1e6).map(({ seq, itemId, body }) => [seq, itemId, body])).toEqual([
    [5, 'chosen', 'older'],
    [6, 'typed', 'older'],
    [7, 'chosen', 'newer'],
    [8, 'chosen', 'newest'],
    [9, 'typed', 'newest'],
  ])
})

test('two things that were being typed when the page ended get two numbers', async () => {
  const store = memoryStore()
  const before = await Journal.open(store, hold)
  await before.draft('one', 'half a wo')
  await before.draft('two', 'half a sen')
  const journal = await Journal.open(store, hold)
  await journal.write('three', 'more')
  expect(journal.next(10, 1e6).map(({ seq, itemId }) => [seq, itemId])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
  ])
})
