import { expect, test } from 'vitest'
import type { Hold } from '../attempt/hold.ts'
import { Journal } from '../attempt/journal.ts'
import { openStore } from './open-store.ts'

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 1, journalId: 'journal' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

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
