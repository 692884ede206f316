import { type Affine, shrinkage } from './affine.ts'
import { brightness, type View } from './view.ts'

/** A picture in memory: 8 bits a channel, row by row; a fourth channel is ignored. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array | Uint8ClampedArray
}

/** A look at a picture in memory. Where a crop shrinks it by more than two, it is halved first: bilinear sampling alone loses small faces. */
export function viewOf(picture: Picture): View {
  const halvings = [picture]
  const halved = (times: number): Picture => {
    const known = halvings[times]
    if (known) return known
    const half = halve(halved(times - 1))
    halvings[times] = half
    return half
  }
  return {
    width: picture.width,
    height: picture.height,
    crop: (from, size, scale, offset) => {
      const times = halvingsFor(picture, shrinkage(from))
      return sample(halved(times), scaled(from, picture, halved(times)), size, scale, offset)
    },
    luma: (columns, rows) => blockMeans(picture, columns, rows),
  }
}

function halvingsFor(picture: Picture, shrink: number): number {
  const wanted = Math.ceil(Math.log2(Math.max(shrink, 1) / 2))
  const possible = Math.floor(Math.log2(Math.min(picture.width, picture.height) / 8))
  return Math.max(0, Math.min(wanted, possible))
}

/** Means of 2×2 pixels; an odd last row or column is left out. */
function halve(picture: Picture): Picture {
  const { channels, data } = picture
  const width = picture.width >> 1
  const height = picture.height >> 1
  const stride = picture.width * channels
  const half = new Uint8Array(width * height * 3)
  let target = 0
  for (let y = 0; y < height; y++) {
    let source = y * 2 * stride
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const corner = source + channel
        const sum =
          at(data, corner) +
          at(data, corner + channels) +
          at(data, corner + stride) +
          at(data, corner + stride + channels)
        half[target++] = (sum + 2) >> 2
      }
      source += 2 * channels
    }
  }
  return { width, height, channels: 3, data: half }
}

/** The same crop of a smaller copy. */
function scaled(from: Affine, whole: Picture, copy: Picture): Affine {
  if (copy === whole) return from
  const factor = 2 ** Math.round(Math.log2(whole.width / copy.width))
  return {
    xx: from.xx / factor,
    xy: from.xy / factor,
    x0: from.x0 / factor,
    yx: from.yx / factor,
    yy: from.yy / factor,
    y0: from.y0 / factor,
  }
}

function sample(picture: Picture, from: Affine, size: number, scale: number, offset: number): Float32Array {
  const { width, height, channels, data } = picture
  const stride = width * channels
  const values = new Float32Array(size * size * 3)
  let target = 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = from.xx * (column + 0.5) + from.xy * (row + 0.5) + from.x0 - 0.5
      const y = from.yx * (column + 0.5) + from.yy * (row + 0.5) + from.y0 - 0.5
      const left = Math.floor(x)
      const top = Math.floor(y)
      const right = x - left
      const down = y - top
      // The four neighbours' shares; one that lies outside counts as black.
      const above = top >= 0 && top < height ? 1 - down : 0
      const below = top >= -1 && top < height - 1 ? down : 0
      const before = left >= 0 && left < width ? 1 - right : 0
      const after = left >= -1 && left < width - 1 ? right : 0
      const corner = top * stride + left * channels
      for (let channel = 0; channel < 3; channel++) {
        const index = corner + channel
        const value =
          above * (before * at(data, index) + after * at(data, index + channels)) +
          below * (before * at(data, index + stride) + after * at(data, index + stride + channels))
        values[target++] = value * scale + offset
      }
    }
  }
  return values
}

function blockMeans(picture: Picture, columns: number, rows: number): Float32Array {
  const { width, height, channels, data } = picture
  const sums = new Float32Array(columns * rows)
  const counts = new Uint32Array(columns * rows)
  const columnOf = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width))
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns
    for (let x = 0; x < width; x++) {
      const block = row + (columnOf[x] ?? 0)
      const pixel = (y * width + x) * channels
      sums[block] = (sums[block] ?? 0) + brightness(at(data, pixel), at(data, pixel + 1), at(data, pixel + 2))
      counts[block] = (counts[block] ?? 0) + 1
    }
  }
  return sums.map((sum, block) => sum / (counts[block] || 1))
}

/** A byte of the picture; beyond its ends black. */
function at(data: Picture['data'], index: number): number {
  return data[index] ?? 0
}
