/**
 * A table of a FlatBuffers file: fields are asked for by their place in the schema, and one that is absent has its default.
 * Source: https://flatbuffers.dev/internals
 */
export interface FlatTable {
  /** A whole number of 8 bits. */
  byte(field: number, otherwise?: number): number
  /** A whole number of 32 bits. */
  integer(field: number, otherwise?: number): number
  /** A list of whole numbers of 32 bits. */
  integers(field: number): number[]
  /** A list of bytes; undefined where there is none. */
  bytes(field: number): Buffer | undefined
  text(field: number): string
  table(field: number): FlatTable | undefined
  tables(field: number): FlatTable[]
}

/** The table that the whole file is. */
export function rootTable(file: Buffer): FlatTable {
  return tableAt(file, file.readUInt32LE(0))
}

function tableAt(file: Buffer, position: number): FlatTable {
  const fields = position - file.readInt32LE(position)
  const placeOf = (field: number): number | undefined => {
    const entry = 4 + 2 * field
    const offset = entry < file.readUInt16LE(fields) ? file.readUInt16LE(fields + entry) : 0
    return offset === 0 ? undefined : position + offset
  }
  const listOf = (field: number): { length: number; first: number } => {
    const place = placeOf(field)
    if (place === undefined) return { length: 0, first: 0 }
    const list = target(file, place)
    return { length: file.readUInt32LE(list), first: list + 4 }
  }
  const placesOf = (field: number): number[] => {
    const { length, first } = listOf(field)
    return Array.from({ length }, (_, index) => first + 4 * index)
  }
  return {
    byte: (field, otherwise = 0) => read(placeOf(field), otherwise, (place) => file.readInt8(place)),
    integer: (field, otherwise = 0) => read(placeOf(field), otherwise, (place) => file.readInt32LE(place)),
    integers: (field) => placesOf(field).map((place) => file.readInt32LE(place)),
    bytes: (field) => {
      const { length, first } = listOf(field)
      return length === 0 ? undefined : file.subarray(first, first + length)
    },
    text: (field) => {
      const { length, first } = listOf(field)
      return file.toString('utf8', first, first + length)
    },
    table: (field) => {
      const place = placeOf(field)
      return place === undefined ? undefined : tableAt(file, target(file, place))
    },
    tables: (field) => placesOf(field).map((place) => tableAt(file, target(file, place))),
  }
}

function read(place: number | undefined, otherwise: number, at: (place: number) => number): number {
  return place === undefined ? otherwise : at(place)
}

/** Where an offset points to: it counts from its own place. */
function target(file: Buffer, place: number): number {
  return place + file.readUInt32LE(place)
}
