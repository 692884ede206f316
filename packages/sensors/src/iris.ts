import { cropOfSquare } from './affine.ts'
import { eyeCorners, type Mesh, meshPoint } from './mesh.ts'
import type { Gaze, Point } from './observation.ts'
import { type Network, output } from './runtime.ts'
import type { View } from './view.ts'

const size = 64

/** The network was trained on squares of 2.3 times the distance between an eye's corners. */
const margin = 2.3

/** The network's points: corners of the eye, centre of the iris, and pairs of upper and lower lid. */
const corners = [0, 8] as const
const irisCentre = 71
const lids = [
  [12, 4],
  [11, 3],
  [13, 5],
] as const

/** Where both eyes look and how far they are open, the mean of the two. */
export async function gazeOf(network: Network, view: View, mesh: Mesh): Promise<Gaze> {
  const right = await eyeGaze(network, view, mesh, 'right')
  const left = await eyeGaze(network, view, mesh, 'left')
  return { h: (right.h + left.h) / 2, openness: (right.openness + left.openness) / 2 }
}

/** Reads one eye from the network's 76 points (x, y, z each): `h` runs from corner 0 to corner 8. */
export function readEye(numbers: Float32Array): Gaze {
  const point = (index: number): Point => ({ x: numbers[index * 3] ?? 0, y: numbers[index * 3 + 1] ?? 0 })
  const start = point(corners[0])
  const end = point(corners[1])
  const iris = point(irisCentre)
  const along = { x: end.x - start.x, y: end.y - start.y }
  const length = Math.hypot(along.x, along.y) || 1
  const opening = lids.reduce((sum, [upper, lower]) => sum + distance(point(upper), point(lower)), 0)
  return {
    h: ((iris.x - start.x) * along.x + (iris.y - start.y) * along.y) / length ** 2,
    openness: opening / lids.length / length,
  }
}

async function eyeGaze(network: Network, view: View, mesh: Mesh, eye: 'right' | 'left'): Promise<Gaze> {
  const from = meshPoint(mesh, eyeCorners[eye][0])
  const to = meshPoint(mesh, eyeCorners[eye][1])
  const square = {
    centre: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    side: distance(from, to) * margin,
    roll: Math.atan2(to.y - from.y, to.x - from.x),
  }
  // The network knows right eyes only: a left one is shown to it in a mirror.
  const isMirrored = eye === 'left'
  const outputs = await network.run(view.crop(cropOfSquare(square, size, isMirrored), size, 1 / 255, 0))
  const gaze = readEye(output(outputs, 'Identity'))
  return isMirrored ? { ...gaze, h: 1 - gaze.h } : gaze
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
