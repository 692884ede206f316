import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { App } from './app.ts'
import {
  nameOfKey,
  newWrapping,
  readKeyFile,
  theWrappingKey,
  type WrappingKey,
  writeKeyFile,
} from './envelope.ts'
import { perApp } from './per-app.ts'

/**
 * The keys that wrap attempts' keys: `media.key` wraps, those under `former/` only unwrap what was wrapped before the last
 * rotation. Another process may rotate them at any time: who meets a name that is not known here looks at the files again.
 */
export interface KeyRing {
  folder: string
  /** The key that wraps now, as the file says now. */
  current(): Promise<WrappingKey>
  /** The key of this name; undefined where there is none any more. */
  find(name: string): Promise<WrappingKey | undefined>
}

/** The keys of this server, opened at their first use. */
export const theKeyRing: (app: App) => Promise<KeyRing> = perApp((app) =>
  openKeyRing(join(app.config.data, 'keys')),
)

const currentFile = 'media.key'
const formerFolder = 'former'

/** Opens the keys in a folder, making the first at the first start. */
export async function openKeyRing(folder: string): Promise<KeyRing> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let known = await readKeys(folder)
  return {
    folder,
    current: () => theWrappingKey(join(folder, currentFile)),
    async find(name) {
      if (!known.has(name)) known = await readKeys(folder)
      return known.get(name)
    },
  }
}

/** A key as a row keeps it: wrapped under `boundTo` (an attempt's id, or that with what it opens) by the key of this name. */
export interface WrappedRow {
  boundTo: string
  wrapped: Buffer
  wrappedBy: string
}

/** Each of these keys wrapped by the current one, in their order. Throws where the key that wraps one of them is gone. */
export async function wrapAnew(ring: KeyRing, current: WrappingKey, rows: WrappedRow[]): Promise<Buffer[]> {
  return await Promise.all(
    rows.map(async ({ boundTo, wrapped, wrappedBy }) => {
      const by = await ring.find(wrappedBy)
      if (!by) throw new Error(`the key of ${boundTo} was wrapped by ${wrappedBy}, which is gone`)
      return newWrapping(by, current, boundTo, wrapped)
    }),
  )
}

async function readKeys(folder: string): Promise<Map<string, WrappingKey>> {
  const current = await theWrappingKey(join(folder, currentFile))
  const former = await formerKeys(folder)
  return new Map([...former, current].map((key) => [key.name, key]))
}

/** The keys before the current one that still lie there. */
export async function formerKeys(folder: string): Promise<WrappingKey[]> {
  const names = await readdir(join(folder, formerFolder)).catch(() => [])
  const files = names.filter((name) => name.endsWith('.key'))
  const keys = await Promise.all(
    files.map(async (name) => {
      const bytes = await readKeyFile(join(folder, formerFolder, name))
      return bytes ? [{ name: nameOfKey(bytes), key: createSecretKey(bytes) }] : []
    }),
  )
  return keys.flat()
}

/**
 * Puts a new key in the place of the current one, which is kept as a former one. A crash at any point leaves both keys
 * readable: the copy is durable before the name changes hands.
 */
export async function exchangeCurrent(folder: string): Promise<{ from: string; to: string }> {
  const path = join(folder, currentFile)
  const { name: from } = await theWrappingKey(path)
  const former = join(folder, formerFolder)
  await mkdir(former, { recursive: true, mode: 0o700 })
  await writeAside(join(former, `${from}.key`), await readFile(path))
  const to = await writeAside(path, randomBytes(32))
  return { from, to }
}

/** A crash leaves the file as it was, or as it is to be. */
async function writeAside(path: string, bytes: Buffer): Promise<string> {
  const aside = `${path}.new`
  await rm(aside, { force: true })
  const written = await writeKeyFile(aside, bytes)
  await rename(aside, path)
  await flush(dirname(path))
  return nameOfKey(written)
}

/** Deletes all former keys: what they wrapped, in backups too, cannot be opened with what is here any more. */
export async function forgetFormer(folder: string): Promise<void> {
  const former = join(folder, formerFolder)
  const names = await readdir(former).catch(() => [])
  for (const name of names) await rm(join(former, name), { force: true })
  if (names.length > 0) await flush(former)
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
