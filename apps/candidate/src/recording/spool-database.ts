import { type RowChange, rowStore, type SpoolRow } from './row-store.ts'
import { forgottenAfterMs, type SpoolFile } from './spool-folder.ts'

// The browser's database, where it has no files for a worker. Keys are [attempt, spool, position].

const databaseName = 'invigil-recording'
const mostBytes = 64 * 1024 * 1024

/** The rows of one spool of an attempt, made if need be; undefined where there is no database, or another page holds them. */
export async function openSpoolRows(attemptId: string, name: string): Promise<SpoolFile | undefined> {
  const letGo = await hold(`invigil-recording/${attemptId}/${name}`).catch(() => undefined)
  if (!letGo) return undefined
  try {
    const database = await openDatabase()
    const range = rangeOf(attemptId, name, 0, Number.MAX_SAFE_INTEGER)
    const rows: SpoolRow[] = await answered(database.transaction('rows').objectStore('rows').getAll(range))
    const write = (changes: RowChange[]) => writeRows(database, { attemptId, name }, changes)
    const close = () => {
      database.close()
      letGo()
    }
    return {
      store: rowStore(rows, write),
      mostBytes,
      close,
      async remove() {
        write([{ do: 'remove', from: 0, to: Number.MAX_SAFE_INTEGER }])
        close()
      },
    }
  } catch {
    letGo()
    return undefined
  }
}

/** The names of the spools in the database for this attempt. */
export async function spoolRows(attemptId: string): Promise<string[]> {
  try {
    const database = await openDatabase()
    const keys = await answered(
      database
        .transaction('rows')
        .objectStore('rows')
        .getAllKeys(IDBKeyRange.bound([attemptId], [attemptId, []])),
    )
    database.close()
    return [...new Set((keys as [string, string, number][]).map(([, name]) => name))]
  } catch {
    return []
  }
}

/** Removes what other attempts left long ago. */
export async function removeForgottenRows(attemptId: string): Promise<void> {
  try {
    const database = await openDatabase()
    const used = database.transaction('used').objectStore('used')
    const [ids, times] = await Promise.all([answered(used.getAllKeys()), answered(used.getAll())])
    const change = database.transaction(['rows', 'used'], 'readwrite')
    for (const [index, id] of (ids as string[]).entries()) {
      if (id === attemptId || Date.now() - (times[index] as number) < forgottenAfterMs) continue
      change.objectStore('rows').delete(IDBKeyRange.bound([id], [id, []]))
      change.objectStore('used').delete(id)
    }
    change.oncomplete = () => database.close()
  } catch {
    // There is no database, or it is blocked: nothing depends on it.
  }
}

function writeRows(
  database: IDBDatabase,
  { attemptId, name }: { attemptId: string; name: string },
  changes: RowChange[],
): void {
  const change = database.transaction(['rows', 'used'], 'readwrite', { durability: 'strict' })
  change.objectStore('used').put(Date.now(), attemptId)
  const rows = change.objectStore('rows')
  for (const one of changes) {
    if (one.do === 'put') rows.put(one.row, [attemptId, name, one.row.at])
    else rows.delete(rangeOf(attemptId, name, one.from, one.to))
  }
}

function rangeOf(attemptId: string, name: string, from: number, to: number): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, name, from], [attemptId, name, to], false, true)
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('rows')
    opening.result.createObjectStore('used')
  }
  return answered(opening)
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Holds a name in this browser until the returned function is called, or throws when another page holds it. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        reject(new Error('held elsewhere'))
        return undefined
      }
      return new Promise<void>((letGo) => resolve(() => letGo()))
    })
  })
}
