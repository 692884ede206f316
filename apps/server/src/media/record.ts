import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/**
 * A record is what one track brought within one commit: its frames, sealed with the attempt's key, linked to the
 * track's record before. Header, big-endian, 128 bytes:
 * `magic u32 | length u32 | track u32 | fromSeq u32 | toSeq u32 | key u32 | flags u32 | at f64 | nonce 12 | tag 16 | previous 32 | hash 32`.
 * The first 36 bytes are authenticated with the ciphertext; `hash` is SHA-256 over the 96 bytes before it and the
 * ciphertext. So a record proves itself and its place in the chain to somebody who holds no key.
 */
export interface RecordHeader {
  length: number
  /** The track's number, unique in this installation. */
  track: number
  fromSeq: number
  toSeq: number
  /** The number of the attempt's key. */
  key: number
  /** Playback may begin here: the first frame is a config or a key frame. */
  beginsChunk: boolean
  /** When the server wrote it, in milliseconds since the epoch. */
  at: number
  previous: Buffer
  hash: Buffer
}

export const recordHeaderBytes = 128
/** No record is larger; a length beyond it is damage. */
export const mostRecordBytes = 32 * 1024 * 1024
/** Before a track's first record. */
export const chainStart = Buffer.alloc(32)

const magic = 0x494e5652
const authenticatedBytes = 36
const hashedBytes = 96

/** What there is to seal: the frames as they came, in order. */
export interface Unsealed {
  track: number
  fromSeq: number
  toSeq: number
  key: number
  beginsChunk: boolean
  at: number
  previous: Buffer
  /** 12 random bytes, drawn by whoever seals this track and never seals a seq twice. */
  salt: Buffer
  frames: readonly Uint8Array[]
}

/**
 * The nonce of a record: the salt, its last four bytes XORed with `fromSeq`, as TLS 1.3 makes its own (RFC 8446, 5.3). No
 * two records under one salt share it, by construction. Track and seq alone would not do: what a crash cut off, or a
 * restored backup forgot, is sealed again under the same key with other content; then another salt is what differs.
 */
export function nonceOf(salt: Buffer, fromSeq: number): Buffer {
  const nonce = Buffer.from(salt)
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ fromSeq) >>> 0, 8)
  return nonce
}

/** Seals frames into header and ciphertext buffers, ready for `writev`. */
export function sealRecord(unsealed: Unsealed, key: KeyObject): { buffers: Buffer[]; hash: Buffer } {
  const plain = joinFrames(unsealed.frames)
  const header = headerOf(unsealed, plain.length)
  nonceOf(unsealed.salt, unsealed.fromSeq).copy(header, 36)
  unsealed.previous.copy(header, 64)

  const cipher = createCipheriv('aes-256-gcm', key, header.subarray(36, 48))
  cipher.setAAD(header.subarray(0, authenticatedBytes))
  const sealed = cipher.update(plain)
  cipher.final()
  cipher.getAuthTag().copy(header, 48)

  const hash = createHash('sha256').update(header.subarray(0, hashedBytes)).update(sealed).digest()
  hash.copy(header, hashedBytes)
  return { buffers: [header, sealed], hash }
}

/** The words of a header; nonce, tag, links and hash are still to come, and leave nothing of what was in this memory. */
function headerOf(unsealed: Unsealed, length: number): Buffer {
  const header = Buffer.allocUnsafe(recordHeaderBytes)
  header.writeUInt32BE(magic, 0)
  header.writeUInt32BE(length, 4)
  header.writeUInt32BE(unsealed.track, 8)
  header.writeUInt32BE(unsealed.fromSeq, 12)
  header.writeUInt32BE(unsealed.toSeq, 16)
  header.writeUInt32BE(unsealed.key, 20)
  header.writeUInt32BE(unsealed.beginsChunk ? 1 : 0, 24)
  header.writeDoubleBE(unsealed.at, 28)
  return header
}

/**
 * Where frames are joined, again and again: the cipher has read them before anybody else joins. Memory of their own for each
 * would be a third of what has to be collected.
 */
const joining = Buffer.allocUnsafeSlow(64 * 1024)

/** Copying a few kilobytes costs less than to call the cipher for each frame and its length. */
function joinFrames(frames: readonly Uint8Array[]): Buffer {
  let length = 0
  for (const frame of frames) length += 4 + frame.length
  const joined = length <= joining.length ? joining.subarray(0, length) : Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const frame of frames) {
    joined.writeUInt32BE(frame.length, at)
    joined.set(frame, at + 4)
    at += 4 + frame.length
  }
  return joined
}

/** Reads a header; undefined when these bytes cannot begin a record. The buffers are copies. */
export function readHeader(bytes: Buffer): RecordHeader | undefined {
  if (bytes.length < recordHeaderBytes || bytes.readUInt32BE(0) !== magic) return undefined
  const length = bytes.readUInt32BE(4)
  const flags = bytes.readUInt32BE(24)
  if (length > mostRecordBytes || flags > 1) return undefined
  return {
    length,
    track: bytes.readUInt32BE(8),
    fromSeq: bytes.readUInt32BE(12),
    toSeq: bytes.readUInt32BE(16),
    key: bytes.readUInt32BE(20),
    beginsChunk: flags === 1,
    at: bytes.readDoubleBE(28),
    previous: Buffer.from(bytes.subarray(64, 96)),
    hash: Buffer.from(bytes.subarray(96, 128)),
  }
}

/** Whether a whole record (header and ciphertext) is as it was written. Needs no key. */
export function isIntact(record: Buffer): boolean {
  const hash = createHash('sha256')
    .update(record.subarray(0, hashedBytes))
    .update(record.subarray(recordHeaderBytes))
    .digest()
  return hash.equals(record.subarray(hashedBytes, recordHeaderBytes))
}

/** Opens a whole record: the bytes of its frames, in order. Throws when the key is wrong or a bit has changed. */
export function openRecord(record: Buffer, key: KeyObject): Buffer[] {
  const decipher = createDecipheriv('aes-256-gcm', key, record.subarray(36, 48))
  decipher.setAAD(record.subarray(0, authenticatedBytes))
  decipher.setAuthTag(record.subarray(48, 64))
  const plain = Buffer.concat([decipher.update(record.subarray(recordHeaderBytes)), decipher.final()])
  const frames: Buffer[] = []
  let at = 0
  while (at < plain.length) {
    const length = plain.readUInt32BE(at)
    frames.push(plain.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return frames
}

/** Where the next record could begin at or after `from`, by its magic number; -1 when nowhere. */
export function nextMagic(bytes: Buffer, from: number): number {
  const mark = Buffer.alloc(4)
  mark.writeUInt32BE(magic)
  return bytes.indexOf(mark, from)
}
