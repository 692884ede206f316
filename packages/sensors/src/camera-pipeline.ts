import type { Square } from './affine.ts'
import { type DetectedFace, findFaces } from './faces.ts'
import { gazeOf } from './iris.ts'
import {
  isWithin,
  type Mesh,
  meshBounds,
  meshFace,
  shareOutside,
  squareAround,
  squareAroundMesh,
} from './mesh.ts'
import { mouthOpening } from './mouth.ts'
import type { Box, Face, FacesObservation, PictureObservation } from './observation.ts'
import { headPose } from './pose.ts'
import { lookAtPicture, type PictureState } from './quality.ts'
import type { Networks } from './runtime.ts'
import type { View } from './view.ts'

/** What one frame leaves for the next. Start with `{}`. */
export interface CameraState {
  readonly picture?: PictureState
  /** The only face, where it was, as long as it can be followed without the detector. */
  readonly followed?: Followed
}

/** A face by where it was at `seenAt`; the detector found it at `foundAt`. */
interface Followed {
  readonly square: Square
  readonly score: number
  readonly foundAt: number
  readonly seenAt: number
}

/** What was seen in one frame. Without networks there is a picture observation only. */
export interface CameraLook {
  readonly observations: readonly [PictureObservation, FacesObservation] | readonly [PictureObservation]
  readonly state: CameraState
  /** The main (largest) face with its mesh, for whoever looks at it more closely in the same frame. */
  readonly main?: MainFace
}

export interface MainFace {
  readonly mesh: Mesh
  readonly face: Face
}

/** A face with the mesh on it. */
interface SeenFace {
  readonly mesh: Mesh
  readonly score: number
}

/** Below this the mesh says: no face. Together with the detector's .55 it left no false face in 21 pictures without people. */
const leastPresence = 0.5

/**
 * Above this the mesh alone follows a face; the detector, which costs most, then looks once a second. Where frames come as
 * rarely as that it looks at every other one, so that a second face waits for two seconds at most.
 */
const surePresence = 0.9
const detectEveryMs = 1000
const detectLeastEveryMs = 2000

/** A crowd in a picture must not cost seconds: that there are many is clear by then. */
const mostFaces = 12

/** Looks at one frame: how good it is, who is in it, and where the main (largest) face looks. `at` in milliseconds. */
export async function lookAtFrame(
  networks: Networks | undefined,
  view: View,
  at: number,
  before: CameraState,
): Promise<CameraLook> {
  const { observation: picture, state } = lookAtPicture(view, at, before.picture ?? {})
  if (!networks) return { observations: [picture], state: { picture: state } }

  const followed = await followAlone(networks, view, at, before)
  const seen = followed ? [followed] : await searchFaces(networks, view, before)
  const faces = await describeFaces(networks, view, seen)
  const foundAt = followed ? (before.followed?.foundAt ?? at) : at
  return {
    observations: [picture, { of: 'faces', at, faces }],
    state: { picture: state, ...followable(seen, foundAt, at) },
    ...mainOf(seen, faces),
  }
}

function mainOf([largest]: readonly SeenFace[], [face]: readonly Face[]): Pick<CameraLook, 'main'> {
  return largest && face ? { main: { mesh: largest.mesh, face } } : {}
}

/** Follows a face without the detector, for as long as that may rest. */
async function followAlone(
  networks: Networks,
  view: View,
  at: number,
  before: CameraState,
): Promise<SeenFace | undefined> {
  const { followed } = before
  if (!followed) return undefined
  const wasJustFound = followed.seenAt === followed.foundAt
  // A clock that is set back must not make the detector rest.
  const age = Math.abs(at - followed.foundAt)
  if (age >= (wasJustFound ? detectLeastEveryMs : detectEveryMs)) return undefined
  if (age < detectEveryMs) return followFace(networks, view, before, surePresence)
  return isInside(view, followed.square) ? followAfterLong(networks, view, followed) : undefined
}

/**
 * Follows a face that was seen a second ago: one that hardly moved, by a second look that its mesh frames, as the detector's
 * finds get one. Of a face that went further, or to the picture's edge, the mesh says that it stayed.
 */
