import type { Affine } from './affine.ts'
import { placeInPicture } from './affine.ts'
import type { Point } from './observation.ts'
import { overlapOf } from './region.ts'
import { type Network, output } from './runtime.ts'
import type { View } from './view.ts'

/** A face as BlazeFace finds it, in pixels of the picture. `rightEye` is the person's own, so the image's left one. */
export interface DetectedFace {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly score: number
  readonly rightEye: Point
  readonly leftEye: Point
}

const size = 256

/** Measured on twelve group pictures: from .55 on, no face is counted twice and two people are always seen as two. */
const leastScore = 0.55
const mostOverlap = 0.3

/** Two anchors in each of 16×16 cells, then six in each of 8×8, row by row, at the cells' centres. */
const anchors: readonly Point[] = [...anchorsOf(16, 2), ...anchorsOf(8, 6)]

/** The faces in a picture, surest first; `sureness` (0..1) is what a face must reach to count. */
export async function findFaces(
  network: Network,
  view: View,
  sureness: number = leastScore,
): Promise<DetectedFace[]> {
  const from = letterbox(view)
  const outputs = await network.run(view.crop(from, size, 1 / 127.5, -1))
  const logits = [...output(outputs, 'Identity'), ...output(outputs, 'Identity_1')]
  const boxes = [output(outputs, 'Identity_2'), output(outputs, 'Identity_3')]
  return withoutOverlaps(decodeFaces(logits, concatenate(boxes), from, sureness))
}

/** Reads BlazeFace's answer: 896 logits and 896×16 numbers (centre, size, six points, each relative to its anchor). */
export function decodeFaces(
  logits: readonly number[],
  boxes: Float32Array,
  from: Affine,
  sureness: number = leastScore,
): DetectedFace[] {
  return logits.flatMap((logit, index) => {
    const score = 1 / (1 + Math.exp(-logit))
    const anchor = anchors[index]
    if (score < sureness || !anchor) return []
    const numbers = boxes.subarray(index * 16, index * 16 + 16)
    const place = (position: number): Point => ({
      x: (numbers[position] ?? 0) + anchor.x * size,
      y: (numbers[position + 1] ?? 0) + anchor.y * size,
    })
    const centre = place(0)
    const [, , width = 0, height = 0] = numbers
    const corner = placeInPicture(from, centre.x - width / 2, centre.y - height / 2)
    const opposite = placeInPicture(from, centre.x + width / 2, centre.y + height / 2)
    const rightEye = place(4)
    const leftEye = place(6)
    return {
      left: corner.x,
      top: corner.y,
      right: opposite.x,
      bottom: opposite.y,
      score,
      rightEye: placeInPicture(from, rightEye.x, rightEye.y),
      leftEye: placeInPicture(from, leftEye.x, leftEye.y),
    }
  })
}

/** Keeps the surest of faces that overlap (non-maximum suppression), surest first. */
export function withoutOverlaps(faces: readonly DetectedFace[]): DetectedFace[] {
  const kept: DetectedFace[] = []
  for (const face of [...faces].sort((one, other) => other.score - one.score)) {
    if (kept.every((surer) => overlapOf(surer, face) < mostOverlap)) kept.push(face)
  }
  return kept
}

/** The whole picture in the middle of a square, black around it. */
function letterbox(view: View): Affine {
  const scale = Math.max(view.width, view.height) / size
  return {
    xx: scale,
    xy: 0,
    x0: (view.width - scale * size) / 2,
    yx: 0,
    yy: scale,
    y0: (view.height - scale * size) / 2,
  }
}

function anchorsOf(cells: number, each: number): Point[] {
  return Array.from({ length: cells * cells * each }, (_, index) => {
    const cell = Math.floor(index / each)
    return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells }
  })
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
