import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { lookAtFrame } from './camera-pipeline.ts'
import { type FaceQuality, faceFaults, faceQuality } from './face-quality.ts'
import {
  type FaceTemplate,
  type IdentityNetworks,
  judgeDocument,
  likeness,
  loadIdentityNetworks,
  lookAtIdentity,
  templateOf,
} from './identity.ts'
import { IdentityObservation } from './observation.ts'
import { type Picture, viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { findPortrait } from './portrait.ts'
import { loadNetworks, type Networks } from './runtime.ts'
import { nodeRuntime } from './runtime-node.ts'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')
let networks: Networks
let strict: IdentityNetworks

beforeAll(async () => {
  await prepareModels()
  networks = await loadNetworks(nodeRuntime())
  strict = await loadIdentityNetworks(nodeRuntime(), 'strict')
}, 60_000)

/** A part of a photograph, in pixels at its own width of 1920, and what is done to it. */
async function cut(
  file: string,
  [left, top, width, height]: readonly [number, number, number, number],
  spoil: (picture: Sharp) => Sharp = (picture) => picture,
): Promise<Picture> {
  const part = await sharp(join(photographs, file)).extract({ left, top, width, height }).png().toBuffer()
  return readPicture(await spoil(sharp(part)).png().toBuffer())
}

const her = [930, 90, 520, 520] as const
const herFace = [1069, 240, 234, 263] as const

async function seen(picture: Picture) {
  const view = viewOf(picture)
  const { observations, main } = await lookAtFrame(networks, view, 0, {})
  return { view, faces: observations[1]?.faces ?? [], ...(main && { mesh: main.mesh }) }
}

async function faultsOf(picture: Picture) {
  const { view, faces, mesh } = await seen(picture)
  return faceFaults(view, faces, mesh)
}

async function described(picture: Picture): Promise<FaceTemplate> {
  const view = viewOf(picture)
  const portrait = await findPortrait(networks, view)
  if (!portrait) throw new Error('there is a face')
  return templateOf(strict, view, portrait.mesh)
}

function unitOf(...values: number[]): Float32Array {
  return Float32Array.from(values)
}

/** A template whose cosine with `unitOf(1, 0)` is the one given. */
function atCosine(cosine: number): Float32Array {
  return unitOf(cosine, Math.sqrt(1 - cosine ** 2))
}

test('a good picture has no faults', async () => {
  expect(await faultsOf(await cut('sample3.jpg', her))).toEqual([])
})

test.each([
  ['blurred', (picture: Sharp) => picture.blur(7)],
  ['dark', (picture: Sharp) => picture.linear(0.09, 0)],
  ['small', (picture: Sharp) => picture.resize(70).extend({ left: 40, right: 40, background: '#777' })],
] as const)('a picture that is %s is named as such', async (fault, spoil) => {
  expect(await faultsOf(await cut('sample3.jpg', her, spoil))).toContain(fault)
})

test('a face of which a good part is out of the picture is cut', async () => {
  expect(await faultsOf(await cut('sample3.jpg', [1140, 90, 400, 520]))).toContain('cut')
})

test('a head turned far aside is turned', async () => {
  const { view, faces, mesh } = await seen(await cut('sample3.jpg', her))
  const points = (mesh?.points ?? []).map((point, _, all) => ({
    ...point,
    z: point.z - (point.x - (all[1]?.x ?? 0)),
  }))
  expect(faceFaults(view, faces, { points, presence: 1 })).toContain('turned')
})

test('where nobody is, or the mesh is unsure, there is no face', async () => {
  const { view, faces, mesh } = await seen(await cut('sample3.jpg', her))
  expect(faceFaults(view, [], undefined)).toEqual(['no-face'])
  expect(faceFaults(view, faces, { points: mesh?.points ?? [], presence: 0.95 })).toEqual(['no-face'])
})

test('another face as near leaves open whom to compare; one far behind does not', async () => {
  const { view, faces, mesh } = await seen(await cut('sample3.jpg', her))
  const [main = { box: { left: 0, top: 0, width: 0.4, height: 0.4 }, score: 1 }] = faces
  const beside = { ...main, box: { ...main.box, width: main.box.width * 0.8 } }
  const behind = { ...main, box: { ...main.box, width: main.box.width * 0.3 } }
  expect(faceFaults(view, [main, beside], mesh)).toEqual(['several-faces'])
  expect(faceFaults(view, [main, behind], mesh)).toEqual([])
})

test('a softer copy is less sharp, a darker one as sharp', async () => {
  const quality = async (picture: Picture): Promise<FaceQuality> => {
    const { view, mesh } = await seen(picture)
    if (!mesh) throw new Error('there is a face')
    return faceQuality(view, mesh)
  }
  const good = await quality(await cut('sample3.jpg', her))
  const soft = await quality(await cut('sample3.jpg', her, (picture) => picture.blur(4)))
  const dim = await quality(await cut('sample3.jpg', her, (picture) => picture.linear(0.4, 0)))
  expect(soft.sharpness).toBeLessThan(good.sharpness / 2)
  expect(dim.luma).toBeCloseTo(good.luma * 0.4, -1)
  expect(dim.sharpness / good.sharpness).toBeCloseTo(1, 0)
})

test('the same woman on another photograph matches, each other woman of both does not', async () => {
  const reference = await described(await cut('sample3.jpg', her))
  const again = await described(await cut('sample1.jpg', [1360, 100, 440, 440]))
  const others = await Promise.all([
    described(await cut('sample6.jpg', [560, 280, 420, 420])),
    described(await cut('sample5.jpg', [1320, 340, 400, 400])),
  ])
  expect(likeness(again, reference).decision).toBe('match')
  expect(others.map((other) => likeness(other, reference).decision)).toEqual(['mismatch', 'mismatch'])
})

test('a look at the camera compares with the reference, in the shape that detectors expect', async () => {
  const reference = await described(await cut('sample3.jpg', her))
  const { view, ...faces } = await seen(await cut('sample3.jpg', her, (picture) => picture.resize(300)))
  const observation = await lookAtIdentity(strict, view, faces, reference, 1000)
  expect(IdentityObservation.parse(observation)).toEqual(observation)
  expect(observation).toMatchObject({ at: 1000, decision: 'match', faults: [] })
})

test('of a bad picture nothing is concluded', async () => {
  const reference = await described(await cut('sample3.jpg', her))
  const { view, ...faces } = await seen(await cut('sample3.jpg', her, (picture) => picture.blur(7)))
  const observation = await lookAtIdentity(strict, view, faces, reference, 0)
  expect(observation.decision).toBe('inconclusive')
  expect(observation).not.toHaveProperty('score')
})

test('a portrait cut at the face itself is found where it is', async () => {
  const portrait = await findPortrait(networks, viewOf(await cut('sample3.jpg', [...herFace])))
  expect(portrait?.faces).toHaveLength(1)
  expect(portrait?.faces[0]?.box.width).toBeGreaterThan(0.8)
  expect(portrait?.faces[0]?.box.left).toBeCloseTo(0, 1)
})

test('a small portrait on a large sheet is found, and on an empty one none', async () => {
  const onSheet = await cut('sample3.jpg', her, (picture) =>
    picture.resize(110).extend({ left: 60, right: 700, top: 150, bottom: 300, background: '#ddd' }),
  )
  const portrait = await findPortrait(networks, viewOf(onSheet))
  expect(portrait?.faces[0]?.box.left).toBeCloseTo(0.1, 1)
  const empty = { ...onSheet, data: onSheet.data.map(() => 200) }
  expect(await findPortrait(networks, viewOf(empty))).toBeUndefined()
})

test('both networks make one score, and dlib alone is laid on the same scale', () => {
  const reference = { dlib: unitOf(1, 0), mobilefacenet: unitOf(1, 0) }
  const other = { dlib: atCosine(0.92), mobilefacenet: atCosine(0.36) }
  expect(likeness(other, reference)).toMatchObject({ score: expect.closeTo(4, 5), decision: 'inconclusive' })
  expect(likeness({ dlib: atCosine(0.9201) }, reference)).toMatchObject({ decision: 'match' })
  expect(likeness({ dlib: atCosine(0.905) }, reference)).toMatchObject({ decision: 'inconclusive' })
  expect(likeness({ dlib: atCosine(0.8899) }, reference)).toMatchObject({ decision: 'mismatch' })
})

test('a document may confirm but never accuses', () => {
  expect(judgeDocument({ score: 5, dlib: 0.95, decision: 'match' })).toBe('match')
  expect(judgeDocument({ score: 0, dlib: 0.8, decision: 'mismatch' })).toBe('inconclusive')
})
