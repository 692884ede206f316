import { type Mesh, type MeshPoint, meshPoint } from './mesh.ts'
import type { HeadPose } from './observation.ts'

type Vector = readonly [number, number, number]

/** From temple to temple and from forehead to chin, by MediaPipe's numbers. */
const temples = [234, 454] as const
const forehead = 10
const chin = 152

/** How the head is turned, in degrees, from the axes the mesh spans. Saturates near 45–50° to the side. */
export function headPose(mesh: Mesh): HeadPose {
  const down = unit(difference(meshPoint(mesh, chin), meshPoint(mesh, forehead)))
  const across = unit(difference(meshPoint(mesh, temples[1]), meshPoint(mesh, temples[0])))
  const forward = unit(cross(across, down))
  const level = cross(down, forward)
  return {
    yaw: degrees(Math.atan2(-forward[0], forward[2])),
    pitch: degrees(Math.asin(Math.max(-1, Math.min(1, forward[1])))),
    roll: degrees(Math.atan2(level[1], level[0])),
  }
}

function difference(one: MeshPoint, other: MeshPoint): Vector {
  return [one.x - other.x, one.y - other.y, one.z - other.z]
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
