import { type DatabaseLine, openLine, patienceMs } from './database-line.ts'

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

/** Opens the browser's own database; where it is blocked, missing or full, everything goes on in memory. */
export async function openStore(factory: IDBFactory | undefined = browserDatabase()): Promise<Store> {
  const line = factory && (await openLine(factory).catch(() => undefined))
  return line ? lastingStore(line) : memoryStore()
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
function lastingStore(line: DatabaseLine): Store {
  const beside = memoryStore()
  const removedBeside = new Set<string>()
  let isLasting = true
  /** It has not answered of late. */
  let isSilent = false

  async function get<Value>(key: string): Promise<Value | undefined> {
    const newer = await beside.get<Value>(key)
    if (newer !== undefined || removedBeside.has(key)) return newer
    return await patiently((withinMs) => line.get<Value>(key, withinMs)).catch(() => undefined)
  }

  async function list<Value>(prefix: string): Promise<[string, Value][]> {
    const written = await patiently((withinMs) => line.list<Value>(prefix, withinMs)).catch(() => [])
    const newer = await beside.list<Value>(prefix)
    return [...new Map([...written, ...newer])].filter(([key]) => !removedBeside.has(key)).sort(byKey)
  }

  async function write(puts: Record<string, unknown>, removals: readonly string[] = []): Promise<void> {
    try {
      await line.write(puts, removals)
      isSilent = false
      forget([...Object.keys(puts), ...removals])
    } catch {
      isLasting = false
      await beside.write(puts, removals)
      for (const key of removals) removedBeside.add(key)
      for (const key of Object.keys(puts)) removedBeside.delete(key)
    }
  }

  /**
   * Reads twice: what is not found is taken for not there, and a journal without its entries would count from the beginning. A
   * database that never answered is hardly waited for until it does: nobody sits through that at each step into the exam.
   */
  async function patiently<Value>(read: (withinMs: number) => Promise<Value>): Promise<Value> {
    try {
      const value = isSilent
        ? await read(patienceMs / 10)
        : await read(patienceMs).catch(() => read(2 * patienceMs))
      isSilent = false
      return value
    } catch (error) {
      isSilent = true
      throw error
    }
  }

  /** There was room again: what memory says of these keys is older now. */
  function forget(keys: readonly string[]): void {
    void beside.write({}, keys)
    for (const key of keys) removedBeside.delete(key)
  }

  return { isLasting: () => isLasting, get, list, write }
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}

/** Reading the property alone throws where storage is forbidden. */
function browserDatabase(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB
  } catch {
    return undefined
  }
}
