import type { Picture } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import sharp, { type OutputInfo, type Sharp } from 'sharp'

/** How a copy is made worse: the face's width in pixels, and then what a camera, a room or a printer does to it. */
export interface Spoiling {
  readonly facePixels: number
  readonly blur: number
  readonly light: number
  readonly colour: number
  readonly noise: number
  readonly quality: number
}

export const spoilings = {
  webcam: { facePixels: 110, blur: 0.7, light: 1 / 1.6, colour: 1, noise: 6, quality: 55 },
  dark: { facePixels: 120, blur: 0, light: 0.22, colour: 1, noise: 5, quality: 60 },
  hard: { facePixels: 60, blur: 0.8, light: 1 / 2, colour: 1, noise: 8, quality: 40 },
  'ID card': { facePixels: 45, blur: 0.6, light: 1, colour: 0.5, noise: 5, quality: 60 },
} as const satisfies Record<string, Spoiling>

/** A webcam's frame: pictures that come out smaller lie in the middle of it. */
const frame = { width: 640, height: 480 }
const around = '#808080'

/**
 * A worse copy of a picture whose face is `faceWidth` pixels wide. Copies of different numbers differ as frames of one
 * camera do: a little nearer or darker, the head a little tilted, other noise. The same number gives the same copy.
 */
export async function worseCopy(
  picture: Picture,
  faceWidth: number,
  spoiling: Spoiling,
  number: number,
): Promise<Picture> {
  const random = randomFrom(number)
  const about = (value: number, share: number) =>
    value * (1 + (random() * 2 - 1) * (number === 0 ? 0 : share))
  const scale = Math.min(1, about(spoiling.facePixels, 0.15) / faceWidth)
  const width = Math.max(32, Math.round(picture.width * scale))
  const height = Math.max(32, Math.round(picture.height * scale))
  const { width: fullWidth, height: fullHeight, channels } = picture
  const small = await sharp(picture.data, { raw: { width: fullWidth, height: fullHeight, channels } })
    .resize(width, height, { fit: 'fill' })
    .rotate(number === 0 ? 0 : (random() * 2 - 1) * 6, { background: around })
    .removeAlpha()
    .png()
    .toBuffer()
  const light = about(spoiling.light, 0.15)
  const spoilt = sharp(small)
    .modulate({ saturation: spoiling.colour })
    .linear(light, 0)
    .blur(spoiling.blur === 0 ? false : about(spoiling.blur, 0.3))
  const noisy = await withNoise(await framed(spoilt), spoiling.noise, random)
  return readPicture(
    await noisy.jpeg({ quality: Math.round(about(spoiling.quality, 0.15)) }).toBuffer(),
    4000,
  )
}

/** How alike two looks at a picture are does not depend on where in the frame it lies, but a detector wants room around a face. */
async function framed(picture: Sharp): Promise<{ data: Buffer; info: OutputInfo }> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const across = Math.max(0, frame.width - info.width)
  const down = Math.max(0, frame.height - info.height)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extend({
      left: across >> 1,
      right: across - (across >> 1),
      top: down >> 1,
      bottom: down - (down >> 1),
      background: around,
    })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

async function withNoise(
  { data, info }: { data: Buffer; info: OutputInfo },
  noise: number,
  random: () => number,
): Promise<Sharp> {
  for (let index = 0; index < data.length; index++) {
    const value = (data[index] ?? 0) + (random() * 2 - 1) * noise
    data[index] = Math.max(0, Math.min(255, value))
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
}

/** Numbers in 0..1 that look random and come again for the same seed (Numerical Recipes' generator). */
function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 2654435761
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
