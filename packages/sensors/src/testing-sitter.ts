import { lookAtPicture, type PictureLook } from './quality.ts'
import type { View } from './view.ts'

const columns = 160
const rows = 120

/** A made-up room as a camera sees it, 160×120 in brightness, and numbers that are the same each time. */
export interface Room {
  readonly luma: Float32Array
  readonly random: () => number
}

/** Where the sitter is, in pixels off the middle, and what the camera does: how far it is turned, how light it is. */
export interface Moment {
  readonly x?: number
  readonly y?: number
  readonly turned?: number
  readonly light?: number
  readonly noise?: number
}

/** Soft shapes, as of a room a little out of focus. */
export function aRoom(seed = 1): Room {
  const random = gaussian(seed)
  const luma = new Float32Array(columns * rows).fill(120)
  for (let shape = 0; shape < 60; shape++) {
    const [left, top] = [Math.abs(random()) * 70, Math.abs(random()) * 50]
    const [width, height, light] = [5 + Math.abs(random()) * 20, 5 + Math.abs(random()) * 20, random() * 35]
    for (let row = Math.floor(top); row < Math.min(rows, top + height); row++) {
      for (let column = Math.floor(left); column < Math.min(columns, left + width); column++) {
        const index = row * columns + column
        luma[index] = Math.max(0, Math.min(255, (luma[index] ?? 0) + light))
      }
    }
  }
  return { luma, random }
}

/** A bright oval with eyes and a mouth before the room, and noise over all. */
export function sitterIn({ luma, random }: Room, moment: Moment = {}): View {
  const { x = 0, y = 0, turned = 0, light = 1, noise = 0.6 } = moment
  const seen = luma.map((_, index) => {
    const column = index % columns
    const behind = luma[index - column + ((column - turned + columns) % columns)] ?? 0
    const across = column - 80 - x - turned
    const down = Math.floor(index / columns) - 65 - y
    return headOver(behind, across, down) * light + random() * noise
  })
  return { width: columns, height: rows, luma: () => seen, crop: () => new Float32Array() }
}

function headOver(behind: number, across: number, down: number): number {
  const inHead = Math.sqrt((across / 26) ** 2 + (down / 34) ** 2)
  if (inHead > 1.1) return behind
  const eyes = feature(across - 9, down + 8) + feature(across + 9, down + 8)
  const face = 170 - 25 * inHead + eyes + feature(across / 2, down - 15)
  const head = Math.min(1, (1.1 - inHead) * 5)
  return behind * (1 - head) + face * head
}

function feature(across: number, down: number): number {
  return -70 * Math.max(0, 1 - Math.hypot(across, down) / 5)
}

/** Looks at one view after the other, twice a second. */
export function watchViews(
  views: readonly View[],
  startAt = 1_000_000,
  before: PictureLook['state'] = {},
): PictureLook[] {
  const looks: PictureLook[] = []
  for (const [index, view] of views.entries()) {
    looks.push(lookAtPicture(view, startAt + index * 500, looks.at(-1)?.state ?? before))
  }
  return looks
}

/** About normal numbers: the sum of four even ones. */
export function gaussian(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) / 0x800000
  }
  return () => {
    const sum = uniform() + uniform() + uniform() + uniform()
    return (sum - 2) * Math.sqrt(3)
  }
}
