import type { SpoolStore } from './spool.ts'

/** A spool on this device, open for this worker alone: a file of the browser's own file system, or rows of its database. */
export interface SpoolFile {
  store: SpoolStore
  /** The browser has given us room for about so much. */
  mostBytes: number
  close(): void
  remove(): Promise<void>
}

interface SyncAccessHandle {
  read(bytes: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  getSize(): number
  truncate(length: number): void
  flush(): void
  close(): void
}

type SyncFile = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<SyncAccessHandle> }

const mostBytes = 2 * 1024 * 1024 * 1024
/** A spool that nobody came back for. */
export const forgottenAfterMs = 14 * 24 * 60 * 60 * 1000

/** A spool file of an attempt by its name, made if need be; undefined where a browser has no such files, or another page holds it. */
export async function openSpoolFile(attemptId: string, name: string): Promise<SpoolFile | undefined> {
  try {
    const folder = await spoolFolder(attemptId)
    const file: SyncFile = await folder.getFileHandle(name, { create: true })
    const handle = await file.createSyncAccessHandle?.()
    if (!handle) return undefined
    const { quota = 0, usage = 0 } = await navigator.storage.estimate()
    return {
      store: storeOf(handle),
      mostBytes: Math.min(mostBytes, (quota - usage) * 0.8),
      close: () => handle.close(),
      async remove() {
        handle.close()
        await folder.removeEntry(name).catch(() => undefined)
      },
    }
  } catch {
    return undefined
  }
}

/** The names of the spool files that there are for this attempt, from earlier page loads on this device. */
export async function spoolFiles(attemptId: string): Promise<string[]> {
  try {
    const folder = await spoolFolder(attemptId)
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    return names
  } catch {
    return []
  }
}

/** Removes what other attempts left long ago: their keys are gone, nobody could send it. */
export async function removeForgottenSpools(attemptId: string): Promise<void> {
  try {
    const root = await rootFolder()
    for await (const [name, entry] of root.entries())
      if (name !== attemptId && entry instanceof FileSystemDirectoryHandle && (await isForgotten(entry)))
        await root.removeEntry(name, { recursive: true })
  } catch {
    // Another page is at it, or there is no such folder: nothing depends on it.
  }
}

async function isForgotten(folder: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const entry of folder.values())
    if (entry instanceof FileSystemFileHandle) {
      const { lastModified } = await entry.getFile()
      if (Date.now() - lastModified < forgottenAfterMs) return false
    }
  return true
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('recording', { create: true })
}

async function spoolFolder(attemptId: string): Promise<FileSystemDirectoryHandle> {
  const root = await rootFolder()
  return root.getDirectoryHandle(attemptId, { create: true })
}

function storeOf(handle: SyncAccessHandle): SpoolStore {
  return {
    write(bytes, at) {
      if (handle.write(bytes, { at }) < bytes.length) throw new Error('the disk is full')
    },
    read(length, at) {
      const bytes = new Uint8Array(length)
      handle.read(bytes, { at })
      return bytes
    },
    size: () => handle.getSize(),
    truncate: (length) => handle.truncate(length),
    flush: () => handle.flush(),
  }
}
