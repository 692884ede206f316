import { decodeText } from '../decode-text.ts'
import { UnreadableFile } from '../reading.ts'

/** One file of a ZIP archive as its directory lists it; `begin` is where its local header lies. */
export type ZipEntry = {
  name: string
  begin: number
  packedSize: number
  size: number
  checksum: number
  method: 'stored' | 'deflated'
}

const endSize = 22
const longestComment = 65_535
const mostEntries = 5_000

/**
 * Reads the directory of a ZIP archive (PKWARE APPNOTE 6.3, without ZIP64, parts and encryption). Whatever an honest
 * archive of questions never has — a way out of its folder, a link, a name twice — refuses it as a whole.
 */
export function readDirectory(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endRecordOf(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const begin = view.getUint32(end + 16, true)
  if (count === 0xffff || begin === 0xffffffff)
    throw new UnreadableFile('zip-of-another-kind', 'ZIP64: pack it again with fewer files')
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new UnreadableFile('zip-of-another-kind', 'an archive in several parts')
  if (count > mostEntries) throw new UnreadableFile('zip-too-many-files', `more than ${mostEntries} files`)
  if (begin + size > end) throw broken('its directory lies outside of it')
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = begin
  for (let left = count; left > 0; left -= 1) {
    const { entry, next } = entryAt(archive, view, at, begin + size)
    at = next
    if (!entry) continue
    if (names.has(entry.name)) throw broken(`${entry.name} is in it twice`)
    names.add(entry.name)
    entries.push(entry)
  }
  return entries
}

/** The record at the end; only the one whose comment reaches exactly to the last byte counts. */
function endRecordOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - longestComment)
  for (let at = view.byteLength - endSize; at >= first; at -= 1) {
    const isEnd = view.getUint32(at, true) === 0x06054b50
    if (isEnd && view.getUint16(at + 20, true) === view.byteLength - at - endSize) return at
  }
  throw broken('its end is missing')
}

function entryAt(
  archive: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): { entry: ZipEntry | undefined; next: number } {
  if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw broken('its directory is damaged')
  const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
  const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
  const next = at + 46 + nameLength + extraLength + commentLength
  if (next > end) throw broken('its directory is damaged')
  const flags = view.getUint16(at + 8, true)
  const name = nameIn(archive.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0)
  refuseFlags(name, flags, view.getUint32(at + 38, true) >>> 16)
  if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name)) return { entry: undefined, next }
  const entry: ZipEntry = {
    name,
    begin: view.getUint32(at + 42, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    checksum: view.getUint32(at + 16, true),
    method: methodNumbered(view.getUint16(at + 10, true), name),
  }
  return { entry, next }
}

function nameIn(bytes: Uint8Array, isUtf8: boolean): string {
  const name = isUtf8 ? new TextDecoder().decode(bytes).normalize('NFC') : decodeText(bytes).text
  const path = name.replaceAll('\\', '/')
  const isOutside = /^\/|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(path) || bytes.includes(0)
  if (isOutside) throw new UnreadableFile('zip-way-out', `${JSON.stringify(name.slice(0, 120))}`)
  return path.replaceAll(/(^|\/)(\.?\/)+/g, '$1')
}

/** Refuses what is encrypted, and links: `mode` is the Unix mode of the file, 0 where none was kept. */
function refuseFlags(name: string, flags: number, mode: number): void {
  if ((flags & 0x2041) !== 0) throw new UnreadableFile('zip-encrypted', name, { file: name })
  const kind = mode & 0xf000
  if (kind !== 0 && kind !== 0x8000 && kind !== 0x4000)
    throw new UnreadableFile('zip-link', name, { file: name })
}

function methodNumbered(method: number, name: string): ZipEntry['method'] {
  if (method === 0) return 'stored'
  if (method === 8) return 'deflated'
  throw new UnreadableFile('zip-of-another-kind', `${name} is packed by method ${method}`, { file: name })
}

function broken(message: string): UnreadableFile {
  return new UnreadableFile('zip-broken', message)
}
