import sharp from 'sharp'
import { Refusal } from '../platform/refusal.ts'

/** An image as it is kept: WebP, upright, without metadata (which may tell where a photograph was taken). */
export interface CleanImage {
  bytes: Buffer
  width: number
  height: number
}

const mostPixels = 40_000_000
const mostSide = 2_400

/**
 * Draws an uploaded image anew, so that nothing of the uploaded file itself is ever served. Refused when it is no PNG,
 * JPEG, WebP or GIF, is damaged, or unfolds to more than 40 million pixels. Of a moving image the first frame is kept.
 */
export async function cleanImage(bytes: Buffer): Promise<CleanImage> {
  // The decoder would also open SVG, PDF and more; those never reach it.
  if (!isPicture(bytes)) throw notReadable('not one of the accepted formats')
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .timeout({ seconds: 10 })
      .rotate()
      .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 88, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    throw notReadable(error instanceof Error ? error.message : String(error))
  }
}

function isPicture(bytes: Buffer): boolean {
  const begin = bytes.subarray(0, 12).toString('latin1')
  return (
    begin.startsWith('\x89PNG\r\n\x1a\n') ||
    begin.startsWith('\xff\xd8\xff') ||
    begin.startsWith('GIF8') ||
    (begin.startsWith('RIFF') && begin.endsWith('WEBP'))
  )
}

function notReadable(why: string): Refusal {
  return new Refusal('image-not-readable', `the image cannot be read: ${why}`)
}
