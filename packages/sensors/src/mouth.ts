import { type Mesh, type MeshPoint, meshPoint } from './mesh.ts'

/** The inner lips above and below, and the corners of the mouth, by MediaPipe's numbers. */
const innerLips = [13, 14] as const
const mouthCorners = [61, 291] as const

/** How far the mouth is open: the distance of the inner lips over the width of the mouth, both in space, so that a turned head changes little. */
export function mouthOpening(mesh: Mesh): number {
  const width = between(meshPoint(mesh, mouthCorners[0]), meshPoint(mesh, mouthCorners[1]))
  return between(meshPoint(mesh, innerLips[0]), meshPoint(mesh, innerLips[1])) / (width || 1)
}

function between(one: MeshPoint, other: MeshPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
