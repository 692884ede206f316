import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from './refusal.ts'

/** Keeps bytes under keys like `evidence/<attempt>/<id>.jpg`. A key is written once; the row that names it is what counts. */
export interface Files {
  /** Durable when it returns. Writing the same key again replaces it whole. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Refused as not found when nothing is under the key. */
  get(key: string): Promise<Buffer>
  /** Bytes from a position on: fewer than asked at the end of the file. Refused as not found when nothing is under the key. */
  getRange(key: string, from: number, length: number): Promise<Buffer>
  has(key: string): Promise<boolean>
  /** Nothing happens when nothing is there. */
  delete(key: string): Promise<void>
  /** Every key that begins with this folder, e.g. `evidence/<attempt>`. */
  list(folder: string): Promise<string[]>
}

/** A sentence for the person who starts the server: where files should be kept they cannot be. */
export class FilesTrouble extends Error {
  override name = 'FilesTrouble'
}

/** Files on a disk: written aside, flushed, renamed, and the folder flushed too, so that a power cut leaves all or nothing. */
export function filesOnDisk(root: string): Files {
  return {
    async put(key, bytes) {
      const target = pathOf(root, key)
      const folder = path.dirname(target)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const aside = `${target}.${randomBytes(6).toString('hex')}.new`
      const file = await open(aside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, target)
      await flushFolder(folder)
    },
    async get(key) {
      return await readFile(pathOf(root, key)).catch((error) => refuseMissing(key, error))
    },
    async getRange(key, from, length) {
      const file = await open(pathOf(root, key), 'r').catch((error) => refuseMissing(key, error))
      try {
        const bytes = Buffer.alloc(length)
        const { bytesRead } = await file.read(bytes, 0, length, from)
        return bytes.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    async has(key) {
      return await stat(pathOf(root, key)).then(
        (found) => found.isFile(),
        () => false,
      )
    },
    async delete(key) {
      await rm(pathOf(root, key), { force: true })
    },
    async list(folder) {
      const found = await readdir(pathOf(root, folder), { recursive: true, withFileTypes: true }).catch(
        () => [],
      )
      return found
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .sort()
    },
  }
}

function refuseMissing(key: string, error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') throw new Refusal('not-found', `no file ${key}`)
  throw error
}

function pathOf(root: string, key: string): string {
  checkKey(key)
  return path.join(root, key)
}

/** Throws unless a key (or a folder of keys) is made of plain names: it can leave neither a folder nor a bucket. */
export function checkKey(key: string): void {
  const isPlain = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i.test(key) && !key.includes('..')
  if (!isPlain) throw new Error(`not a key for a file: ${key}`)
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
