import type { PictureObservation } from './observation.ts'
import { type PictureHistory, remember } from './picture-history.ts'
import { noiseBetween } from './picture-noise.ts'
import { compareScene, type SceneMemory } from './picture-scene.ts'
import type { View } from './view.ts'

const fine = { columns: 160, rows: 120 } as const
const coarse = { columns: 32, rows: 24 } as const

/** What a picture leaves for those after it. Start with `{}`; only the newest state is good for another look. */
export interface PictureState {
  readonly blocks?: Float32Array
  readonly luma?: Float32Array
  readonly history?: PictureHistory
  readonly scene?: SceneMemory | undefined
}

/** How good one frame is, and what the next ones are compared with. */
export interface PictureLook {
  readonly observation: PictureObservation
  readonly state: PictureState
}

/** Too dark or too flat for edges to be told from noise. */
const leastLuma = 35
const leastSpread = 12

/**
 * Judges a frame by plain arithmetic: brightness, spread and sharpness; against the frame before motion, noise and the step of
 * the light; against the minutes before whether they come again and whether the camera still sees the same scene.
 */
export function lookAtPicture(view: View, at: number, before: PictureState): PictureLook {
  const luma = view.luma(fine.columns, fine.rows)
  const blocks = coarseBlocks(luma)
  const mean = meanOf(blocks)
  const spread = Math.sqrt(meanOf(blocks.map((value) => (value - mean) ** 2)))
  const { history, repeats } = remember(before.history, blocks, at)
  const isUsable = mean >= leastLuma && spread >= leastSpread
  const { memory, scene } = compareScene(before.scene, luma, at, isUsable)
  return {
    state: { blocks, luma, history, scene: memory },
    observation: {
      of: 'picture',
      at,
      luma: mean,
      spread,
      sharpness: laplacianVariance(luma),
      ...(before.blocks ? changeSince(before.blocks, blocks) : {}),
      ...(before.luma ? noiseSince(before.luma, luma) : {}),
      ...(repeats ? { repeats } : {}),
      ...(scene === undefined ? {} : { scene }),
    },
  }
}

/** Motion, and the step of the light with the share of blocks that went its way. */
function changeSince(
  before: Float32Array,
  blocks: Float32Array,
): Required<Pick<PictureObservation, 'motion' | 'step'>> {
  const changes = blocks.map((value, index) => value - (before[index] ?? 0))
  const luma = meanOf(changes)
  const alike = changes.filter((change) => Math.sign(change) === Math.sign(luma) && change !== 0)
  return { motion: meanOf(changes.map(Math.abs)), step: { luma, sameWay: alike.length / changes.length } }
}

function noiseSince(before: Float32Array, luma: Float32Array): Pick<PictureObservation, 'noise'> {
  const noise = noiseBetween(luma, before)
  return noise === undefined ? {} : { noise }
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
