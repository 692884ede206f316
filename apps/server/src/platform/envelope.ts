import type { KeyObject } from 'node:crypto'
import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openBytes, sealBytes } from './sealed-bytes.ts'
import { writeOnce } from './write-once.ts'

/** The key that wraps every attempt's key. `name` tells which one it was, after it has been exchanged. */
export interface WrappingKey {
  name: string
  key: KeyObject
}

/**
 * Reads the wrapping key (32 bytes in a file only its owner may read), or makes it at the first start.
 * A file of any other length, or one that others may read, stops the start.
 */
export async function theWrappingKey(path: string): Promise<WrappingKey> {
  const bytes = (await readKeyFile(path)) ?? (await makeKeyFile(path))
  return { name: nameOfKey(bytes), key: createSecretKey(bytes) }
}

/** What a key is called: the beginning of its SHA-256, which tells nothing of it. */
export function nameOfKey(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

/** The 32 bytes of a key's file; undefined when there is none. Throws where others may read it, or its length is another. */
export async function readKeyFile(path: string): Promise<Buffer | undefined> {
  const bytes = await findKeyBytes(path)
  if (bytes && bytes.length !== 32) throw new Error(`${path} should hold 32 bytes, it holds ${bytes.length}`)
  return bytes
}

async function findKeyBytes(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path, 'r')
    const { mode } = await file.stat()
    await file.close()
    if (mode & 0o077) throw new Error(`${path} may be read by others; it needs mode 0600`)
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Of several processes that start at once one makes the key, and all read that one. */
async function makeKeyFile(path: string): Promise<Buffer> {
  writeOnce(path, randomBytes(32))
  await syncFolderOf(path)
  const bytes = await readKeyFile(path)
  if (!bytes) throw new Error(`${path} was made and is gone`)
  return bytes
}

/** Writes a key into a file that was not there, a new one unless told; durable when it returns. */
export async function writeKeyFile(path: string, bytes: Buffer = randomBytes(32)): Promise<Buffer> {
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await syncFolderOf(path)
  return bytes
}

/** Without this a power cut can forget the file's name, and with the key every recording. */
async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** A new attempt's key, and its wrapped form for the table: `nonce 12 | tag 16 | 32 bytes`, bound to the attempt's id. */
export function newAttemptKey(wrapping: WrappingKey, attemptId: string): { key: KeyObject; wrapped: Buffer } {
  const bytes = randomBytes(32)
  return { key: createSecretKey(bytes), wrapped: sealBytes(wrapping.key, attemptId, bytes) }
}

/** Unwraps an attempt's key. Throws when it was wrapped by another key or for another attempt. */
export function unwrapAttemptKey(wrapping: WrappingKey, attemptId: string, wrapped: Buffer): KeyObject {
  return createSecretKey(openBytes(wrapping.key, attemptId, wrapped))
}

/** The same attempt's key, wrapped by another key. Throws as unwrapping does. */
export function newWrapping(from: WrappingKey, to: WrappingKey, attemptId: string, wrapped: Buffer): Buffer {
  return sealBytes(to.key, attemptId, openBytes(from.key, attemptId, wrapped))
}
