/**
 * The tracks a recorder may send. `preview` is the camera small, for the wall and the analysis; `side` is a second device that
 * shows the place; `talk` is what a proctor says to a candidate; `hall` is a camera of an examination hall. Their codes are
 * on the wire and in the journal: never reuse one.
 */
export const trackKinds = ['camera', 'preview', 'microphone', 'screen', 'side', 'talk', 'hall'] as const
export type TrackKind = (typeof trackKinds)[number]

const codeOfTrack: Record<TrackKind, number> = {
  ...{ camera: 1, preview: 2, microphone: 3, screen: 4, side: 5, talk: 6, hall: 7 },
}
const trackOfCode = new Map<number, TrackKind>(trackKinds.map((kind) => [codeOfTrack[kind], kind]))

/** config: JSON that describes what follows; media: an encoded picture, sound packets or a fragment; still: a JPEG; mark: JSON about the track itself. */
export const frameKinds = ['config', 'media', 'still', 'mark'] as const
export type FrameKind = (typeof frameKinds)[number]

/** One numbered piece of a track. `seq` grows by one per track from 1; `ts` is in microseconds of the recorder's capture clock. */
export interface Frame {
  kind: FrameKind
  isKey: boolean
  track: TrackKind
  seq: number
  ts: number
  payload: Uint8Array
}

/** Why bytes are not a frame. The words are counted in metrics. */
export type FrameFault = 'short' | 'kind' | 'flags' | 'track' | 'spare' | 'seq' | 'ts' | 'empty' | 'too-large'

export const headerBytes = 16
/** A fragment of a few seconds from MediaRecorder is the largest thing a recorder sends; a socket takes 1 MiB. */
export const mostPayloadBytes = 1024 * 1024 - headerBytes
export const mostConfigBytes = 64 * 1024
const lastSeq = 0xffff_ffff

/** Writes a frame: `kind u8 | flags u8 | track u8 | 0 u8 | seq u32 | ts f64 | payload`, big-endian; flag bit 0 says key frame. */
export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + frame.payload.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, frameKinds.indexOf(frame.kind))
  view.setUint8(1, frame.isKey ? 1 : 0)
  view.setUint8(2, codeOfTrack[frame.track])
  view.setUint32(4, frame.seq)
  view.setFloat64(8, frame.ts)
  bytes.set(frame.payload, headerBytes)
  return bytes
}

/** Reads a frame strictly: whatever `encodeFrame` would not have written comes back as a fault. The payload is a view, not a copy. */
export function decodeFrame(bytes: Uint8Array): Frame | FrameFault {
  if (bytes.length < headerBytes) return 'short'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = frameKinds[view.getUint8(0)]
  if (!kind) return 'kind'
  const flags = view.getUint8(1)
  if (flags > 1) return 'flags'
  const track = trackOfCode.get(view.getUint8(2))
  if (!track) return 'track'
  if (view.getUint8(3) !== 0) return 'spare'
  const seq = view.getUint32(4)
  if (seq < 1 || seq >= lastSeq) return 'seq'
  const ts = view.getFloat64(8)
  if (!Number.isFinite(ts) || ts < 0 || ts > Number.MAX_SAFE_INTEGER) return 'ts'
  const payload = bytes.subarray(headerBytes)
  if (payload.length === 0) return 'empty'
  if (payload.length > (kind === 'config' || kind === 'mark' ? mostConfigBytes : mostPayloadBytes))
    return 'too-large'
  return { kind, isKey: flags === 1, track, seq, ts, payload }
}

/**
 * A stretch of a large frame on its way, so that a picture of the screen does not stand in front of the sound: `bytes` lie at
 * `at` of the frame's `total` bytes. The pieces of a frame come in order, those of other tracks between them.
 */
export interface Piece {
  track: TrackKind
  seq: number
  at: number
  total: number
  bytes: Uint8Array
}

const codeOfPiece = 0x50

/** Writes a piece: `0x50 u8 | 0 u8 | track u8 | 0 u8 | seq u32 | at u32 | total u32 | bytes`, big-endian. */
export function encodePiece(piece: Piece): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + piece.bytes.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, codeOfPiece)
  view.setUint8(2, codeOfTrack[piece.track])
  view.setUint32(4, piece.seq)
  view.setUint32(8, piece.at)
  view.setUint32(12, piece.total)
  bytes.set(piece.bytes, headerBytes)
  return bytes
}

/** Whether a message is (or should be) a piece and not a whole frame. */
export function isPiece(bytes: Uint8Array): boolean {
  return bytes[0] === codeOfPiece
}

