import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto'
import type { ClipId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { ClipFile } from './clip-file.ts'
import { crcOf } from './zip.ts'

/** Parts are of about this size: as much as is held in memory. */
const partBytes = 4 * 1024 * 1024

/** Takes bytes as they come and seals them part by part. */
export interface PartWriter {
  add(bytes: Uint8Array): Promise<void>
  /** Seals what is left; answers the keys of all parts. */
  end(): Promise<string[]>
}

/** Writes parts under `clip/<id>/<name>-…`. */
export function aPartWriter(app: App, key: KeyObject, clipId: ClipId, name: string): PartWriter {
  const parts: string[] = []
  let waiting: Uint8Array[] = []
  let size = 0
  async function seal() {
    if (size === 0) return
    const part = `clip/${clipId}/${name}-${parts.length}`
    parts.push(part)
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    await app.files.put(part, sealed(key, part, bytes))
  }
  return {
    async add(bytes) {
      waiting.push(bytes)
      size += bytes.length
      if (size >= partBytes) await seal()
    },
    async end() {
      await seal()
      return parts
    },
  }
}

/** The bytes of a part. Throws when they are not what was sealed there. */
export async function readPart(app: App, key: KeyObject, part: string): Promise<Buffer> {
  const bytes = await app.files.get(part)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(part))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

/** A file of these parts, read once for its hashes. */
export async function fileOf(app: App, key: KeyObject, name: string, parts: string[]): Promise<ClipFile> {
  const hash = createHash('sha256')
  let [crc, bytes] = [0, 0]
  for (const part of parts) {
    const opened = await readPart(app, key, part)
    hash.update(opened)
    crc = crcOf(opened, crc)
    bytes += opened.length
  }
  return { name, bytes, sha256: hash.digest('hex'), crc, parts }
}

function sealed(key: KeyObject, part: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(part))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}
