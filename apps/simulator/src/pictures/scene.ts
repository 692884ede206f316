import sharp from 'sharp'
import type { View } from '../behaviour/script.ts'
import { portraitSize } from './portraits.ts'

const { width, height } = portraitSize

/** Draws what the camera sees: the person of a portrait, the chair without them, somebody beside them, or turned aside. */
export async function drawScene(view: View, portrait: Buffer, other: Buffer): Promise<Buffer> {
  switch (view) {
    case 'alone':
      return portrait
    case 'nobody':
      return await blurred(portrait)
    case 'two':
      return await sideBySide(portrait, other)
    case 'aside':
      return await turned(portrait)
  }
}

async function blurred(portrait: Buffer): Promise<Buffer> {
  return await sharp(portrait).blur(90).modulate({ brightness: 0.8 }).jpeg().toBuffer()
}

async function sideBySide(portrait: Buffer, other: Buffer): Promise<Buffer> {
  const half = { left: width / 4, top: 0, width: width / 2, height }
  const [left, right] = await Promise.all([portrait, other].map((one) => sharp(one).extract(half).toBuffer()))
  return await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: right, left: width / 2, top: 0 },
    ])
    .jpeg()
    .toBuffer()
}

/** Narrower and towards the edge, as a turned head is. */
async function turned(portrait: Buffer): Promise<Buffer> {
  const narrow = Math.round(width * 0.62)
  const head = await sharp(portrait).resize(narrow, height, { fit: 'fill' }).toBuffer()
  return await sharp(await blurred(portrait))
    .composite([{ input: head, left: 0, top: 0 }])
    .jpeg()
    .toBuffer()
}