/** Reads a piece as strictly as a frame is read; its bytes are a view. A frame that comes whole is no piece. */
export function decodePiece(bytes: Uint8Array): Piece | FrameFault {
  if (bytes.length < headerBytes) return 'short'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint8(0) !== codeOfPiece) return 'kind'
  if (view.getUint8(1) !== 0) return 'flags'
  const track = trackOfCode.get(view.getUint8(2))
  if (!track) return 'track'
  if (view.getUint8(3) !== 0) return 'spare'
  const seq = view.getUint32(4)
  if (seq < 1 || seq >= lastSeq) return 'seq'
  const length = bytes.length - headerBytes
  if (length === 0) return 'empty'
  const at = view.getUint32(8)
  const total = view.getUint32(12)
  if (total > headerBytes + mostPayloadBytes || at + length > total || length === total) return 'too-large'
  return { track, seq, at, total, bytes: bytes.subarray(headerBytes) }
}

/**
 * What the server says about one track in eight bytes, `code u8 | track u8 | piece u16 | seq u32`.
 * receipt: arrived (steers the rate, releases nothing); ack: durable up to seq (releases the spool);
 * resend: the server waits for exactly this seq. `piece` counts the pieces of the frame that have arrived, while it is not
 * whole; 0 (or nothing) says all of it.
 */
export interface Reply {
  says: 'receipt' | 'ack' | 'resend'
  track: TrackKind
  seq: number
  piece?: number
}

const codeOfReply: Record<Reply['says'], number> = { receipt: 0xaa, ack: 0xac, resend: 0xae }
const replies = ['receipt', 'ack', 'resend'] as const

/** Writes a reply; see {@link Reply} for the layout. */
export function encodeReply(reply: Reply): Uint8Array<ArrayBuffer> {
  const { piece = 0, seq } = reply
  // Thousands a second: without a view it takes a fifth of the time.
  const bytes = new Uint8Array(8)
  bytes[0] = codeOfReply[reply.says]
  bytes[1] = codeOfTrack[reply.track]
  bytes[2] = piece >>> 8
  bytes[3] = piece
  bytes[4] = seq >>> 24
  bytes[5] = seq >>> 16
  bytes[6] = seq >>> 8
  bytes[7] = seq
  return bytes
}

/** Reads a reply; undefined when the bytes are none. */
export function decodeReply(bytes: Uint8Array): Reply | undefined {
  if (bytes.length !== 8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const says = replies.find((word) => codeOfReply[word] === view.getUint8(0))
  const track = trackOfCode.get(view.getUint8(1))
  const piece = view.getUint16(2)
  if (!says || !track || (piece > 0 && says !== 'receipt')) return undefined
  return { says, track, seq: view.getUint32(4), ...(piece > 0 && { piece }) }
}

/** An Opus packet; `samples` at 48 kHz (960 = 20 ms). */
export interface SoundPacket {
  samples: number
  data: Uint8Array
}

/** Puts several sound packets into one media payload, `samples u16 | length u16 | data` each: 50 messages a second would be too many. */
export function packSound(packets: readonly SoundPacket[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(packets.reduce((sum, packet) => sum + 4 + packet.data.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const packet of packets) {
    view.setUint16(at, packet.samples)
    view.setUint16(at + 2, packet.data.length)
    bytes.set(packet.data, at + 4)
    at += 4 + packet.data.length
  }
  return bytes
}

/** The packets of a sound payload; what is cut short at its end is left out. */
export function unpackSound(payload: Uint8Array): SoundPacket[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const packets: SoundPacket[] = []
  let at = 0
  while (at + 4 <= payload.length) {
    const length = view.getUint16(at + 2)
    if (at + 4 + length > payload.length) break
    packets.push({ samples: view.getUint16(at), data: payload.subarray(at + 4, at + 4 + length) })
    at += 4 + length
  }
  return packets
}

/** Puts a frame under a viewer's subscription number (`u32 | frame`), so that many tracks share one wall socket. */
export function encodeWallFrame(subscription: number, frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + frame.length)
  new DataView(bytes.buffer).setUint32(0, subscription)
  bytes.set(frame, 4)
  return bytes
}

/** Takes a wall message apart again; undefined when its frame is faulty. */
export function decodeWallFrame(bytes: Uint8Array): { subscription: number; frame: Frame } | undefined {
  if (bytes.length < 4) return undefined
  const frame = decodeFrame(bytes.subarray(4))
  if (typeof frame === 'string') return undefined
  return { subscription: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), frame }
}
