import type { PictureObservation } from './observation.ts'
import type { View } from './view.ts'

const fine = { columns: 160, rows: 120 } as const
const coarse = { columns: 32, rows: 24 } as const

/** What a picture leaves for those after it. Start with `{}`. */
export interface PictureState {
  readonly blocks?: Float32Array
}

/** How good one frame is, and what the next ones are compared with. */
export interface PictureLook {
  readonly observation: PictureObservation
  readonly state: PictureState
}

/** Judges a frame by plain arithmetic: brightness, spread, sharpness, and motion against the frame before. */
export function lookAtPicture(view: View, at: number, before: PictureState): PictureLook {
  const luma = view.luma(fine.columns, fine.rows)
  const blocks = coarseBlocks(luma)
  const mean = meanOf(blocks)
  const { blocks: blocksBefore } = before
  return {
    state: { blocks },
    observation: {
      of: 'picture',
      at,
      luma: mean,
      spread: Math.sqrt(meanOf(blocks.map((value) => (value - mean) ** 2))),
      sharpness: laplacianVariance(luma),
      ...(blocksBefore
        ? { motion: meanOf(blocks.map((value, index) => Math.abs(value - (blocksBefore[index] ?? 0)))) }
        : {}),
    },
  }
}

/** Five by five of the fine blocks make one coarse block. */
function coarseBlocks(luma: Float32Array): Float32Array {
  const across = fine.columns / coarse.columns
  const down = fine.rows / coarse.rows
  const blocks = new Float32Array(coarse.columns * coarse.rows)
  luma.forEach((value, index) => {
    const column = Math.floor((index % fine.columns) / across)
    const row = Math.floor(Math.floor(index / fine.columns) / down)
    const block = row * coarse.columns + column
    blocks[block] = (blocks[block] ?? 0) + value / (across * down)
  })
  return blocks
}

/** The variance of 4c−l−r−u−d over the inner pixels. */
function laplacianVariance(luma: Float32Array): number {
  const { columns, rows } = fine
  let sum = 0
  let squares = 0
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const index = row * columns + column
      const value =
        4 * (luma[index] ?? 0) -
        (luma[index - 1] ?? 0) -
        (luma[index + 1] ?? 0) -
        (luma[index - columns] ?? 0) -
        (luma[index + columns] ?? 0)
      sum += value
      squares += value * value
    }
  }
  const count = (rows - 2) * (columns - 2)
  return squares / count - (sum / count) ** 2
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
