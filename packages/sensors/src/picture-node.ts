import sharp from 'sharp'
import type { Picture } from './picture.ts'

/**
 * Decodes a picture file or its bytes (JPEG, PNG, WebP and what else sharp reads), upright, in sRGB, at most `longestSide`
 * pixels long. Throws where it is no picture, or one of more than `mostPixels`.
 */
export async function readPicture(
  source: string | Uint8Array,
  longestSide = 1280,
  mostPixels = 268_402_689,
): Promise<Picture> {
  const { data, info } = await sharp(source, { limitInputPixels: mostPixels })
    .rotate()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, data }
}
