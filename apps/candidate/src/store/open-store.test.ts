import { afterEach, expect, test, vi } from 'vitest'
import type { Hold } from '../attempt/hold.ts'
import { Journal } from '../attempt/journal.ts'
import { openStore } from './open-store.ts'

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 1, journalId: 'journal' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

afterEach(() => {
  vi.useRealTimers()
})

globalThis.IDBKeyRange ??= { bound: () => undefined } as never

/** A browser's database that opens and reads, and has no room for anything, until there is some. */
function aFullDisk(disk = { hasRoom: false }): IDBFactory {
  const kept = new Map<string, unknown>()
  const request = <Result>(result: Result) => {
    const asked = { result, onsuccess: () => undefined } as unknown as IDBRequest<Result>
    setTimeout(() => asked.onsuccess?.(new Event('success')))
    return asked
  }
  const whenRoom = (change: () => void) => (disk.hasRoom ? change() : undefined)
  const store = {
    get: (key: string) => request(kept.get(key)),
    ...{ getAll: () => request([...kept.values()]), getAllKeys: () => request([...kept.keys()]) },
    put: (value: unknown, key: string) => whenRoom(() => kept.set(key, value)),
    delete: (key: string) => whenRoom(() => kept.delete(key)),
  }
  const database = {
    transaction: () => {
      const error = new DOMException('there is no room', 'QuotaExceededError')
      const events = { oncomplete: () => undefined, onabort: () => undefined }
      const transaction = { error, objectStore: () => store, ...events }
      setTimeout(() => (disk.hasRoom ? transaction.oncomplete() : transaction.onabort()))
      return transaction
    },
  }
  return { open: () => request(database) } as unknown as IDBFactory
}

test('on a full disk answers are kept in memory and sent from there, and the page is told', async () => {
  const store = await openStore(aFullDisk())
  const journal = await Journal.open(store, hold)
  expect(store.isLasting()).toBe(true)
  await journal.draft('essay', { text: 'half a sen' })
  await journal.settle()
  await journal.write('essay', { text: 'half a sentence' })
  expect(store.isLasting()).toBe(false)
  expect(journal.bodyOf('essay')).toEqual({ text: 'half a sentence' })
  expect(journal.next(10, 1e6).map(({ seq, body }) => ({ seq, body }))).toEqual([
    { seq: 1, body: { text: 'half a sen' } },
    { seq: 2, body: { text: 'half a sentence' } },
  ])
  const again = await Journal.open(store, hold)
  expect(again.next(10, 1e6)).toHaveLength(2)
})

test('once there is room again, what was kept in memory does not hide what was written since', async () => {
  const disk = { hasRoom: false }
  const store = await openStore(aFullDisk(disk))
  await store.write({ 'answer/one': 'kept in memory', 'answer/two': 'kept in memory' })
  await store.write({}, ['answer/three'])
  disk.hasRoom = true
  await store.write({ 'answer/one': 'written since', 'answer/three': 'written since' }, ['answer/two'])
  expect(await store.list('answer/')).toEqual([
    ['answer/one', 'written since'],
    ['answer/three', 'written since'],
  ])
  expect(await store.get('answer/two')).toBeUndefined()
})

test('a database that never opens is left after three seconds, and answers are kept in memory', async () => {
  vi.useFakeTimers()
  const opening = openStore({ open: () => ({}) } as unknown as IDBFactory)
  await vi.advanceTimersByTimeAsync(3_000)
  const store = await opening
  await store.write({ 'answer/one': 'kept in memory' })
  expect(await store.get('answer/one')).toBe('kept in memory')
  expect(store.isLasting()).toBe(false)
})

test('a database that opens and never answers is waited for once, not at each step into the exam', async () => {
  vi.useFakeTimers()
  const never = { get: () => ({}), getAll: () => ({}), getAllKeys: () => ({}), put: () => ({}) }
  const database = { transaction: () => ({ objectStore: () => never }) }
  const opened = { result: database, onsuccess: () => undefined }
  setTimeout(() => opened.onsuccess())
  const opening = openStore({ open: () => opened } as unknown as IDBFactory)
  await vi.advanceTimersByTimeAsync(1)
  const store = await opening
  const began = Date.now()
  const entering = store
    .write({ hold: 'kept in memory' })
    .then(() => store.list('entry/'))
    .then(() => store.get('flags'))
    .then(() => store.list('section/'))
    .then(async () => ({ hold: await store.get('hold'), afterMs: Date.now() - began }))
  await vi.advanceTimersByTimeAsync(60_000)
  // A write that is given up, a read that is tried twice, and hardly more.
  expect(await entering).toEqual({ hold: 'kept in memory', afterMs: 12_600 })
})
