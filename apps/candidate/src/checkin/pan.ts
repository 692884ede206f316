/** The size of the small pictures that are compared: brightness 0..255, row by row. */
export const panSize = { columns: 64, rows: 48 } as const

/** How far a camera has turned since its first picture, in widths and heights of the picture; to its own right and down count up. */
export interface Pan {
  readonly pan: number
  readonly tilt: number
  /** It turned too quickly to be followed. */
  readonly isTooQuick: boolean
}

/** The farthest that one picture can be from the one before, in small pixels. */
const reach = { across: 20, down: 14 } as const
/** Mean difference, with the pictures' own means taken off, above which two pictures have nothing to do with each other. */
const strange = 28
/** A shift must explain the change better than standing still by this share. */
const betterBy = 0.85

/** Follows a camera that is turned, small picture by small picture. */
export function followPan(): { see: (luma: Float32Array) => Pan } {
  let before: Float32Array | undefined
  let now: Pan = { pan: 0, tilt: 0, isTooQuick: false }
  return {
    see: (luma) => {
      const level = levelled(luma)
      if (before) now = moved(now, shiftBetween(before, level))
      before = level
      return now
    },
  }
}

interface Shift {
  readonly across: number
  readonly down: number
  readonly difference: number
}

function moved({ pan, tilt }: Pan, { across, down, difference }: Shift): Pan {
  if (difference > strange) return { pan, tilt, isTooQuick: true }
  // What is seen goes left when the camera turns to its right.
  return { pan: pan - across / panSize.columns, tilt: tilt - down / panSize.rows, isTooQuick: false }
}

/** The shift of `after` against `before` under which they differ least: coarse first, then around the best. */
function shiftBetween(before: Float32Array, after: Float32Array): Shift {
  const still = differenceAt(before, after, 0, 0)
  let best: Shift = { across: 0, down: 0, difference: still }
  for (let down = -reach.down; down <= reach.down; down += 2)
    for (let across = -reach.across; across <= reach.across; across += 2)
      best = lesser(best, before, after, across, down)
  const { across: middle, down: centre } = best
  for (let down = centre - 1; down <= centre + 1; down++)
    for (let across = middle - 1; across <= middle + 1; across++)
      best = lesser(best, before, after, across, down)
  return best.difference < still * betterBy ? best : { across: 0, down: 0, difference: still }
}

function lesser(best: Shift, before: Float32Array, after: Float32Array, across: number, down: number): Shift {
  const difference = differenceAt(before, after, across, down)
  return difference < best.difference ? { across, down, difference } : best
}

/** The mean absolute difference where both pictures overlap. */
function differenceAt(before: Float32Array, after: Float32Array, across: number, down: number): number {
  const { columns, rows } = panSize
  const top = Math.max(0, down)
  const bottom = Math.min(rows, rows + down)
  const left = Math.max(0, across)
  const right = Math.min(columns, columns + across)
  let sum = 0
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const here = after[row * columns + column] ?? 0
      const there = before[(row - down) * columns + column - across] ?? 0
      sum += Math.abs(here - there)
    }
  return sum / ((bottom - top) * (right - left))
}

/** Without its own mean: a camera that turns to a window makes the whole picture darker. */
function levelled(luma: Float32Array): Float32Array {
  const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length
  return luma.map((value) => value - mean)
}