async function followAfterLong(
  networks: Networks,
  view: View,
  { square, score }: Followed,
): Promise<SeenFace | undefined> {
  const first = await meshFace(networks.mesh, view, square)
  if (first.presence <= surePresence || offMiddle(square, first) > 1 / 16) return undefined
  if (offMiddle(square, first) < 1 / 64) return { mesh: first, score }
  const mesh = await meshFace(networks.mesh, view, squareAroundMesh(first))
  return mesh.presence > surePresence ? { mesh, score } : undefined
}

function isInside(view: View, { centre, side }: Square): boolean {
  const half = side / 2
  const corners = [
    { x: centre.x - half, y: centre.y - half },
    { x: centre.x + half, y: centre.y + half },
  ]
  return corners.every((corner) => isWithin(view, corner))
}

async function followFace(
  networks: Networks,
  view: View,
  { followed }: CameraState,
  presence: number,
): Promise<SeenFace | undefined> {
  if (!followed) return undefined
  const mesh = await meshFace(networks.mesh, view, followed.square)
  return mesh.presence > presence ? { mesh, score: followed.score } : undefined
}

/**
 * Lets the detector search, and keeps the face that was followed where the detector misses it: of faces a third beyond the
 * picture's edge it finds few, while the mesh holds on to them until half is gone.
 */
async function searchFaces(networks: Networks, view: View, before: CameraState): Promise<SeenFace[]> {
  const seen = await seeFaces(networks, view)
  const { followed } = before
  if (!followed || seen.some(({ mesh }) => isIn(followed.square, mesh))) return seen
  const kept = await followFace(networks, view, before, leastPresence)
  return kept ? largestFirst([kept, ...seen]) : seen
}

/** Whether the middle of a face lies in the inner half of a square, where it is the same face. */
function isIn(square: Square, mesh: Mesh): boolean {
  return offMiddle(square, mesh) < 1 / 4
}

/** How far a face lies off the middle of a square, in its sides. */
function offMiddle({ centre, side }: Square, mesh: Mesh): number {
  const { left, top, right, bottom } = meshBounds(mesh)
  return Math.hypot((left + right) / 2 - centre.x, (top + bottom) / 2 - centre.y) / side
}

/** Detects and lays a mesh on each find, twice: the second look, framed by the first, is the steadier one. */
async function seeFaces(networks: Networks, view: View): Promise<SeenFace[]> {
  const detected = await findFaces(networks.faces, view)
  const seen: SeenFace[] = []
  for (const face of detected.slice(0, mostFaces)) {
    const mesh = await confirm(networks, view, face)
    if (mesh) seen.push({ mesh, score: face.score })
  }
  return largestFirst(seen)
}

function largestFirst(seen: readonly SeenFace[]): SeenFace[] {
  return seen.toSorted((one, other) => area(other.mesh) - area(one.mesh))
}

async function confirm(networks: Networks, view: View, face: DetectedFace): Promise<Mesh | undefined> {
  const first = await meshFace(networks.mesh, view, squareAround(face))
  if (first.presence < leastPresence) return undefined
  const second = await meshFace(networks.mesh, view, squareAroundMesh(first))
  return second.presence < leastPresence ? undefined : second
}

async function describeFaces(networks: Networks, view: View, seen: readonly SeenFace[]): Promise<Face[]> {
  const faces = seen.map(({ mesh, score }) => ({
    box: boxOf(mesh, view),
    score,
    presence: mesh.presence,
    outside: shareOutside(mesh, view),
  }))
  const [main, ...others] = faces
  const mesh = seen[0]?.mesh
  if (!main || !mesh) return []
  const gaze = await gazeOf(networks.iris, view, mesh)
  return [{ ...main, pose: headPose(mesh), mouth: mouthOpening(mesh), ...(gaze && { gaze }) }, ...others]
}

/** Only a lone face is followed: a second one is for the detector to see. */
function followable(
  seen: readonly SeenFace[],
  foundAt: number,
  seenAt: number,
): Pick<CameraState, 'followed'> {
  const [only, another] = seen
  if (!only || another) return {}
  return { followed: { square: squareAroundMesh(only.mesh), score: only.score, foundAt, seenAt } }
}

function boxOf(mesh: Mesh, view: View): Box {
  const { left, top, right, bottom } = meshBounds(mesh)
  return {
    left: left / view.width,
    top: top / view.height,
    width: (right - left) / view.width,
    height: (bottom - top) / view.height,
  }
}

function area(mesh: Mesh): number {
  const { left, top, right, bottom } = meshBounds(mesh)
  return (right - left) * (bottom - top)
}
