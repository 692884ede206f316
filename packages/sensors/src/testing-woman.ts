import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

const require = createRequire(import.meta.url)

/** A woman who faces the camera, as a camera of 640×480 would show her (JPEG); `aside` moves her so many pixels to the right. */
export async function aWoman(aside = 0): Promise<Buffer> {
  const faceApi = dirname(require.resolve('@vladmandic/face-api/package.json'))
  return sharp(join(faceApi, 'demo', 'sample3.jpg'))
    .extract({ left: 840 - aside, top: 60, width: 747, height: 560 })
    .resize(640, 480)
    .jpeg({ chromaSubsampling: '4:2:0' })
    .toBuffer()
}
