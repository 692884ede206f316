import type { Orientation } from '@invigil/contract/side-camera.ts'

/** How light a picture is (0..255), and how much of it changed since the one before. */
export interface PlaceLook {
  luma: number
  motion: number
}

export type PlaceHint = 'dark' | 'flat' | 'portrait' | 'moving' | 'good'

/** What helps most with placing the phone now. */
export function hintFor({ luma, motion }: PlaceLook, orientation: Orientation): PlaceHint {
  if (luma < 40) return 'dark'
  if (orientation === 'flat') return 'flat'
  if (orientation === 'portrait') return 'portrait'
  // A person who writes changes a few units of the mean, a phone in the hand many times that.
  return motion > 14 ? 'moving' : 'good'
}

/** Looks at a small RGBA picture; `before` is the grey one of the look before. */
export function lookAtPlace(
  rgba: Uint8ClampedArray,
  before: Uint8Array | undefined,
): PlaceLook & { grey: Uint8Array } {
  const grey = new Uint8Array(rgba.length / 4).map(
    (_, at) => ((rgba[at * 4] ?? 0) + 2 * (rgba[at * 4 + 1] ?? 0) + (rgba[at * 4 + 2] ?? 0)) / 4,
  )
  const mean = (values: Uint8Array, of: (value: number, at: number) => number) =>
    values.reduce((sum, value, at) => sum + of(value, at), 0) / values.length
  return {
    grey,
    luma: mean(grey, (value) => value),
    motion: before ? mean(grey, (value, at) => Math.abs(value - (before[at] ?? 0))) : 0,
  }
}

/** How the phone is held, from gravity's tilt (degrees, https://www.w3.org/TR/orientation-event/) and the screen's own word. */
export function orientationOf(tilt: { beta: number | null; gamma: number | null } | undefined): Orientation {
  const { beta, gamma } = tilt ?? { beta: null, gamma: null }
  if (beta !== null && gamma !== null && Math.abs(beta) < 25 && Math.abs(gamma) < 25) return 'flat'
  const type = globalThis.screen?.orientation?.type
  if (!type) return 'unknown'
  return type.startsWith('landscape') ? 'landscape' : 'portrait'
}
