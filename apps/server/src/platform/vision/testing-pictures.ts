import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TrackConfig } from '@invigil/contract/media.ts'
import sharp from 'sharp'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')

/** A woman alone, as a JPEG of the preview's size; she moves from second to second, and never in the same way again. */
export async function aPortrait(second = 0): Promise<Buffer> {
  return await jpegOf('sample3.jpg', {
    left: 826 + sway(second),
    top: 64 + sway(second + 50),
    width: 712,
    height: 534,
  })
}

/** The same place without her, seen by a camera that trembles a little. */
export async function anEmptySeat(second = 0): Promise<Buffer> {
  return await jpegOf('sample3.jpg', {
    left: 8 + sway(second),
    top: 8 + sway(second + 50),
    width: 400,
    height: 300,
  })
}

/** So many things, one for each second. */
export async function forSeconds<Thing>(
  seconds: number,
  make: (second: number) => Promise<Thing>,
): Promise<Thing[]> {
  return await Promise.all(Array.from({ length: seconds }, (_, second) => make(second)))
}

/** A few pixels to and fro without a period. */
function sway(second: number): number {
  return Math.round(6 * Math.sin(second * second * 1.7 + second))
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
