import { expect, test } from 'vitest'
import { bytesField, floatField, integerField, message } from './protobuf.ts'

test('whole numbers are written as the encoding guide shows: field 1, value 150', () => {
  expect([...integerField(1, 150)]).toEqual([0x08, 0x96, 0x01])
})

test('a negative number takes ten bytes, as an int64 does', () => {
  expect([...integerField(3, -1)]).toEqual([0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])
})

test('text has its length before it: field 2, “testing”', () => {
  expect(Buffer.from(bytesField(2, 'testing')).toString('hex')).toBe('120774657374696e67')
})

test('a message inside a message is bytes like any other', () => {
  expect([...bytesField(3, message(integerField(1, 150)))]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01])
})

test('a field number above fifteen needs a second byte', () => {
  expect([...integerField(20, 2)]).toEqual([0xa0, 0x01, 0x02])
})

test('a float is four bytes, the lowest first', () => {
  expect([...floatField(2, 1)]).toEqual([0x15, 0, 0, 0x80, 0x3f])
})
