import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from '../reading.ts'
import { readDirectory, type ZipEntry } from './directory.ts'

/** The files of an archive, by name; `bytesOf` unpacks one, and throws an UnreadableFile where it is damaged. */
export type Archive = { names: string[]; bytesOf: (name: string) => Uint8Array | undefined }

const mostUnpackedBytes = 200_000_000
const mostBytesEach = 50_000_000
/** Text packs 20:1 at best, drawings perhaps 50:1; what packs more is made to fill a memory. */
const mostTimesSmaller = 200
const ratioCountsFrom = 1_000_000

/** Says whether bytes begin as a ZIP archive does, be it an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  return first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/**
 * Opens a ZIP archive that nobody vouches for: before anything is unpacked, all names and sizes are looked at, no two files
 * may share bytes, and nothing unpacks to more than its directory said. Archives within are not opened.
 */
export function openZip(archive: Uint8Array): Archive {
  const entries = readDirectory(archive)
  refuseBombs(entries)
  const ends = dataOf(archive, entries)
  const unpacked = new Map<string, Uint8Array>()
  return {
    names: entries.map(({ name }) => name),
    bytesOf: (name) => {
      const known = unpacked.get(name)
      const found = ends.get(name)
      if (known || !found) return known
      const bytes = unpack(found.entry, archive.subarray(found.begin, found.begin + found.entry.packedSize))
      unpacked.set(name, bytes)
      return bytes
    },
  }
}

function refuseBombs(entries: ZipEntry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > mostUnpackedBytes)
    throw new UnreadableFile('zip-too-large', `${total} bytes unpacked, more than ${mostUnpackedBytes}`)
  for (const { name, size, packedSize } of entries) {
    if (size > mostBytesEach)
      throw new UnreadableFile('zip-too-large', `${name}: more than ${mostBytesEach} bytes`, { file: name })
    if (size > ratioCountsFrom && size > packedSize * mostTimesSmaller)
      throw new UnreadableFile('zip-too-large', `${name}: ${packedSize} bytes become ${size}`, { file: name })
  }
}

/** Where the data of each file begins; files that overlap each other are refused. */
function dataOf(archive: Uint8Array, entries: ZipEntry[]): Map<string, { entry: ZipEntry; begin: number }> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  let before = 0
  return new Map(
    entries
      .toSorted((one, other) => one.begin - other.begin)
      .map((entry) => {
        const { begin: header, name, packedSize } = entry
        const isHeader = header + 30 <= archive.length && view.getUint32(header, true) === 0x04034b50
        if (!isHeader || header < before) throw damaged(name)
        const begin = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
        before = begin + packedSize
        if (before > archive.length) throw damaged(name)
        return [name, { entry, begin }]
      }),
  )
}

function unpack({ name, method, size, checksum }: ZipEntry, packed: Uint8Array): Uint8Array {
  const bytes = method === 'stored' ? packed : inflated(name, packed, size)
  if (bytes.length !== size || crc32(bytes) !== checksum) throw damaged(name)
  return bytes
}

function inflated(name: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw damaged(name)
  }
}

function damaged(name: string): UnreadableFile {
  return new UnreadableFile('zip-broken', `${name} is damaged`, { file: name })
}
