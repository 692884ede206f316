import type { Box } from '@invigil/sensors/observation.ts'
import type { Picture } from '@invigil/sensors/picture.ts'

export const edges = ['left', 'right', 'top', 'bottom'] as const
export type Edge = (typeof edges)[number]

const width = 640
const height = 480
const grey = 110

/** A frame of a camera in which a portrait has moved until `share` of its face (a box in shares of the portrait) lies beyond an edge; grey around it. */
export function slideOut(portrait: Picture, face: Box, edge: Edge, share: number): Picture {
  const box = {
    left: face.left * portrait.width,
    top: face.top * portrait.height,
    width: face.width * portrait.width,
    height: face.height * portrait.height,
  }
  const x = {
    left: -(box.left + share * box.width),
    right: width - (box.left + (1 - share) * box.width),
    ...both(width / 2 - box.left - box.width / 2),
  }[edge]
  const y = {
    top: -(box.top + share * box.height),
    bottom: height - (box.top + (1 - share) * box.height),
    ...sides(height * 0.55 - box.top - box.height / 2),
  }[edge]
  return placed(portrait, Math.round(x), Math.round(y))
}

const both = (x: number) => ({ top: x, bottom: x })
const sides = (y: number) => ({ left: y, right: y })

function placed(portrait: Picture, left: number, top: number): Picture {
  const data = new Uint8Array(width * height * 3).fill(grey)
  for (let y = Math.max(0, top); y < Math.min(height, top + portrait.height); y++) {
    for (let x = Math.max(0, left); x < Math.min(width, left + portrait.width); x++) {
      const from = ((y - top) * portrait.width + x - left) * portrait.channels
      data.set(portrait.data.subarray(from, from + 3), (y * width + x) * 3)
    }
  }
  return { width, height, channels: 3, data }
}
