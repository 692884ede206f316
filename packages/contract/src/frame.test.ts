import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeFrame,
  decodeReply,
  decodeWallFrame,
  encodeFrame,
  encodeReply,
  encodeWallFrame,
  type Frame,
  packSound,
  unpackSound,
} from './frame.ts'

const frame: Frame = {
  kind: 'media',
  isKey: true,
  track: 'camera',
  seq: 7,
  ts: 1_234_567.5,
  payload: new Uint8Array([1, 2, 3]),
}

/** The frame's bytes with one byte changed. */
function altered(at: number, to: number): Uint8Array {
  const bytes = encodeFrame(frame)
  bytes[at] = to
  return bytes
}

test('a frame comes back as it was', () => {
  expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
})

test('each thing wrong with a frame has its own name', () => {
  const faults = [
    encodeFrame(frame).subarray(0, 15),
    altered(0, 9),
    altered(1, 2),
    altered(2, 77),
    altered(3, 1),
    encodeFrame({ ...frame, seq: 0 }),
    encodeFrame({ ...frame, ts: Number.NaN }),
    encodeFrame({ ...frame, payload: new Uint8Array() }),
    encodeFrame({ ...frame, kind: 'config', payload: new Uint8Array(70_000) }),
  ].map(decodeFrame)
  expect(faults).toEqual(['short', 'kind', 'flags', 'track', 'spare', 'seq', 'ts', 'empty', 'too-large'])
})

test('whatever bytes come, they are a frame that would be written so again, or a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const decoded = decodeFrame(bytes)
      const isSame = typeof decoded === 'string' || Buffer.from(encodeFrame(decoded)).equals(bytes)
      expect(isSame).toBe(true)
    }),
  )
})

test('a reply comes back as it was, and other bytes are none', () => {
  const reply = { says: 'ack', track: 'microphone', seq: 4_000_000_000 } as const
  expect(decodeReply(encodeReply(reply))).toEqual(reply)
  expect(decodeReply(new Uint8Array(8))).toBeUndefined()
  expect(decodeReply(encodeReply(reply).subarray(1))).toBeUndefined()
})

test('sound packets share a message, and one that is cut short is left out', () => {
  const packets = [
    { samples: 960, data: new Uint8Array([1, 2]) },
    { samples: 480, data: new Uint8Array([3]) },
  ]
  const packed = packSound(packets)
  expect(unpackSound(packed)).toEqual(packets)
  expect(unpackSound(packed.subarray(0, packed.length - 1))).toEqual(packets.slice(0, 1))
})

test('a wall message carries the number of its subscription', () => {
  const bytes = encodeWallFrame(42, encodeFrame(frame))
  expect(decodeWallFrame(bytes)).toEqual({ subscription: 42, frame })
  expect(decodeWallFrame(bytes.subarray(0, 10))).toBeUndefined()
})
