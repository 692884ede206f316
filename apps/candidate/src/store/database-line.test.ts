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
    factory,
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
  const { factory } = aBrowser()
  const [writing, reading] = [await openStore(factory), await openStore(factory)]
  const puts = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`answer/a/${at + 10}`, at + 10]))
  await writing.write(puts)
  const lists = Array.from({ length: 20 }, async (_, at) => {
    await writing.write({ [`answer/a/${20 - at}-first`]: `${20 - at}-first` })
  })
  const seen = await Promise.all(Array.from({ length: 20 }, () => reading.list('answer/a/')))
  await Promise.all(lists)
  expect(seen.flat().filter(([key, value]) => key !== `answer/a/${value}`)).toEqual([])
})
