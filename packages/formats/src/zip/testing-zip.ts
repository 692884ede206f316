import { crc32, deflateRawSync } from 'node:zlib'

/** A file to pack; what a test wants to forge is given as well. */
export type Packed = {
  name: string
  bytes: Uint8Array | string
  isStored?: boolean
  claimedSize?: number
  flags?: number
  mode?: number
  method?: number
  /** Where its local header is said to lie. */
  begin?: number
}

/** Packs files as a ZIP archive, for tests. */
export function zipOf(files: Packed[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const { local, central } = recordsOf(file, at)
    locals.push(local)
    directory.push(central)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, listed, end]))
}

/** Packs texts under their names. */
export function zipOfTexts(texts: Record<string, string | Uint8Array>): Uint8Array {
  return zipOf(Object.entries(texts).map(([name, bytes]) => ({ name, bytes })))
}

function recordsOf(file: Packed, at: number): { local: Buffer; central: Buffer } {
  const { isStored = false, flags = 0x800, mode = 0x81a4, begin = at } = file
  const name = Buffer.from(file.name)
  const bytes = Buffer.from(file.bytes)
  const packed = isStored ? bytes : deflateRawSync(bytes)
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc32(bytes), 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(file.claimedSize ?? bytes.length, 8)
  const method = file.method ?? (isStored ? 0 : 8)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(method, 8)
  sizes.copy(local, 14)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(flags, 8)
  central.writeUInt16LE(method, 10)
  sizes.copy(central, 16)
  central.writeUInt16LE(name.length, 28)
  central.writeUInt32LE((mode << 16) >>> 0, 38)
  central.writeUInt32LE(begin, 42)
  return { local: Buffer.concat([local, name, packed]), central: Buffer.concat([central, name]) }
}
