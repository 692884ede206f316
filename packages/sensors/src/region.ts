import type { View } from './view.ts'

/** A part of a picture, in its pixels. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Intersection over union of two regions. */
export function overlapOf(one: Region, other: Region): number {
  const both = sharedArea(one, other)
  return both === 0 ? 0 : both / (areaOf(one) + areaOf(other) - both)
}

/** The area that two regions share, in square pixels. */
export function sharedArea(one: Region, other: Region): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return width <= 0 || height <= 0 ? 0 : width * height
}

/** The whole of a picture. */
export function wholeOf({ width, height }: Pick<View, 'width' | 'height'>): Region {
  return { left: 0, top: 0, right: width, bottom: height }
}

/** In square pixels. */
export function areaOf({ left, top, right, bottom }: Region): number {
  return (right - left) * (bottom - top)
}
