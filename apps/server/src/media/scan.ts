import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import {
  isIntact,
  mostRecordBytes,
  nextMagic,
  type RecordHeader,
  readHeader,
  recordHeaderBytes,
} from './record.ts'

/** What lies in a journal file, from its beginning to its end. `torn` is always the last: nothing valid follows it. */
export type Found =
  | { what: 'record'; header: RecordHeader; at: number; bytes: Buffer }
  | { what: 'damage'; at: number; length: number }
  | { what: 'torn'; at: number; length: number }

const windowBytes = 8 * 1024 * 1024

/**
 * Reads a journal file record by record; every record found is intact. What is not a record is `damage` when a valid
 * record follows (a flipped bit: keep it, report it) and `torn` when none does (a write that a crash cut short). `from` is where
 * to begin, in bytes.
 */
export async function* scanJournal(path: string, from = 0): AsyncGenerator<Found> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const reader = { file, size, start: 0, bytes: Buffer.alloc(0) }
    let at = from
    while (at < size) {
      const record = await recordAt(reader, at)
      if (record) {
        yield { what: 'record', header: record.header, at, bytes: record.bytes }
        at += record.bytes.length
        continue
      }
      const next = await nextRecord(reader, at + 1)
      yield { what: next === undefined ? 'torn' : 'damage', at, length: (next ?? size) - at }
      at = next ?? size
    }
  } finally {
    await file.close()
  }
}

interface Reader {
  file: FileHandle
  size: number
  /** Where `bytes` begin in the file. */
  start: number
  bytes: Buffer
}

async function recordAt(
  reader: Reader,
  at: number,
): Promise<{ header: RecordHeader; bytes: Buffer } | undefined> {
  const header = readHeader(await read(reader, at, recordHeaderBytes))
  if (!header) return undefined
  const bytes = await read(reader, at, recordHeaderBytes + header.length)
  if (bytes.length < recordHeaderBytes + header.length || !isIntact(bytes)) return undefined
  return { header, bytes: Buffer.from(bytes) }
}

async function nextRecord(reader: Reader, from: number): Promise<number | undefined> {
  let at = from
  while (at < reader.size) {
    const bytes = await read(reader, at, windowBytes)
    const found = nextMagic(bytes, 0)
    if (found === -1) {
      // The magic number itself may lie across the window's edge.
      at += Math.max(1, bytes.length - 3)
      continue
    }
    if (await recordAt(reader, at + found)) return at + found
    at += found + 1
  }
  return undefined
}

/** Up to `length` bytes at `at`, fewer at the end of the file. A view that the next read overwrites. */
async function read(reader: Reader, at: number, length: number): Promise<Buffer> {
  const wanted = Math.min(length, reader.size - at, mostRecordBytes + recordHeaderBytes)
  const offset = at - reader.start
  if (offset >= 0 && offset + wanted <= reader.bytes.length)
    return reader.bytes.subarray(offset, offset + wanted)
  const bytes = Buffer.alloc(Math.min(Math.max(wanted, windowBytes), reader.size - at))
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await reader.file.read(bytes, filled, bytes.length - filled, at + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  reader.start = at
  reader.bytes = bytes.subarray(0, filled)
  return reader.bytes.subarray(0, wanted)
}
