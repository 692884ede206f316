import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './journal.ts'
import { isIntact, readHeader } from './record.ts'
import { journalFileName } from './storage.ts'

/** A stretch of a track as its chunks lie in the journal files of a folder. `track` is the number in its records. */
export interface StretchWish {
  folder: string
  track: number
  chunks: readonly { fromSeq: number; toSeq: number; places: readonly Place[] }[]
}

/** Its records end to end with their SHA-256, or the first chunk that is not what was written. */
export type ReadStretch = { bytes: Uint8Array; sha256: Uint8Array } | { damagedFrom: number }

/**
 * Reads a stretch and checks each record: whole, of this track, and right behind the one before. It waits for the disk, so that
 * no event loop that answers somebody may call it.
 */
export function readStretch({ folder, track, chunks }: StretchWish): ReadStretch {
  const length = chunks.flatMap(({ places }) => places).reduce((sum, place) => sum + place.length, 0)
  const bytes = Buffer.from(new ArrayBuffer(length))
  const files = new Map<number, number | undefined>()
  let end = 0
  try {
    for (const { fromSeq, toSeq, places } of chunks) {
      let next = fromSeq
      for (const place of places) {
        const record = bytes.subarray(end, end + place.length)
        const header = readInto(record, place, fileOf(files, folder, place.file)) && readHeader(record)
        if (!header || header.track !== track || header.fromSeq !== next || !isIntact(record))
          return { damagedFrom: fromSeq }
        next = header.toSeq + 1
        end += place.length
      }
      if (next !== toSeq + 1) return { damagedFrom: fromSeq }
    }
  } finally {
    for (const file of files.values()) if (file !== undefined) closeSync(file)
  }
  return { bytes, sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()) }
}

function readInto(record: Buffer, { at }: Place, file: number | undefined): boolean {
  return file !== undefined && readSync(file, record, 0, record.length, at) === record.length
}

function fileOf(files: Map<number, number | undefined>, folder: string, number: number): number | undefined {
  if (!files.has(number)) files.set(number, openIfThere(join(folder, journalFileName(number))))
  return files.get(number)
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
