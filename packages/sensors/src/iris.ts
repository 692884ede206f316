import { cropOfSquare } from './affine.ts'
import { eyeCorners, isWithin, type Mesh, meshPoint } from './mesh.ts'
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

interface EyeLook {
  readonly h: number
  readonly v: number
  readonly openness: number
}

/** Where the eyes look and how far they are open: the mean of those within the picture; nothing where neither is. */
export async function gazeOf(network: Network, view: View, mesh: Mesh): Promise<Gaze | undefined> {
  const right = await eyeLook(network, view, mesh, 'right')
  const left = await eyeLook(network, view, mesh, 'left')
  const both = right && left ? meanOf(right, left) : (right ?? left)
  if (!both) return undefined
  return {
    ...both,
    ...(right && { right: right.openness }),
    ...(left && { left: left.openness }),
  }
}

/** Reads one eye from the network's 76 points (x, y, z each): `h` runs from corner 0 to corner 8, `v` downwards from their line. */
export function readEye(numbers: Float32Array): EyeLook {
  const point = (index: number): Point => ({ x: numbers[index * 3] ?? 0, y: numbers[index * 3 + 1] ?? 0 })
  const start = point(corners[0])
  const end = point(corners[1])
  const iris = point(irisCentre)
  const along = { x: end.x - start.x, y: end.y - start.y }
  const length = Math.hypot(along.x, along.y) || 1
  const opening = lids.reduce((sum, [upper, lower]) => sum + distance(point(upper), point(lower)), 0)
  return {
    h: ((iris.x - start.x) * along.x + (iris.y - start.y) * along.y) / length ** 2,
    v: ((iris.y - start.y) * along.x - (iris.x - start.x) * along.y) / length ** 2,
    openness: opening / lids.length / length,
  }
}

async function eyeLook(
  network: Network,
  view: View,
  mesh: Mesh,
  eye: 'right' | 'left',
): Promise<EyeLook | undefined> {
  const from = meshPoint(mesh, eyeCorners[eye][0])
  const to = meshPoint(mesh, eyeCorners[eye][1])
  const square = {
    centre: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    side: distance(from, to) * margin,
    roll: Math.atan2(to.y - from.y, to.x - from.x),
  }
  if (!isWithin(view, from) || !isWithin(view, to)) return undefined
  // The network knows right eyes only: a left one is shown to it in a mirror.
  const isMirrored = eye === 'left'
  const outputs = await network.run(view.crop(cropOfSquare(square, size, isMirrored), size, 1 / 255, 0))
  const look = readEye(output(outputs, 'Identity'))
  return isMirrored ? { ...look, h: 1 - look.h } : look
}

function meanOf(one: EyeLook, other: EyeLook): EyeLook {
  return {
    h: (one.h + other.h) / 2,
    v: (one.v + other.v) / 2,
    openness: (one.openness + other.openness) / 2,
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
