import { expect, test } from 'vitest'
import { readByteStream } from './h264.ts'

const start = [0, 0, 0, 1]
const sps = [0x67, 0x42, 0xc0, 0x1f, 0x8c]
const pps = [0x68, 0xce, 0x3c, 0x80, 0x01]
const aud = [0x09, 0xf0]

test('a byte stream becomes pictures behind their length, told apart by delimiters', () => {
  const stream = [start, aud, start, sps, start, pps, start, [0x65, 7, 8], start, aud, [0, 0, 1], [0x41, 9]]
  const { pictures } = readByteStream(Uint8Array.from(stream.flat()))
  expect(pictures).toEqual([
    { isKey: true, data: Uint8Array.of(0, 0, 0, 3, 0x65, 7, 8) },
    { isKey: false, data: Uint8Array.of(0, 0, 0, 2, 0x41, 9) },
  ])
})

test('a picture of several slices stays one picture', () => {
  const stream = [start, sps, start, pps, start, aud, start, [0x65, 1], start, [0x65, 2]]
  const { pictures } = readByteStream(Uint8Array.from(stream.flat()))
  expect(pictures).toEqual([{ isKey: true, data: Uint8Array.of(0, 0, 0, 2, 0x65, 1, 0, 0, 0, 2, 0x65, 2) }])
})

test('the name and the decoder’s record come from the parameter sets', () => {
  const stream = [start, sps, start, pps, start, [0x65, 1]]
  const { codec, description } = readByteStream(Uint8Array.from(stream.flat()))
  expect(codec).toBe('avc1.42c01f')
  expect([...description]).toEqual([1, 0x42, 0xc0, 0x1f, 0xff, 0xe1, 0, 5, ...sps, 1, 0, 5, ...pps])
})

test('a stream without parameter sets is refused', () => {
  expect(() => readByteStream(Uint8Array.of(0, 0, 1, 0x65, 1))).toThrow('no parameter sets')
})
