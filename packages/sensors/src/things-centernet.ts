import { type Affine, placeInPicture } from './affine.ts'
import type { Region } from './region.ts'
import type { Network } from './runtime.ts'
import { kindByClass, ofLength, type Sighting, surestOf } from './things-kinds.ts'
import type { View } from './view.ts'

const size = 512
const cells = 128
const classes = 80
const stride = size / cells

/**
 * Things in a part of a picture by CenterNet on MobileNetV3, surest first. The part is stretched to a square: so the network
 * was trained.
 */
export async function findByCenterNet(
  network: Network,
  view: View,
  part: Region,
  leastScore: number,
): Promise<Sighting[]> {
  const from = stretched(part)
  const outputs = Object.values(await network.run(view.crop(from, size, 1, 0)))
  const centres = ofLength(outputs, cells * cells * classes)
  const distances = ofLength(outputs, cells * cells * 4)
  return surestOf(decodeCenterNet(centres, distances, from, leastScore))
}

/**
 * Reads CenterNet's answer on 128×128 cells: a probability for each of 80 classes, and the distances to the box's left, top,
 * right and bottom in pixels of the crop. A thing is where no neighbour is surer (X. Zhou et al., Objects as Points, 2019).
 */
export function decodeCenterNet(
  centres: Float32Array,
  distances: Float32Array,
  from: Affine,
  leastScore: number,
): Sighting[] {
  const found: Sighting[] = []
  for (const [number, what] of kindByClass) {
    for (let cell = 0; cell < cells * cells; cell++) {
      const score = centres[cell * classes + number] ?? 0
      if (score < leastScore || !isPeak(centres, number, cell, score)) continue
      const x = (cell % cells) * stride
      const y = Math.floor(cell / cells) * stride
      const [left = 0, top = 0, right = 0, bottom = 0] = distances.subarray(cell * 4, cell * 4 + 4)
      const corner = placeInPicture(from, x - left, y - top)
      const opposite = placeInPicture(from, x + right, y + bottom)
      found.push({ what, score, left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y })
    }
  }
  return found
}

function isPeak(centres: Float32Array, number: number, cell: number, score: number): boolean {
  const column = cell % cells
  for (let down = -1; down <= 1; down++) {
    for (let across = -1; across <= 1; across++) {
      if (column + across < 0 || column + across >= cells) continue
      const neighbour = centres[(cell + down * cells + across) * classes + number] ?? 0
      if (neighbour > score) return false
    }
  }
  return true
}

function stretched({ left, top, right, bottom }: Region): Affine {
  return { xx: (right - left) / size, xy: 0, x0: left, yx: 0, yy: (bottom - top) / size, y0: top }
}
