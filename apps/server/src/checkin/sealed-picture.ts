import { createHash, type KeyObject } from 'node:crypto'
import sharp from 'sharp'
import { Refusal } from '../platform/refusal.ts'
import { openBytes, sealBytes } from '../platform/sealed-bytes.ts'

/** A picture at rest: `sealed` is nonce, tag and the JPEG under AES-256-GCM; `sha256` (hex) is of the JPEG. */
export interface SealedPicture {
  sealed: Buffer
  sha256: string
}

/** Seals a JPEG with an attempt's key. `name` says which picture of which attempt it is: it opens under no other. */
export function sealPicture(key: KeyObject, name: string, jpeg: Buffer): SealedPicture {
  return { sealed: sealBytes(key, name, jpeg), sha256: createHash('sha256').update(jpeg).digest('hex') }
}

/** The JPEG of a sealed picture; throws where key or name are others than those it was sealed with. */
export function openPicture(key: KeyObject, name: string, sealed: Buffer): Buffer {
  return openBytes(key, name, sealed)
}

/** Four times what any page sends: a few bytes can say that they are a huge picture. */
const mostPixels = 8_000_000
const jpegBegins = Buffer.from([0xff, 0xd8, 0xff])

/**
 * Draws a JPEG anew, within this many pixels: what it carried beside them (place, camera, maker) is gone. Throws
 * `photo-not-readable`, also for other formats: no page sends them, and each has a reader of its own to be tricked.
 */
export async function drawAnew(base64: string, most: { width: number; height: number }): Promise<Buffer> {
  const bytes = Buffer.from(base64, 'base64')
  if (!bytes.subarray(0, 3).equals(jpegBegins))
    throw new Refusal('photo-not-readable', 'the photo is no JPEG')
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ ...most, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90 })
      .toBuffer()
  } catch (error) {
    throw new Refusal('photo-not-readable', `the photo cannot be read: ${error}`)
  }
}

/** A JPEG as pages show it. */
export function asDataUrl(jpeg: Buffer): string {
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`
}
