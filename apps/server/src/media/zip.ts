import { crc32 } from 'node:zlib'

/** A file of an archive that is stored as it is. */
export interface ZipEntry {
  name: string
  bytes: number
  /** CRC-32 of its bytes. */
  crc: number
}

/** Goes on with a CRC-32; begins with 0. */
export function crcOf(bytes: Uint8Array, before: number): number {
  return crc32(bytes, before)
}

/** How long an archive of these entries is. All together stay below 4 GiB. */
export function zipBytes(entries: readonly ZipEntry[]): number {
  const perEntry = entries.map(({ name, bytes }) => 30 + 46 + 2 * Buffer.byteLength(name) + bytes)
  return perEntry.reduce((sum, one) => sum + one, 22)
}

/** What stands before an entry's bytes (PKWARE APPNOTE 4.3.7); method 0, names in UTF-8. */
export function localHeader(entry: ZipEntry, at: Date): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  facts(entry, at).copy(header, 4)
  return Buffer.concat([header, Buffer.from(entry.name)])
}

/** What stands after the last entry: the directory and its end (4.3.12, 4.3.16). */
export function zipDirectory(entries: readonly ZipEntry[], at: Date): Buffer {
  let offset = 0
  const lines = entries.map((entry) => {
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    facts(entry, at).copy(line, 6)
    line.writeUInt32LE(offset, 42)
    offset += 30 + Buffer.byteLength(entry.name) + entry.bytes
    return Buffer.concat([line, Buffer.from(entry.name)])
  })
  const directory = Buffer.concat(lines)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([directory, end])
}

/** The 26 bytes both headers share: version, flags, method, time, date, CRC, twice the size, lengths of name and extra. */
function facts({ name, bytes, crc }: ZipEntry, at: Date): Buffer {
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(0x0800, 2)
  shared.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6)
  shared.writeUInt16LE(
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    8,
  )
  shared.writeUInt32LE(crc >>> 0, 10)
  shared.writeUInt32LE(bytes, 14)
  shared.writeUInt32LE(bytes, 18)
  shared.writeUInt16LE(Buffer.byteLength(name), 22)
  return shared
}
