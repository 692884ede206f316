import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** An open journal file. Positions are in bytes from its beginning. */
export interface StorageFile {
  /** Writes all of it at `position`, or throws; what was written before it threw may stay there. */
  write(buffers: Buffer[], position: number): Promise<void>
  /** Returns when everything written is on the disk. */
  sync(): Promise<void>
  cut(length: number): Promise<void>
  close(): Promise<void>
}

/** Where journal files are. Tests put one in its place that fails. */
export interface Storage {
  create(name: string): Promise<StorageFile>
}

/** More buffers than this in one call and Linux refuses (IOV_MAX is 1024). */
const mostBuffers = 1000

/** Journal files in a folder of the local disk. */
export function storageIn(folder: string): Storage {
  return {
    async create(name) {
      const file = await open(join(folder, name), 'wx', 0o600)
      await syncFolder(folder).catch(async (error: unknown) => {
        // A disk that fails for hours is tried each second: what is left open would use up what a process may open.
        await file.close().catch(() => undefined)
        throw error
      })
      return {
        async write(buffers, position) {
          let left = buffers
          let at = position
          while (left.length > 0) {
            const { bytesWritten } = await file.writev(left.slice(0, mostBuffers), at)
            at += bytesWritten
            left = afterWritten(left, bytesWritten)
          }
        },
        sync: () => file.datasync(),
        cut: (length) => file.truncate(length),
        close: () => file.close(),
      }
    },
  }
}

/** What is left of `buffers` after `written` bytes: `writev` may write less than it was given. */
function afterWritten(buffers: Buffer[], written: number): Buffer[] {
  let skip = written
  const first = buffers.findIndex((buffer) => {
    if (buffer.length > skip) return true
    skip -= buffer.length
    return false
  })
  const [head, ...tail] = first === -1 ? [] : buffers.slice(first)
  return head ? [head.subarray(skip), ...tail] : []
}

/** A file's name outlives a power cut only when its folder is synced too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `journal-00000007.inv` is file 7. */
export function journalFileName(number: number): string {
  return `journal-${String(number).padStart(8, '0')}.inv`
}

/** The numbers of the journal files in a folder, oldest first. */
export async function journalFiles(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names
    .map((name) => /^journal-(\d{8})\.inv$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
}
