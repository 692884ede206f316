import { type Affine, cropOfSquare, placeInPicture } from './affine.ts'
import type { Region } from './region.ts'
import type { Network } from './runtime.ts'
import { kindByClass, ofLength, type Sighting, surestOf } from './things-kinds.ts'
import type { View } from './view.ts'

const size = 416
const classes = 80
const strides = [8, 16, 32] as const
/** Each side of a box is a distribution over 0…10 strides. */
const bins = 11

/** Means and deviations of ImageNet, in the order blue, green, red. */
const channels = [
  { from: 2, mean: 103.53, deviation: 57.375 },
  { from: 1, mean: 116.28, deviation: 57.12 },
  { from: 0, mean: 123.675, deviation: 58.395 },
] as const

/** Things in a part of a picture by NanoDet-g, surest first. The part lies in the middle of a square of the picture. */
export async function findByNanoDet(
  network: Network,
  view: View,
  part: Region,
  leastScore: number,
): Promise<Sighting[]> {
  const from = squareOn(part)
  const outputs = await network.run(asNanoDetWants(view.crop(from, size, 1, 0)))
  return surestOf(decodeNanoDet(Object.values(outputs), from, leastScore))
}

/**
 * Reads NanoDet's answer: for each of three strides the classes' probabilities [n, 80] and the boxes [n, 44], told apart by
 * their lengths. Throws where one is missing (RangiLyu/nanodet, generalised focal loss).
 */
export function decodeNanoDet(
  outputs: readonly Float32Array[],
  from: Affine,
  leastScore: number,
): Sighting[] {
  return strides.flatMap((stride) => {
    const count = (size / stride) ** 2
    const scores = ofLength(outputs, count * classes)
    const sides = ofLength(outputs, count * 4 * bins)
    return decodeStride(scores, sides, stride, from, leastScore)
  })
}

function decodeStride(
  scores: Float32Array,
  sides: Float32Array,
  stride: number,
  from: Affine,
  leastScore: number,
): Sighting[] {
  const cells = size / stride
  const found: Sighting[] = []
  for (let cell = 0; cell < cells * cells; cell++) {
    for (const [number, what] of kindByClass) {
      const score = scores[cell * classes + number] ?? 0
      if (score < leastScore) continue
      const x = ((cell % cells) + 0.5) * stride
      const y = (Math.floor(cell / cells) + 0.5) * stride
      const reach = (side: number) => expectation(sides, (cell * 4 + side) * bins) * stride
      const corner = placeInPicture(from, x - reach(0), y - reach(1))
      const opposite = placeInPicture(from, x + reach(2), y + reach(3))
      found.push({ what, score, left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y })
    }
  }
  return found
}

/** The mean of a distribution that is given as logits. */
function expectation(logits: Float32Array, start: number): number {
  const own = logits.subarray(start, start + bins)
  const most = Math.max(...own)
  let weights = 0
  let sum = 0
  for (const [bin, logit] of own.entries()) {
    const weight = Math.exp(logit - most)
    weights += weight
    sum += weight * bin
  }
  return sum / weights
}

/** From red, green, blue pixel by pixel to planes of blue, green and red, normalised. */
function asNanoDetWants(pixels: Float32Array): Float32Array {
  const count = size * size
  const planes = new Float32Array(count * 3)
  for (const [plane, { from, mean, deviation }] of channels.entries()) {
    for (let pixel = 0; pixel < count; pixel++) {
      planes[plane * count + pixel] = ((pixels[pixel * 3 + from] ?? 0) - mean) / deviation
    }
  }
  return planes
}

function squareOn({ left, top, right, bottom }: Region): Affine {
  const side = Math.max(right - left, bottom - top)
  return cropOfSquare({ centre: { x: (left + right) / 2, y: (top + bottom) / 2 }, side, roll: 0 }, size)
}
