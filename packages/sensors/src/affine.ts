import type { Point } from './observation.ts'

/**
 * Says for each place of a crop where it lies in the picture: `x' = xx·x + xy·y + x0`, `y' = yx·x + yy·y + y0`. Both sides
 * count pixels from the upper left corner, so the first pixel's centre is (0.5, 0.5).
 */
export interface Affine {
  readonly xx: number
  readonly xy: number
  readonly x0: number
  readonly yx: number
  readonly yy: number
  readonly y0: number
}

/** A square somewhere in a picture, turned by `roll` radians. */
export interface Square {
  readonly centre: Point
  readonly side: number
  readonly roll: number
}

/** Maps a crop of `size`×`size` pixels onto a square of the picture; a mirrored one runs from right to left. */
export function cropOfSquare({ centre, side, roll }: Square, size: number, isMirrored = false): Affine {
  const cos = (Math.cos(roll) * side) / size
  const sin = (Math.sin(roll) * side) / size
  const across = isMirrored ? -1 : 1
  const half = size / 2
  return {
    xx: cos * across,
    xy: -sin,
    x0: centre.x - (cos * across - sin) * half,
    yx: sin * across,
    yy: cos,
    y0: centre.y - (sin * across + cos) * half,
  }
}

/** Where a place of the crop lies in the picture. */
export function placeInPicture(affine: Affine, x: number, y: number): Point {
  return { x: affine.xx * x + affine.xy * y + affine.x0, y: affine.yx * x + affine.yy * y + affine.y0 }
}

/** The way back: where a place of the picture lies in the crop. */
export function inverse(affine: Affine): Affine {
  const determinant = affine.xx * affine.yy - affine.xy * affine.yx
  const xx = affine.yy / determinant
  const xy = -affine.xy / determinant
  const yx = -affine.yx / determinant
  const yy = affine.xx / determinant
  return {
    xx,
    xy,
    x0: -(xx * affine.x0 + xy * affine.y0),
    yx,
    yy,
    y0: -(yx * affine.x0 + yy * affine.y0),
  }
}

/** How many pixels of the picture one pixel of the crop spans. */
export function shrinkage(affine: Affine): number {
  return Math.hypot(affine.xx, affine.yx)
}
