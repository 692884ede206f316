import { createRequire } from 'node:module'
import type { Picture } from '@invigil/sensors/picture.ts'
import { codedPixels } from './sequence-parameters.ts'

type PictureReady = (planes: Uint8Array, width: number, height: number) => void
type TinyDecoder = { decode(unit: Uint8Array): void }
type TinyDecoderClass = new (module: object, ready: PictureReady) => TinyDecoder

/** Decodes one key frame of Baseline H.264: avcC and the frame's AVCC payload. Undefined where it gives no picture, e.g. of another profile. */
export type DecodeKeyFrame = (description: Uint8Array, payload: Uint8Array) => Picture | undefined

/** The decoder keeps its input in a buffer of this size and does not look whether a unit fits. */
const mostUnitBytes = 1024 * 1024

/**
 * Loads the decoder, which is WASM inside JavaScript made for a browser's worker. It gives no picture of more than
 * `mostPixels`.
 */
export async function loadH264(mostPixels: number): Promise<DecodeKeyFrame> {
  const require = createRequire(import.meta.url)
  const { module, Decoder } = await asInBrowser(async () => ({
    module: await (require('tinyh264/lib/TinyH264.js').default as () => Promise<object>)(),
    Decoder: require('tinyh264/lib/TinyH264Decoder.js').default as TinyDecoderClass,
  }))
  let found: Picture | undefined
  const decoder = new Decoder(module, (planes, width, height) => {
    found = pictureOf(planes, width, height)
  })
  return (description, payload) => {
    found = undefined
    const units = [...parameterSets(description), ...unitsOf(payload)].map(withStartCode)
    if (units.some((unit) => unit.length > mostUnitBytes || codedPixels(unit.subarray(4)) > mostPixels))
      return undefined
    // One decoder serves many tracks as long as each picture brings its own parameters.
    for (const unit of units) decoder.decode(unit)
    return found
  }
}

/** The loader asks what a worker has; left there, these globals would mislead others. */
async function asInBrowser<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const names = ['self', 'location', 'importScripts'] as const
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name))
  const pretended = { self: globalThis, location: { href: '' }, importScripts: () => undefined }
  for (const name of names)
    Object.defineProperty(globalThis, name, { value: pretended[name], configurable: true, writable: true })
  try {
    return await load()
  } finally {
    for (const [index, name] of names.entries()) {
      Reflect.deleteProperty(globalThis, name)
      const descriptor = before[index]
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
    }
  }
}

/** The units in an avcC record (ISO/IEC 14496-15, 5.3.3.1): sequence parameter sets, then picture parameter sets. */
export function parameterSets(description: Uint8Array): Uint8Array[] {
  const view = new DataView(description.buffer, description.byteOffset, description.byteLength)
  const units: Uint8Array[] = []
  let position = 5
  for (const mask of [0x1f, 0xff]) {
    if (position >= description.length) break
    const count = view.getUint8(position) & mask
    position += 1
    for (let index = 0; index < count && position + 2 <= description.length; index++) {
      const length = view.getUint16(position)
      units.push(description.subarray(position + 2, position + 2 + length))
      position += 2 + length
    }
  }
  return units
}

/** The units of a frame, each behind its length of four bytes. What does not fit is left out. */
export function unitsOf(payload: Uint8Array): Uint8Array[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const units: Uint8Array[] = []
  let position = 0
  while (position + 4 <= payload.length) {
    const length = view.getUint32(position)
    if (length === 0 || position + 4 + length > payload.length) break
    units.push(payload.subarray(position + 4, position + 4 + length))
    position += 4 + length
  }
  return units
}

/** The byte stream form (Annex B) of units, as decoders outside MP4 take it. */
export function withStartCode(unit: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(unit.length + 4)
  bytes[3] = 1
  bytes.set(unit, 4)
  return bytes
}

/** Y, then U and V at half size, BT.601 in the range that cameras use (16..235), as red, green, blue. */
function pictureOf(planes: Uint8Array, width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 3)
  const half = width >> 1
  const blue = width * height
  const red = blue + half * (height >> 1)
  let target = 0
  for (let row = 0; row < height; row++) {
    const chroma = (row >> 1) * half
    for (let column = 0; column < width; column++) {
      const luma = 1.164 * ((planes[row * width + column] ?? 16) - 16)
      const u = (planes[blue + chroma + (column >> 1)] ?? 128) - 128
      const v = (planes[red + chroma + (column >> 1)] ?? 128) - 128
      data[target++] = luma + 1.596 * v
      data[target++] = luma - 0.392 * u - 0.813 * v
      data[target++] = luma + 2.017 * u
    }
  }
  return { width, height, channels: 3, data }
}
