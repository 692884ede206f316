import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { placeInPicture } from './affine.ts'
import { lookAtFrame } from './camera-pipeline.ts'
import { cropAround, lookAtLiveness } from './passive-liveness.ts'
import { viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { loadNetworks } from './runtime.ts'
import { nodeRuntime } from './runtime-node.ts'

const require = createRequire(import.meta.url)
const demo = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')

test('a person in a photograph of a room looks alive, a flat patch of it does not', async () => {
  const runtime = nodeRuntime()
  const network = await runtime.load('fr-liveness')
  const view = viewOf(await readPicture(join(demo, 'sample3.jpg'), 1280))
  const { main } = await lookAtFrame(await loadNetworks(runtime), view, 7, {})
  const box = main?.face.box ?? { left: 0, top: 0, width: 0, height: 0 }
  const face = await lookAtLiveness(network, view, box, 7)
  const wall = await lookAtLiveness(network, view, { left: 0.01, top: 0.01, width: 0.04, height: 0.06 }, 7)
  expect(face).toMatchObject({ of: 'liveness', at: 7 })
  expect(face.live).toBeGreaterThan(0.9)
  expect(wall.live).toBeLessThan(face.live)
})

test('a small face is seen with what is around it', () => {
  const crop = cropAround({ left: 0.45, top: 0.45, width: 0.1, height: 0.1 }, { width: 640, height: 480 })
  const start = placeInPicture(crop, 0, 0)
  expect(start.x).toBeCloseTo(320 - 86.4, 3)
  expect(start.y).toBeCloseTo(240 - 64.8, 3)
})

test('a large face takes what the picture has, and a face by the edge is moved inside', () => {
  const large = cropAround({ left: 0.2, top: 0.1, width: 0.6, height: 0.8 }, { width: 640, height: 480 })
  const cornered = cropAround({ left: 0.9, top: 0.9, width: 0.1, height: 0.1 }, { width: 640, height: 480 })
  expect(placeInPicture(large, 0, 0).y).toBeCloseTo(0, 3)
  expect(placeInPicture(large, 128, 128).y).toBeCloseTo(480, 3)
  expect(placeInPicture(cornered, 128, 128)).toEqual({ x: 640, y: 480 })
})
