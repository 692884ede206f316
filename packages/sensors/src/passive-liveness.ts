import type { Affine } from './affine.ts'
import type { Box, LivenessObservation } from './observation.ts'
import { type Network, output } from './runtime.ts'
import type { View } from './view.ts'

const size = 128

/** The network was trained on faces with what is around them: the edge of a sheet or a telephone gives a fake away. */
const margin = 2.7

/**
 * How likely the face in a box (fractions of the picture) is a living one, by the fr-liveness network: 49 real pictures
 * measured .80 to 1.00, the one print .00. Far too few to prove anything with.
 */
export async function lookAtLiveness(
  network: Network,
  view: View,
  face: Box,
  at: number,
): Promise<LivenessObservation> {
  const colours = view.crop(cropAround(face, view), size, 1, 0)
  const outputs = await network.run(asPlanes(colours))
  return { of: 'liveness', at, live: firstOfSoftmax(output(outputs, 'output')) }
}

/** The face's box 2.7 times as large, or less where the picture is smaller, moved inside the picture and stretched to a square. */
export function cropAround(face: Box, { width, height }: Pick<View, 'width' | 'height'>): Affine {
  const faceWidth = Math.max(1, face.width * width)
  const faceHeight = Math.max(1, face.height * height)
  const scale = Math.min(margin, width / faceWidth, height / faceHeight)
  const across = faceWidth * scale
  const down = faceHeight * scale
  const left = between(0, (face.left + face.width / 2) * width - across / 2, width - across)
  const top = between(0, (face.top + face.height / 2) * height - down / 2, height - down)
  return { xx: across / size, xy: 0, x0: left, yx: 0, yy: down / size, y0: top }
}

/** From red, green, blue by pixel to a plane of blue, one of green and one of red. */
function asPlanes(colours: Float32Array): Float32Array {
  const pixels = size * size
  const planes = new Float32Array(colours.length)
  for (let pixel = 0; pixel < pixels; pixel++) {
    planes[pixel] = colours[pixel * 3 + 2] ?? 0
    planes[pixels + pixel] = colours[pixel * 3 + 1] ?? 0
    planes[2 * pixels + pixel] = colours[pixel * 3] ?? 0
  }
  return planes
}

function firstOfSoftmax(logits: Float32Array): number {
  const highest = Math.max(...logits)
  const powers = [...logits].map((logit) => Math.exp(logit - highest))
  return (powers[0] ?? 0) / powers.reduce((sum, power) => sum + power, 0)
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
