import type { Affine } from './affine.ts'
import { arcFaceCrop } from './align.ts'
import { eyeCorners, type Mesh, meshBounds, meshPoint, shareOutside } from './mesh.ts'
import type { Face, FaceFault } from './observation.ts'
import { headPose } from './pose.ts'
import { brightness, type View } from './view.ts'

/** How good a face is to compare, in figures. */
export interface FaceQuality {
  /** Pixels between the outer corners of the eyes, and over the width of the mesh. */
  readonly eyePixels: number
  readonly facePixels: number
  /** Degrees. */
  readonly yaw: number
  readonly pitch: number
  /** Detail, whatever the light: the variance of the aligned face's Laplacian over that of its brightness. */
  readonly sharpness: number
  /** Mean brightness of the face (0..255) and its standard deviation. */
  readonly luma: number
  readonly contrast: number
  /** Share of the mesh's points beyond the picture's edge. */
  readonly outside: number
}

/**
 * What a face must reach to be compared. Measured on 65 pictures made smaller, softer, darker, cut off; each limit is where
 * false mismatches begin. Presence: of 24 meshes at .9–.99 16 were called somebody else. Eyes: from 24 pixels on 99 %
 * matched and none was called another; below 20 fewer than half matched. Sharpness: from .06 on 97 %, below .04 half.
 * Brightness: from 20 on all, at 7–10 a third. Outside: up to a fifth 97 %. Yaw: the one face turned further was the only
 * original that did not match; pitch was not measured beyond its limits.
 */
const faceLimits = {
  presence: 0.99,
  eyePixels: 24,
  yaw: 35,
  pitch: { from: -30, to: 20 },
  sharpness: 0.06,
  luma: 20,
  contrast: 4,
  outside: 0.2,
} as const

/** The aligned face at this size shows what networks use; finer detail only says how near the camera stood. */
const size = 56

/** Another face of at least this share of the main one's width leaves open whom to compare; smaller ones stand behind. */
const rivalShare = 0.5

/** Why the main face is not good enough to compare; nothing where it is. The first fault is the one to mend first. */
export function faceFaults(view: View, faces: readonly Face[], mesh: Mesh | undefined): FaceFault[] {
  const [main, ...others] = faces
  if (!main || !mesh || mesh.presence < faceLimits.presence) return ['no-face']
  const quality = faceQuality(view, mesh)
  const found: readonly (readonly [FaceFault, boolean])[] = [
    ['several-faces', others.some(({ box }) => box.width >= main.box.width * rivalShare)],
    ['cut', quality.outside > faceLimits.outside],
    ['small', quality.eyePixels < faceLimits.eyePixels],
    ['turned', isTurned(quality)],
    ['dark', quality.luma < faceLimits.luma || quality.contrast < faceLimits.contrast],
    ['blurred', quality.sharpness < faceLimits.sharpness],
  ]
  return found.flatMap(([fault, isThere]) => (isThere ? [fault] : []))
}

/** Judges the face under the mesh. */
export function faceQuality(view: View, mesh: Mesh): FaceQuality {
  const right = meshPoint(mesh, eyeCorners.right[0])
  const left = meshPoint(mesh, eyeCorners.left[1])
  const bounds = meshBounds(mesh)
  const { yaw, pitch } = headPose(mesh)
  return {
    eyePixels: Math.hypot(left.x - right.x, left.y - right.y),
    facePixels: bounds.right - bounds.left,
    yaw,
    pitch,
    ...judgeDetail(view.crop(halfSize(arcFaceCrop(mesh)), size, 1, 0)),
    outside: shareOutside(mesh, view),
  }
}

/** A turn of the head: to the side (either), up or down (people are often seen a little from below). */
function isTurned({ yaw, pitch }: FaceQuality): boolean {
  const { from, to } = faceLimits.pitch
  return Math.abs(yaw) > faceLimits.yaw || pitch < from || pitch > to
}

/** The same crop with half as many pixels. */
function halfSize(from: Affine): Affine {
  return { ...from, xx: from.xx * 2, xy: from.xy * 2, yx: from.yx * 2, yy: from.yy * 2 }
}

/** Brightness, contrast and detail of the middle of an aligned face; hair and background at its rim say nothing of it. */
function judgeDetail(pixels: Float32Array): Pick<FaceQuality, 'luma' | 'contrast' | 'sharpness'> {
  const at = (row: number, column: number) => {
    const index = (row * size + column) * 3
    return brightness(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0)
  }
  const lumas: number[] = []
  const edges: number[] = []
  for (let row = 8; row < size - 4; row++) {
    for (let column = 8; column < size - 8; column++) {
      const luma = at(row, column)
      const around = at(row, column - 1) + at(row, column + 1) + at(row - 1, column) + at(row + 1, column)
      lumas.push(luma)
      edges.push(4 * luma - around)
    }
  }
  const variance = varianceOf(lumas)
  return {
    luma: meanOf(lumas),
    contrast: Math.sqrt(variance),
    // A flat face has no detail; the one keeps it from dividing by nothing.
    sharpness: varianceOf(edges) / (variance + 1),
  }
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
