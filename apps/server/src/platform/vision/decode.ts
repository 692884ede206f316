import { spawn } from 'node:child_process'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { Picture } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { readPixmaps } from '@invigil/sensors/pixmap.ts'
import { type DecodeKeyFrame, loadH264, parameterSets, unitsOf, withStartCode } from './h264.ts'

/** A key frame, still or fragment of a track, with the config it came under. */
export interface EncodedPicture {
  readonly config: TrackConfig
  readonly payload: Uint8Array
}

/** Why there is no picture: nothing here decodes such a track, or its bytes are none. */
export type Undecodable = 'no-decoder' | 'damaged'

export type Decode = (encoded: EncodedPicture) => Promise<Picture | Undecodable>

/** Sees what is decoded at most this long, in pixels: what lies beyond tells the networks nothing more. */
const longestSide = 640
/** Nobody is asked for a larger picture, and a few bytes can say that they are a huge one: 1920×1080 in whole blocks of 16. */
const mostPixels = 1920 * 1088
const patienceMs = 5_000

/**
 * Decodes pictures of recorded tracks. Baseline H.264, which browsers are asked for, costs 2 ms in the process itself;
 * other codecs and fragments need a start of ffmpeg each (about 0.2 s of a core) and cannot be seen where it is missing.
 */
export async function createDecoder(): Promise<Decode> {
  const h264 = await loadH264(mostPixels)
  return async (encoded) => {
    const { config, payload } = encoded
    if (config.form === 'sound') return 'no-decoder'
    // A still may also come on a track of encoded pictures: its first bytes say so.
    if (config.form === 'stills' || isJpeg(payload))
      return isJpeg(payload) ? readPicture(payload, longestSide, mostPixels).catch(damaged) : 'damaged'
    if (config.form === 'pictures' && config.codec.startsWith('avc1.')) {
      const picture = decodeBaseline(h264, config, payload)
      if (picture) return picture
    }
    return decodeWithFfmpeg(encoded)
  }
}

function damaged(): 'damaged' {
  return 'damaged'
}

function isJpeg(payload: Uint8Array): boolean {
  return payload[0] === 0xff && payload[1] === 0xd8
}

type Pictures = Extract<TrackConfig, { form: 'pictures' }>

function decodeBaseline(decode: DecodeKeyFrame, config: Pictures, payload: Uint8Array): Picture | undefined {
  const picture = decode(descriptionOf(config), payload)
  return picture && cutTo(picture, config)
}

function descriptionOf({ description = '' }: Pictures): Uint8Array {
  return Buffer.from(description, 'base64')
}

/** Codecs think in blocks of 16 pixels; what was added to fill the last one is no picture. */
function cutTo(picture: Picture, { width, height }: { width: number; height: number }): Picture {
  if (picture.width <= width && picture.height <= height) return picture
  const size = { width: Math.min(width, picture.width), height: Math.min(height, picture.height) }
  const data = new Uint8Array(size.width * size.height * picture.channels)
  const stride = picture.width * picture.channels
  const row = size.width * picture.channels
  for (let y = 0; y < size.height; y++) data.set(picture.data.subarray(y * stride, y * stride + row), y * row)
  return { ...size, channels: picture.channels, data }
}

async function decodeWithFfmpeg(encoded: EncodedPicture): Promise<Picture | Undecodable> {
  const source = sourceOf(encoded)
  if (!source) return 'no-decoder'
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-threads', '1', '-protocol_whitelist', 'pipe'],
      ...['-max_pixels', `${mostPixels}`],
      ...['-f', source.format, '-i', 'pipe:0', '-frames:v', '1'],
      ...['-vf', `scale='min(${longestSide},iw)':-2`, '-f', 'image2pipe', '-c:v', 'ppm', 'pipe:1'],
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], timeout: patienceMs },
  )
  const missing = new Promise<'no-decoder'>((resolve) => ffmpeg.on('error', () => resolve('no-decoder')))
  // ffmpeg stops reading once it has its picture.
  ffmpeg.stdin.on('error', () => undefined)
  ffmpeg.stdin.end(Buffer.concat(source.parts))
  const first = readPixmaps(ffmpeg.stdout)
    .next()
    .then(({ value }) => (value as Picture | undefined) ?? ('damaged' as const), damaged)
  return Promise.race([missing, first]).finally(() => ffmpeg.kill())
}

/** What a key frame becomes for a program that reads files. */
function sourceOf({ config, payload }: EncodedPicture): { format: string; parts: Uint8Array[] } | undefined {
  if (config.form === 'fragments')
    return {
      format: config.mime.startsWith('video/mp4') ? 'mp4' : 'matroska',
      parts: [Buffer.from(config.init, 'base64'), payload],
    }
  if (config.form !== 'pictures') return undefined
  if (config.codec.startsWith('avc1.'))
    return {
      format: 'h264',
      parts: [...parameterSets(descriptionOf(config)), ...unitsOf(payload)].map(withStartCode),
    }
  return { format: 'ivf', parts: [ivfHeader(config), ivfFrameHeader(payload.length), payload] }
}

/** IVF, the simplest file around VP9 and AV1: 32 bytes, then 12 before each frame. */
function ivfHeader({ codec, width, height }: Pictures): Uint8Array {
  const header = Buffer.alloc(32)
  header.write('DKIF', 0)
  header.writeUInt16LE(32, 6)
  header.write(codec.startsWith('av01') ? 'AV01' : 'VP90', 8)
  header.writeUInt16LE(width, 12)
  header.writeUInt16LE(height, 14)
  header.writeUInt32LE(30, 16)
  header.writeUInt32LE(1, 20)
  header.writeUInt32LE(1, 24)
  return header
}

function ivfFrameHeader(length: number): Uint8Array {
  const header = Buffer.alloc(12)
  header.writeUInt32LE(length, 0)
  return header
}
