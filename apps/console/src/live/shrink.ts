/** Width and height in pixels. */
export interface Size {
  width: number
  height: number
}

/** A picture in memory: four bytes a pixel, row by row, as an ImageData has them. */
export interface Pixels extends Size {
  data: Uint8ClampedArray
}

/** Below this scale it is worth making a picture smaller before it is put on a canvas. */
const worthScale = 2 / 3

/**
 * How large a picture is to be drawn in a place of 4:3 that is `placeWidth` pixels wide and may cut its edges off: as large as one
 * can see, where that is much smaller than the picture, else as it is.
 */
export function sizeFor(picture: Size, placeWidth: number): Size {
  const scale = Math.max(placeWidth / picture.width, (placeWidth * 3) / 4 / picture.height)
  if (scale <= 0 || scale > worthScale) return { width: picture.width, height: picture.height }
  return { width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) }
}

/** Makes a picture smaller: each pixel is the mean of four, one from each quarter of what it stands for. */
export function shrink(from: Pixels, to: Pixels): void {
  const source = new Uint32Array(from.data.buffer, from.data.byteOffset, from.width * from.height)
  const target = new Uint32Array(to.data.buffer, to.data.byteOffset, to.width * to.height)
  const lefts = quarters(to.width, from.width, 0.25)
  const rights = quarters(to.width, from.width, 0.75)
  let at = 0
  for (let y = 0; y < to.height; y += 1) {
    const upper = Math.floor(((y + 0.25) * from.height) / to.height) * from.width
    const lower = Math.floor(((y + 0.75) * from.height) / to.height) * from.width
    for (let x = 0; x < to.width; x += 1) {
      const left = lefts[x] ?? 0
      const right = rights[x] ?? 0
      const above = meanOf(source[upper + left] ?? 0, source[upper + right] ?? 0)
      const below = meanOf(source[lower + left] ?? 0, source[lower + right] ?? 0)
      target[at] = meanOf(above, below)
      at += 1
    }
  }
}

function quarters(count: number, of: number, part: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => Math.floor(((at + part) * of) / count))
}

/** The mean of two pixels, all four bytes at once: what both have, and half of what only one has. */
function meanOf(one: number, other: number): number {
  return (one & other) + (((one ^ other) & 0xfefefefe) >>> 1)
}
