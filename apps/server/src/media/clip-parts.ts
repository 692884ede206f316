import { createHash, type KeyObject } from 'node:crypto'
import type { ClipId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { openBytes, sealBytes } from '../platform/sealed-bytes.ts'
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
    await app.files.put(part, sealBytes(key, part, bytes))
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
  return openBytes(key, part, await app.files.get(part))
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
