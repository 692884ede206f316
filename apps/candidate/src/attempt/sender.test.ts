import { setTimeout as reallyWait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import { Journal, type Unsent } from './journal.ts'
import { fitting } from './leaving.ts'
import type { Recorded } from './sender.ts'
import { aSender, aServer } from './testing-server.ts'

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 1, journalId: 'first' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A proxy before the server that answers by a page of its own when it does not like what is sent. */
function behindAProxy(status: number, dislikes: (batch: readonly Unsent[]) => boolean) {
  const server = aServer()
  const proxy = {
    log: server.log,
    dislikes,
    send: async (batch: readonly Unsent[]): Promise<Recorded> => {
      if (proxy.dislikes(batch)) throw Object.assign(new Error('a page'), { status, data: { body: {} } })
      return await server.send(batch)
    },
  }
  return proxy
}

/** Lets the page's time pass quickly until something is so: hashing takes its own time, whatever the clock says. */
async function until(isSo: () => boolean, tries = 5_000): Promise<void> {
  if (isSo()) return
  if (tries === 0) throw new Error('it never came so far')
  await vi.advanceTimersByTimeAsync(500)
  await reallyWait(1)
  await until(isSo, tries - 1)
}

const hasCurse = (batch: readonly Unsent[]) => batch.some(({ body }) => body === 'drop table')

test('an entry that a filter on the way says no to holds up no other, and is sent when the filter lets it', async () => {
  const proxy = behindAProxy(403, hasCurse)
  const journal = await Journal.open(memoryStore(), hold)
  const { sender, refused } = aSender(journal, proxy.send)
  for (const body of ['a', 'drop table', 'b', 'drop table', 'c']) await journal.write('one', body)
  sender.wake()
  await until(() => proxy.log.size === 3 && journal.waiting === 2)
  expect([...proxy.log.values()].map(({ body }) => body).sort()).toEqual(['a', 'b', 'c'])

  proxy.dislikes = () => false
  await until(() => journal.waiting === 0)
  expect([proxy.log.size, refused]).toEqual([5, []])
  sender.stop()
})

test('what a filter says no to is told by its item, and nothing else is called waiting', async () => {
  const proxy = behindAProxy(403, hasCurse)
  const journal = await Journal.open(memoryStore(), hold)
  const { sender, said } = aSender(journal, proxy.send)
  await journal.write('one', 'a')
  await journal.write('two', 'drop table')
  sender.wake()
  await until(() => proxy.log.size === 1 && said.at(-1)?.heldUp.length === 1)
  expect(said.at(-1)).toEqual({ sending: 'held-up', heldUp: ['two'] })

  const before = said.length
  await journal.write('three', 'b')
  sender.wake()
  await until(() => proxy.log.size === 2)
  expect(said.slice(before).filter(({ sending }) => sending !== 'held-up')).toEqual([])

  proxy.dislikes = () => false
  await until(() => journal.waiting === 0)
  await until(() => said.at(-1)?.sending === 'idle')
  sender.stop()
})

test('a proxy that takes less at once than the server gets less at once', async () => {
  const proxy = behindAProxy(413, (batch) => batch.length > 3)
  const journal = await Journal.open(memoryStore(), hold)
  const { sender, refused } = aSender(journal, proxy.send)
  for (const body of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await journal.write('one', body)
  sender.wake()
  await until(() => journal.waiting === 0)
  expect([proxy.log.size, refused]).toEqual([7, []])
  sender.stop()
})

test('a server that nobody reaches for an hour by 502 has all of it at once when it is back', async () => {
  const proxy = behindAProxy(502, () => true)
  const journal = await Journal.open(memoryStore(), hold)
  const batches: number[] = []
  const { sender } = aSender(journal, async (batch) => {
    const recorded = await proxy.send(batch)
    batches.push(batch.length)
    return recorded
  })
  for (const body of ['a', 'b', 'c', 'd']) await journal.write('one', body)
  sender.wake()
  await vi.advanceTimersByTimeAsync(3_600_000)
  proxy.dislikes = () => false
  await until(() => journal.waiting === 0)
  expect(batches).toEqual([4])
  sender.stop()
})

test('an entry without a receipt in the answer waits on', async () => {
  const server = aServer()
  const answers = [{ cut: 1 }, { cut: 0 }].values()
  const journal = await Journal.open(memoryStore(), hold)
  const { sender } = aSender(journal, async (batch) => {
    const recorded = await server.send(batch)
    const { cut } = answers.next().value ?? { cut: 0 }
    return { ...recorded, receipts: recorded.receipts.slice(cut) }
  })
  await journal.write('one', 'a')
  await journal.write('one', 'b')
  sender.wake()
  await vi.advanceTimersByTimeAsync(1)
  expect(journal.waiting).toBe(2)
  await until(() => journal.waiting === 0)
  sender.stop()
})

test('a page that goes away sends as much as a browser still takes, whatever the alphabet', () => {
  const entries = Array.from({ length: 100 }, () => ({ body: 'đề thi'.repeat(200) }))
  const bytes = new TextEncoder().encode(JSON.stringify(fitting(entries))).length
  expect(bytes).toBeLessThan(61_000)
  expect(bytes).toBeGreaterThan(55_000)
})
