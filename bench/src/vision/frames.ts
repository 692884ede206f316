import { join } from 'node:path'
import { packageFolder } from '@invigil/models/sources.ts'
import sharp from 'sharp'

/** So many frames of a camera as JPEG, 640×480: one person who sways a little. */
export function frames(count: number): Promise<Buffer[]> {
  const photograph = join(packageFolder('@vladmandic/face-api'), 'demo/sample3.jpg')
  return Promise.all(
    Array.from({ length: count }, (_, second) =>
      sharp(photograph)
        .extract({ left: 826 + sway(second), top: 64 + sway(second + 50), width: 712, height: 534 })
        .resize(640, 480)
        .jpeg({ quality: 70 })
        .toBuffer(),
    ),
  )
}

function sway(second: number): number {
  return Math.round(6 * Math.sin(second * second * 1.7 + second))
}
