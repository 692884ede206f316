import { expect, test } from 'vitest'
import { rootTable } from './flatbuffer.ts'

/**
 * A table with five fields, written by hand: 0 is the byte 7, 1 is absent, 2 is the whole number −2, 3 is the text “hi”,
 * 4 is the list 10, 20. Offsets count from where they stand.
 */
const file = Buffer.concat([
  words(20), // the root table is at 20
  halves(14, 20, 4, 0, 8, 12, 16, 0), // at 4: its fields' places; at 18 two bytes to fill up
  words(16, 7, -2, 8, 12), // at 20: back to its fields; then the fields at 24, 28, 32, 36
  words(2),
  Buffer.from('hi\0\0'),
  words(2, 10, 20),
])

test('fields are found where the table says they are', () => {
  const table = rootTable(file)
  expect(table.byte(0)).toBe(7)
  expect(table.integer(2)).toBe(-2)
  expect(table.text(3)).toBe('hi')
  expect(table.integers(4)).toEqual([10, 20])
})

test('a field that is absent has its default, and so has one that the file is too old to know', () => {
  const table = rootTable(file)
  expect(table.integer(1, 5)).toBe(5)
  expect(table.integer(9, 6)).toBe(6)
  expect(table.bytes(1)).toBeUndefined()
  expect(table.table(1)).toBeUndefined()
  expect(table.tables(9)).toEqual([])
})

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeInt32LE(value, index * 4)
  })
  return bytes
}

function halves(...values: number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer)
}
