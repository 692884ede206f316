import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { findHold, type Hold, keepHold } from '../attempt/hold.ts'
import { Journal } from '../attempt/journal.ts'
import { openStore } from './open-store.ts'

beforeEach(() => {
  globalThis.IDBKeyRange = IDBKeyRange
})

const hold: Hold = {
  ...{ attemptId: 'attempt', attemptKey: 'key', opening: 1, journalId: 'journal' },
  way: { by: 'code', roomCode: 'K7MR-3XHT' },
}

/** The database of a browser, and every line that pages have to it. */
function aBrowser() {
  const inner = new IDBFactory()
  const lines: IDBDatabase[] = []
  const open = (name: string, version: number) => {
    const request = inner.open(name, version)
    request.addEventListener('success', () => lines.push(request.result))
    return request
  }
  const factory = { open } as unknown as IDBFactory
  return {
    ...{ factory, lines },
    /** Without a word, as after a fault of the disk. */
    cut: () => {
      for (const line of lines.splice(0)) line.close()
    },
    /** As a person does in the browser's settings. */
    clear: () =>
      new Promise((resolve, reject) => {
        const request = inner.deleteDatabase('invigil')
        request.onsuccess = resolve
        request.onerror = reject
        request.onblocked = reject
      }),
  }
}

test('a line to the database that the browser cuts is laid again, and the next page finds everything', async () => {
  const { factory, cut } = aBrowser()
  const store = await openStore(factory)
  const journal = await Journal.open(store, hold)
  await journal.write('one', 'before')
  cut()
  await journal.write('two', 'after')
  expect(store.isLasting()).toBe(true)

  const next = await Journal.open(await openStore(factory), hold)
  expect(next.next(10, 1e6).map(({ seq, body }) => [seq, body])).toEqual([
    [1, 'before'],
    [2, 'after'],
  ])
})

test('who clears the storage in the middle of an exam is not held up by the page, and loses nothing by it', async () => {
  const { factory, clear } = aBrowser()
  const store = await openStore(factory)
  const entered = { attemptId: 'attempt', attemptKey: 'key', opening: 1, attempt: {} }
  const own = await keepHold(store, entered as never, hold.way)
  const journal = await Journal.open(store, own)
  await journal.write('one', 'before')
  await clear()
  await journal.write('two', 'after')

  const reloaded = await openStore(factory)
  const found = await findHold(reloaded, 'attempt')
  expect(found).toEqual(own)
  const next = await Journal.open(reloaded, own)
  expect(next.next(10, 1e6).map(({ seq, body }) => [seq, body])).toEqual([
    [1, 'before'],
    [2, 'after'],
  ])
  expect(next.bodyOf('one')).toBe('before')
})

test('while another page writes, each answer is read under its own question', async () => {
  const { factory, lines } = aBrowser()
  const [writing, reading] = [await openStore(factory), await openStore(factory)]
  await writing.write({ 'answer/a/2': 'two', 'answer/a/3': 'three' })
  const line = lines[1] as IDBDatabase
  const begin = line.transaction.bind(line)
  line.transaction = (...asked) => {
    const begun = begin(...asked)
    void writing.write({ 'answer/a/1': 'one' })
    return begun
  }
  expect(await reading.list('answer/a/')).toEqual([
    ['answer/a/2', 'two'],
    ['answer/a/3', 'three'],
  ])
})
