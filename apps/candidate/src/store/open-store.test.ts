import { expect, test } from 'vitest'
import type { Hold } from '../attempt/hold.ts'
import { Journal } from '../attempt/journal.ts'
import { openStore } from './open-store.ts'

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 1, journalId: 'journal' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

/** A browser's database that opens, reads as empty, and has no room for anything. */
function aFullDisk(): IDBFactory {
  const request = <Result>(result: Result) => {
    const asked = { result, onsuccess: () => undefined } as unknown as IDBRequest<Result>
    setTimeout(() => asked.onsuccess?.(new Event('success')))
    return asked
  }
  const store = {
    ...{ get: () => request(undefined), getAll: () => request([]), getAllKeys: () => request([]) },
    ...{ put: () => undefined, delete: () => undefined },
  }
  const database = {
    transaction: () => {
      const error = new DOMException('there is no room', 'QuotaExceededError')
      const transaction = { error, objectStore: () => store, onabort: () => undefined }
      setTimeout(() => transaction.onabort())
      return transaction
    },
  }
  return { open: () => request(database) } as unknown as IDBFactory
}

test('on a full disk answers are kept in memory and sent from there, and the page is told', async () => {
  globalThis.IDBKeyRange ??= { bound: () => undefined } as never
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
