import { cropOfSquare, placeInPicture, type Square } from './affine.ts'
import type { DetectedFace } from './faces.ts'
import type { Point } from './observation.ts'
import { type Network, output } from './runtime.ts'
import type { View } from './view.ts'

/** A place on the face: x and y in pixels of the picture, z (depth) in the same unit, towards the camera negative. */
export interface MeshPoint extends Point {
  readonly z: number
}

/** The 468 points of MediaPipe's Face Mesh on one face, and how surely it is a face (0..1). */
export interface Mesh {
  readonly points: readonly MeshPoint[]
  readonly presence: number
}

/** The corners of the eyes in the mesh, from the image's left to its right. */
export const eyeCorners = { right: [33, 133], left: [362, 263] } as const

const size = 192

/** The network was trained on squares half as large again as the face. */
const margin = 1.5

/** Lays the mesh on the face in a square of the picture. */
export async function meshFace(network: Network, view: View, square: Square): Promise<Mesh> {
  const from = cropOfSquare(square, size)
  const outputs = await network.run(view.crop(from, size, 1 / 255, 0))
  const numbers = output(outputs, 'Identity_2')
  const [presence = 0] = output(outputs, 'Identity_1')
  const depth = square.side / size
  const points = Array.from({ length: numbers.length / 3 }, (_, index) => ({
    ...placeInPicture(from, numbers[index * 3] ?? 0, numbers[index * 3 + 1] ?? 0),
    z: (numbers[index * 3 + 2] ?? 0) * depth,
  }))
  return { points, presence }
}

/** Where to look for the mesh of a face that was just found. */
export function squareAround(face: DetectedFace): Square {
  return {
    centre: { x: (face.left + face.right) / 2, y: (face.top + face.bottom) / 2 },
    side: Math.max(face.right - face.left, face.bottom - face.top) * margin,
    roll: Math.atan2(face.leftEye.y - face.rightEye.y, face.leftEye.x - face.rightEye.x),
  }
}

/** Where to look for the same face again: steadier than the detector's box, and good for the next frame. */
export function squareAroundMesh(mesh: Mesh): Square {
  const { left, top, right, bottom } = meshBounds(mesh)
  const rightEye = between(meshPoint(mesh, eyeCorners.right[0]), meshPoint(mesh, eyeCorners.right[1]))
  const leftEye = between(meshPoint(mesh, eyeCorners.left[0]), meshPoint(mesh, eyeCorners.left[1]))
  return {
    centre: { x: (left + right) / 2, y: (top + bottom) / 2 },
    side: Math.max(right - left, bottom - top) * margin,
    roll: Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x),
  }
}

/** The mesh's own box in pixels of the picture. */
export function meshBounds(mesh: Mesh): { left: number; top: number; right: number; bottom: number } {
  const xs = mesh.points.map((point) => point.x)
  const ys = mesh.points.map((point) => point.y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** The share (0..1) of the mesh's points that lie beyond the picture's edge. */
export function shareOutside(mesh: Mesh, view: Pick<View, 'width' | 'height'>): number {
  return mesh.points.filter((point) => !isWithin(view, point)).length / mesh.points.length
}

/** Whether a place lies in the picture. */
export function isWithin(view: Pick<View, 'width' | 'height'>, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x < view.width && y < view.height
}

/** A point by MediaPipe's number, 0 to 467. */
export function meshPoint(mesh: Mesh, number: number): MeshPoint {
  const point = mesh.points[number]
  if (!point) throw new Error(`the mesh has no point ${number}`)
  return point
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
