import { crc32, deflateRawSync } from 'node:zlib'

/** Half past midnight of the first day that the format knows: the same files make the same archive. */
const firstDay = 0x0021

/** Packs files into a ZIP archive (PKWARE APPNOTE), names in UTF-8, in the given order. */
export function writeZip(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let begin = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes)
    const named = Buffer.from(name)
    const facts = factsOf(bytes, packed.length, named.length)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(begin, 10)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, named, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, named)
    begin += 30 + named.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(begin, 16)
  return new Uint8Array(Buffer.concat([...parts, index, end]))
}

/** What the header of a file and its line in the directory both say. */
function factsOf(bytes: Uint8Array, packed: number, name: number): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(0x0800, 2)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt16LE(firstDay, 8)
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(packed, 14)
  facts.writeUInt32LE(bytes.length, 18)
  facts.writeUInt16LE(name, 22)
  return facts
}
