import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeFrame,
  decodePiece,
  decodeReply,
  decodeWallFrame,
  encodeFrame,
  encodePiece,
  encodeReply,
  encodeWallFrame,
  type Frame,
  isPiece,
  type Piece,
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

const piece: Piece = { track: 'screen', seq: 9, at: 4096, total: 9000, bytes: new Uint8Array([1, 2, 3]) }

/** The piece's bytes with one byte changed. */
function alteredPiece(at: number, to: number): Uint8Array {
  const bytes = encodePiece(piece)
  bytes[at] = to
  return bytes
}

test('a piece comes back as it was, and is never taken for a frame', () => {
  expect(decodePiece(encodePiece(piece))).toEqual(piece)
  expect(isPiece(encodePiece(piece))).toBe(true)
  expect(isPiece(encodeFrame(frame))).toBe(false)
  expect(decodeFrame(encodePiece(piece))).toBe('kind')
})

test('each thing wrong with a piece has its own name', () => {
  const faults = [
    encodePiece(piece).subarray(0, 15),
    encodeFrame(frame),
    alteredPiece(1, 1),
    alteredPiece(2, 77),
    alteredPiece(3, 1),
    encodePiece({ ...piece, seq: 0 }),
    encodePiece({ ...piece, bytes: new Uint8Array() }),
    encodePiece({ ...piece, total: 2_000_000 }),
    encodePiece({ ...piece, at: 8_998 }),
    encodePiece({ ...piece, at: 0, total: 3 }),
  ].map(decodePiece)
  const own = ['short', 'kind', 'flags', 'track', 'spare', 'seq', 'empty']
  expect(faults).toEqual([...own, 'too-large', 'too-large', 'too-large'])
})

test('whatever bytes come, they are a piece that would be written so again, or a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.boolean(), (bytes, looksLikeOne) => {
      if (looksLikeOne) bytes.set([0x50, 0, 4, 0, 0, 0, 0].slice(0, bytes.length))
      const decoded = decodePiece(bytes)
      const isSame = typeof decoded === 'string' || Buffer.from(encodePiece(decoded)).equals(bytes)
      expect(isSame).toBe(true)
    }),
  )
})

test('a receipt may be for a part of a frame, an ack never is', () => {
  const receipt = { says: 'receipt', track: 'screen', seq: 9, piece: 3 } as const
  expect(decodeReply(encodeReply(receipt))).toEqual(receipt)
  expect(decodeReply(encodeReply({ ...receipt, says: 'ack' }))).toBeUndefined()
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
