import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TrackConfig } from '@invigil/contract/media.ts'
import sharp from 'sharp'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')

/** A woman alone, as a JPEG of the preview's size; `shift` moves her by so many pixels, as somebody who sits does. */
export async function aPortrait(shift = 0): Promise<Buffer> {
  return await jpegOf('sample3.jpg', { left: 820 + shift, top: 60, width: 720, height: 540 })
}

/** The same place without her. */
export async function anEmptySeat(shift = 0): Promise<Buffer> {
  return await jpegOf('sample3.jpg', { left: shift, top: 0, width: 400, height: 300 })
}

/** Four women together. */
export async function aGroup(): Promise<Buffer> {
  return await jpegOf('sample4.jpg')
}

async function jpegOf(file: string, region?: { left: number; top: number; width: number; height: number }) {
  const image = sharp(join(photographs, file))
  return await (region ? image.extract(region) : image).resize(320, 240, { fit: 'cover' }).jpeg().toBuffer()
}

/** A track of stills, its capture clock at 0 at the instant `at`. */
export function stillsSince(at: number): TrackConfig {
  return { form: 'stills', width: 320, height: 240, anchor: { ts: 0, at } }
}
