/** What this browser keeps of an attempt, under keys like `entry/<attempt>/<journal>/<number>`. Nothing here ever rejects. */
export interface Store {
  /** False when something could not be kept for longer than this page lives. */
  isLasting: () => boolean
  get: <Value>(key: string) => Promise<Value | undefined>
  /** Everything whose key begins with this, in the order of the keys. */
  list: <Value>(prefix: string) => Promise<[key: string, value: Value][]>
  /** Writes and removes together, or (where the browser cannot) in memory only. */
  write: (puts: Record<string, unknown>, removals?: readonly string[]) => Promise<void>
}

const databaseName = 'invigil'
const storeName = 'kept'
/** Some browsers never answer where storage is blocked. */
const patienceMs = 3_000

/** Opens the browser's own database; where it is blocked, missing or full, everything goes on in memory. */
export async function openStore(factory: IDBFactory | undefined = browserDatabase()): Promise<Store> {
  const database = factory && (await inTime(openDatabase(factory)).catch(() => undefined))
  return database ? lastingStore(database) : memoryStore()
}

/** Keeps everything in memory. */
export function memoryStore(): Store {
  const kept = new Map<string, unknown>()
  return {
    isLasting: () => false,
    get: async <Value>(key: string) => kept.get(key) as Value | undefined,
    list: async <Value>(prefix: string) =>
      [...kept].filter(([key]) => key.startsWith(prefix)).sort(byKey) as [string, Value][],
    write: async (puts, removals = []) => {
      for (const [key, value] of Object.entries(puts)) kept.set(key, value)
      for (const key of removals) kept.delete(key)
    },
  }
}

/** What cannot be written for good is kept in memory beside; what is in memory is newer. */
function lastingStore(database: IDBDatabase): Store {
  const beside = memoryStore()
  const removedBeside = new Set<string>()
  let isLasting = true

  async function get<Value>(key: string): Promise<Value | undefined> {
    const newer = await beside.get<Value>(key)
    if (newer !== undefined || removedBeside.has(key)) return newer
    return await answered<Value | undefined>(database, 'readonly', (store) => store.get(key)).catch(
      () => undefined,
    )
  }

  async function list<Value>(prefix: string): Promise<[string, Value][]> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
    const keys = await answered(database, 'readonly', (store) => store.getAllKeys(range)).catch(() => [])
    const values = await answered<Value[]>(database, 'readonly', (store) => store.getAll(range)).catch(
      () => [],
    )
    const written = keys.map((key, index) => [String(key), values[index]] as [string, Value])
    const newer = await beside.list<Value>(prefix)
    return [...new Map([...written, ...newer])].filter(([key]) => !removedBeside.has(key)).sort(byKey)
  }

  async function write(puts: Record<string, unknown>, removals: readonly string[] = []): Promise<void> {
    try {
      await inTime(writeAll(database, puts, removals))
      forget([...Object.keys(puts), ...removals])
    } catch {
      isLasting = false
      await beside.write(puts, removals)
      for (const key of removals) removedBeside.add(key)
      for (const key of Object.keys(puts)) removedBeside.delete(key)
    }
  }

  /** There was room again: what memory says of these keys is older now. */
  function forget(keys: readonly string[]): void {
    void beside.write({}, keys)
    for (const key of keys) removedBeside.delete(key)
  }

  return { isLasting: () => isLasting, get, list, write }
}

function writeAll(
  database: IDBDatabase,
  puts: Record<string, unknown>,
  removals: readonly string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Strict: an answer counts as kept when it would survive a power cut, not when it is on its way.
    const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(storeName)
    for (const [key, value] of Object.entries(puts)) store.put(value, key)
    for (const key of removals) store.delete(key)
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

function answered<Value>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return inTime(
    new Promise((resolve, reject) => {
      const request = ask(database.transaction(storeName, mode).objectStore(storeName))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    }),
  )
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser’s database does not answer')), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Reading the property alone throws where storage is forbidden. */
function browserDatabase(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB
  } catch {
    return undefined
  }
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
