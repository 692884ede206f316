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
export function viewOf(given: Picture): View {
  const picture = { ...given, data: asBytes(given.data) }
  const halvings: Bytes[] = [picture]
  const halved = (times: number): Bytes => {
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
      return sample(halved(times), scaled(from, picture, halved(times)), { size, scale, offset })
    },
    luma: (columns, rows) => blockMeans(picture, columns, rows),
  }
}

/** A picture whose bytes are a plain array: loops over one kind of array run several times as fast as over three. */
interface Bytes extends Picture {
  readonly data: Uint8Array
}

function asBytes(data: Picture['data']): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

function halvingsFor(picture: Picture, shrink: number): number {
  const wanted = Math.ceil(Math.log2(Math.max(shrink, 1) / 2))
  const possible = Math.floor(Math.log2(Math.min(picture.width, picture.height) / 8))
  return Math.max(0, Math.min(wanted, possible))
}

/** Means of 2×2 pixels; an odd last row or column is left out. */
function halve(picture: Bytes): Bytes {
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

interface Target {
  readonly size: number
  readonly scale: number
  readonly offset: number
}

/** Where a row or a column of a crop lies between two of the picture, and their shares; what lies outside has none. */
interface Between {
  readonly first: number
  readonly second: number
  readonly firstShare: number
  readonly secondShare: number
}

function sample(picture: Bytes, from: Affine, target: Target): Float32Array {
  return from.xy === 0 && from.yx === 0
    ? sampleLevel(picture, from, target)
    : sampleTurned(picture, from, target)
}

/** A row of the picture, interpolated at the columns of a crop. */
interface Line {
  row: number
  readonly values: Float64Array
}

/** A crop that is not turned: where each column lies is the same for all of it, and neighbouring rows share a line. */
function sampleLevel(picture: Bytes, from: Affine, { size, scale, offset }: Target): Float32Array {
  const { width, height } = picture
  const columns = Array.from({ length: size }, (_, at) =>
    between(from.xx * (at + 0.5) + from.x0 - 0.5, width),
  )
  const fill = lineFiller(picture, columns)
  let above: Line = { row: -1, values: new Float64Array(size * 3) }
  let below: Line = { row: -1, values: new Float64Array(size * 3) }
  const values = new Float32Array(size * size * 3)
  for (let row = 0; row < size; row++) {
    const start = row * size * 3
    const rows = between(from.yy * (row + 0.5) + from.y0 - 0.5, height)
    if (rows.firstShare + rows.secondShare === 0) {
      values.fill(offset, start, start + size * 3)
      continue
    }
    if (below.row === rows.first) [above, below] = [below, above]
    fill(above, rows.first)
    fill(below, rows.second)
    const upper = above.values
    const lower = below.values
    for (let index = 0; index < upper.length; index++) {
      const value = rows.firstShare * (upper[index] ?? 0) + rows.secondShare * (lower[index] ?? 0)
      values[start + index] = value * scale + offset
    }
  }
  return values
}
/** Interpolates a row of the picture at these columns, unless the line has it already. */
function lineFiller(
  { width, channels, data }: Bytes,
  columns: readonly Between[],
): (line: Line, row: number) => void {
  const lefts = Int32Array.from(columns, ({ first }) => first * channels)
  const rights = Int32Array.from(columns, ({ second }) => second * channels)
  const before = Float64Array.from(columns, ({ firstShare }) => firstShare)
  const after = Float64Array.from(columns, ({ secondShare }) => secondShare)
  return (line, row) => {
    if (line.row === row) return
    line.row = row
    const start = row * width * channels
    for (let column = 0; column < columns.length; column++) {
      const left = start + (lefts[column] ?? 0)
      const right = start + (rights[column] ?? 0)
      const leftShare = before[column] ?? 0
      const rightShare = after[column] ?? 0
      const target = column * 3
      line.values[target] = leftShare * at(data, left) + rightShare * at(data, right)
      line.values[target + 1] = leftShare * at(data, left + 1) + rightShare * at(data, right + 1)
      line.values[target + 2] = leftShare * at(data, left + 2) + rightShare * at(data, right + 2)
    }
  }
}

function sampleTurned(picture: Bytes, from: Affine, { size, scale, offset }: Target): Float32Array {
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
      // The four neighbours' shares; one that lies outside counts as black, and is not read.
      const above = top >= 0 && top < height ? 1 - down : 0
      const below = top >= -1 && top < height - 1 ? down : 0
      const before = left >= 0 && left < width ? 1 - right : 0
      const after = left >= -1 && left < width - 1 ? right : 0
      if (above + below === 0 || before + after === 0) {
        values[target++] = offset
        values[target++] = offset
        values[target++] = offset
        continue
      }
      const first = Math.max(top, 0) * stride
      const second = Math.min(top + 1, height - 1) * stride
      const near = Math.max(left, 0) * channels
      const far = Math.min(left + 1, width - 1) * channels
      for (let channel = 0; channel < 3; channel++) {
        const upper = before * at(data, first + near + channel) + after * at(data, first + far + channel)
        const lower = before * at(data, second + near + channel) + after * at(data, second + far + channel)
        values[target++] = (above * upper + below * lower) * scale + offset
      }
    }
  }
  return values
}

function between(place: number, length: number): Between {
  const first = Math.floor(place)
  const share = place - first
  return {
    first: Math.min(Math.max(first, 0), length - 1),
    second: Math.min(Math.max(first + 1, 0), length - 1),
    firstShare: first >= 0 && first < length ? 1 - share : 0,
    secondShare: first >= -1 && first < length - 1 ? share : 0,
  }
}

/** Colours are summed as whole numbers, first down the rows of a block, then across its columns, and weighed once. */
function blockMeans(picture: Bytes, columns: number, rows: number): Float32Array {
  const { width, height, channels, data } = picture
  const stride = width * channels
  const means = new Float32Array(columns * rows)
  const down = new Uint32Array(stride)
  for (let row = 0; row < rows; row++) {
    const top = Math.ceil((row * height) / rows)
    const bottom = Math.ceil(((row + 1) * height) / rows)
    down.fill(0)
    for (let y = top; y < bottom; y++) {
      const line = data.subarray(y * stride, (y + 1) * stride)
      for (let index = 0; index < stride; index++) down[index] = (down[index] ?? 0) + (line[index] ?? 0)
    }
    for (let column = 0; column < columns; column++) {
      const left = Math.ceil((column * width) / columns)
      const right = Math.ceil(((column + 1) * width) / columns)
      const [red, green, blue] = sumAcross(down, left * channels, right * channels, channels)
      means[row * columns + column] = brightness(red, green, blue) / ((bottom - top) * (right - left) || 1)
    }
  }
  return means
}

function sumAcross(
  values: Uint32Array,
  from: number,
  to: number,
  channels: number,
): readonly [red: number, green: number, blue: number] {
  let red = 0
  let green = 0
  let blue = 0
  for (let index = from; index < to; index += channels) {
    red += values[index] ?? 0
    green += values[index + 1] ?? 0
    blue += values[index + 2] ?? 0
  }
  return [red, green, blue]
}

/** A byte of the picture; beyond its ends black. */
function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0
}
