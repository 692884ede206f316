/** A line to the browser's own database that comes back when the browser cuts it. Everything here rejects when it fails. */
export interface DatabaseLine {
  get: <Value>(key: string, withinMs: number) => Promise<Value | undefined>
  /** Everything whose key begins with this, in the order of the keys. */
  list: <Value>(prefix: string, withinMs: number) => Promise<[key: string, value: Value][]>
  /** Writes and removes together or not at all. */
  write: (puts: Record<string, unknown>, removals: readonly string[]) => Promise<void>
}

const databaseName = 'invigil'
const storeName = 'kept'
/** Some browsers never answer where storage is blocked. */
export const patienceMs = 3_000

/** What the server has is asked for again; it need not be brought back where somebody cleared this browser's storage. */
const notBroughtBack = /^(received|signal|upload-piece)\//

/** Opens the database, and again whenever the browser closes it: its storage was cleared, its disk failed, it wants to delete it. */
export async function openLine(factory: IDBFactory): Promise<DatabaseLine> {
  /** What this page wrote or read; after a clearing the exam must still be there when the page is loaded again. */
  const seen = new Map<string, unknown>()
  const { database, cut } = await layLine(factory, seen)

  function note(key: string, value: unknown): void {
    if (value !== undefined && !notBroughtBack.test(key)) seen.set(key, value)
  }

  /** A line may be cut without a word: then it is laid once more. */
  async function over<Value>(work: (opened: IDBDatabase) => Promise<Value>): Promise<Value> {
    try {
      return await work(await database())
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      cut()
      return await work(await database())
    }
  }

  return {
    async get<Value>(key: string, withinMs: number) {
      const value = await over((opened) => inTime(readOne<Value>(opened, key), withinMs))
      note(key, value)
      return value
    },
    async list<Value>(prefix: string, withinMs: number) {
      const all = await over((opened) => inTime(readAll<Value>(opened, prefix), withinMs))
      for (const [key, value] of all) note(key, value)
      return all
    },
    async write(puts, removals) {
      for (const [key, value] of Object.entries(puts)) note(key, value)
      for (const key of removals) seen.delete(key)
      await over((opened) => inTime(writeAll(opened, new Map(Object.entries(puts)), removals), patienceMs))
    },
  }
}

/**
 * The line as it is now, laid again after a cut. Where the database was made anew, what was `seen` is put back first; one that is
 * still there knows more than this page, which may be an older one of two.
 */
async function layLine(
  factory: IDBFactory,
  seen: ReadonlyMap<string, unknown>,
): Promise<{ database: () => Promise<IDBDatabase>; cut: () => void }> {
  let opening: Promise<IDBDatabase> | undefined = inTime(open(factory, cut), patienceMs).then(
    ({ opened }) => opened,
  )
  await opening

  /** Until then (ms of performance.now) a line that could not be laid is not tried again: nobody waits for it at each answer. */
  let restsUntil = 0

  function cut(): void {
    opening = undefined
  }

  function fail(): void {
    cut()
    restsUntil = performance.now() + 10 * patienceMs
  }

  async function database(): Promise<IDBDatabase> {
    if (performance.now() < restsUntil) throw new Error('the browser’s database did not come back')
    opening ??= inTime(open(factory, cut), patienceMs).then(async ({ opened, isNew }) => {
      if (isNew) await inTime(writeAll(opened, seen, []), patienceMs)
      return opened
    })
    opening.catch(fail)
    return await opening
  }

  return { database, cut }
}

function open(factory: IDBFactory, onCut: () => void): Promise<{ opened: IDBDatabase; isNew: boolean }> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, 1)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      request.result.createObjectStore(storeName)
    }
    request.onsuccess = () => {
      const { result } = request
      result.onclose = onCut
      // Who clears this site's storage, or a later version of this app, would wait for this page for ever.
      result.onversionchange = () => {
        result.close()
        onCut()
      }
      resolve({ opened: result, isNew })
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

function writeAll(
  database: IDBDatabase,
  puts: ReadonlyMap<string, unknown>,
  removals: readonly string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Strict: an answer counts as kept when it would survive a power cut, not when it is on its way.
    const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(storeName)
    for (const [key, value] of puts) store.put(value, key)
    for (const key of removals) store.delete(key)
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

function readOne<Value>(database: IDBDatabase, key: string): Promise<Value | undefined> {
  return answered(database.transaction(storeName, 'readonly').objectStore(storeName).get(key))
}

/** Keys and values in one transaction: between two another page may write, and each key had its neighbour's value. */
async function readAll<Value>(database: IDBDatabase, prefix: string): Promise<[string, Value][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const store = database.transaction(storeName, 'readonly').objectStore(storeName)
  const [keys, values] = await Promise.all([
    answered(store.getAllKeys(range)),
    answered<Value[]>(store.getAll(range)),
  ])
  return keys.map((key, index) => [String(key), values[index] as Value])
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function inTime<Value>(work: Promise<Value>, withinMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('the browser’s database does not answer'))
    const timer = setTimeout(late, withinMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
