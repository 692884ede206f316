import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { type CameraState, lookAtFrame } from './camera-pipeline.ts'
import { FacesObservation, PictureObservation } from './observation.ts'
import { type Picture, viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { loadNetworks, type Networks } from './runtime.ts'
import { nodeRuntime } from './runtime-node.ts'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')
let networks: Networks

beforeAll(async () => {
  await prepareModels()
  networks = await loadNetworks(nodeRuntime())
}, 60_000)

async function look(picture: Picture, at = 0, before: CameraState = {}) {
  const { observations, state } = await lookAtFrame(networks, viewOf(picture), at, before)
  return { picture: observations[0], faces: observations[1]?.faces ?? [], observations, state }
}

/** A part of a photograph, in pixels at its own width of 1920. */
async function cut(file: string, left: number, top: number, width: number, height: number): Promise<Picture> {
  const bytes = await sharp(join(photographs, file)).extract({ left, top, width, height }).png().toBuffer()
  return readPicture(bytes)
}

/** The woman in the middle of sample3, who looks at the camera. */
const oneWoman = () => cut('sample3.jpg', 900, 60, 560, 560)

function flat(grey: number): Picture {
  return { width: 640, height: 480, channels: 3, data: new Uint8Array(640 * 480 * 3).fill(grey) }
}

test.each([
  ['sample1.jpg', 3],
  ['sample3.jpg', 3],
  ['sample4.jpg', 4],
  ['sample5.jpg', 5],
  ['sample6.jpg', 4],
])('the faces in %s are counted: %i', async (file, count) => {
  const { faces } = await look(await readPicture(join(photographs, file)))
  expect(faces).toHaveLength(count)
})

test('faces come largest first, and only the largest is asked where it looks', async () => {
  const { faces } = await look(await readPicture(join(photographs, 'sample4.jpg')))
  const areas = faces.map(({ box }) => box.width * box.height)
  expect(areas).toEqual([...areas].sort((one, other) => other - one))
  expect(faces.map((face) => Boolean(face.pose && face.gaze))).toEqual([true, false, false, false])
})

test('one person who faces the camera is one face with open eyes, hardly turned', async () => {
  const { faces } = await look(await oneWoman())
  expect(faces).toHaveLength(1)
  expect(faces[0]?.presence).toBeGreaterThan(0.99)
  expect(Math.abs(faces[0]?.pose?.yaw ?? 90)).toBeLessThan(25)
  expect(Math.abs(faces[0]?.gaze?.h ?? 9) - 0.5).toBeLessThan(0.15)
  expect(faces[0]?.gaze?.openness).toBeGreaterThan(0.17)
})

test('in a mirror she is turned the other way by about as much', async () => {
  const picture = await oneWoman()
  const mirrored = await readPicture(
    await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
      .flop()
      .png()
      .toBuffer(),
  )
  const [face] = (await look(picture)).faces
  const [reflection] = (await look(mirrored)).faces
  expect((face?.pose?.yaw ?? 90) + (reflection?.pose?.yaw ?? 90)).toBeCloseTo(0, -1)
  expect((face?.gaze?.h ?? 9) + (reflection?.gaze?.h ?? 9)).toBeCloseTo(1, 1)
})

test('lowered eyes count as closed', async () => {
  const { faces } = await look(await readPicture(join(photographs, 'sample1.jpg')))
  expect(faces[0]?.gaze?.openness).toBeLessThan(0.17)
})

test('a black, a grey and a noisy frame show nobody', async () => {
  const noisy = {
    ...flat(0),
    data: flat(0).data.map((_, index) => (index * 7919 + (index % 613) * 104729) % 256),
  }
  const frames = await Promise.all([look(flat(0)), look(flat(128)), look(noisy)])
  expect(frames.map(({ faces }) => faces)).toEqual([[], [], []])
})

test('what is observed has the shape that detectors expect', async () => {
  const { observations } = await look(await oneWoman(), 1000)
  expect(PictureObservation.parse(observations[0])).toEqual(observations[0])
  expect(FacesObservation.parse(observations[1])).toEqual(observations[1])
})

test('a lone face is followed between detections and stays where it was', async () => {
  const picture = await oneWoman()
  const first = await look(picture, 0)
  const second = await look(picture, 500, first.state)
  expect(second.state.followed?.foundAt).toBe(0)
  expect(second.picture.motion).toBe(0)
  expect(second.faces[0]?.box.left).toBeCloseTo(first.faces[0]?.box.left ?? 9, 2)
  expect(second.faces[0]?.gaze?.h).toBeCloseTo(first.faces[0]?.gaze?.h ?? 9, 1)
})

test('after a second the detector looks again', async () => {
  const picture = await oneWoman()
  const first = await look(picture, 0)
  const second = await look(picture, 500, first.state)
  expect((await look(picture, 1000, second.state)).state.followed?.foundAt).toBe(1000)
})

test('of frames a second apart the detector looks at every other one, and at one after two seconds', async () => {
  const picture = await cut('sample3.jpg', 880, 40, 640, 720)
  const first = await look(picture, 0)
  const second = await look(picture, 1000, first.state)
  const third = await look(picture, 2000, second.state)
  expect(second.state.followed?.foundAt).toBe(0)
  expect(third.state.followed?.foundAt).toBe(2000)
  expect((await look(picture, 2000, first.state)).state.followed?.foundAt).toBe(2000)
})

test('somebody who joins is seen with the second frame, a second each', async () => {
  const one = await look(await oneWoman(), 0)
  const both = await readPicture(join(photographs, 'sample3.jpg'))
  const second = await look(both, 1000, one.state)
  const third = await look(both, 2000, second.state)
  expect(third.faces.length).toBeGreaterThan(1)
})

test('a clock that is set back does not let the detector rest', async () => {
  const picture = await oneWoman()
  const first = await look(picture, 3_600_000)
  expect((await look(picture, 500, first.state)).state.followed?.foundAt).toBe(500)
})

test('a face that is gone is not followed into thin air', async () => {
  const first = await look(await oneWoman(), 0)
  const { faces, state } = await look(flat(90), 250, first.state)
  expect(faces).toEqual([])
  expect(state.followed).toBeUndefined()
})

/** The woman of sample3 moved to the picture's left edge until this share of her face is beyond it; grey where the photograph ends. */
async function cutByTheEdge(share: number): Promise<Picture> {
  const left = Math.round(1068 + share * 231)
  const bytes = await sharp(join(photographs, 'sample3.jpg'))
    .extract({ left, top: 60, width: 1460 - left, height: 560 })
    .extend({ right: left - 713, background: '#6e6e6e' })
    .png()
    .toBuffer()
  return readPicture(bytes)
}

test('a face wholly in the picture has nothing outside', async () => {
  const { faces } = await look(await oneWoman())
  expect(faces[0]?.outside).toBe(0)
})

test('a face that slides out of the picture is held on to where the detector alone would lose it', async () => {
  const whole = await look(await cutByTheEdge(0), 0)
  const third = await look(await cutByTheEdge(0.3), 1000, whole.state)
  const half = await look(await cutByTheEdge(0.35), 2000, third.state)
  expect((await look(await cutByTheEdge(0.35))).faces).toEqual([])
  expect(half.faces).toHaveLength(1)
  expect(half.faces[0]?.outside).toBeGreaterThan(0.2)
  expect(half.faces[0]?.gaze?.right).toBeUndefined()
})

test('the main face comes with its mesh', async () => {
  const { observations, main } = await lookAtFrame(networks, viewOf(await oneWoman()), 0, {})
  expect(main?.face).toEqual(observations[1]?.faces[0])
  expect(main?.mesh.points).toHaveLength(468)
})

test('both eyes are told apart, the mouth of a smile is open', async () => {
  const { faces } = await look(await oneWoman())
  const { right = 0, left = 0, openness = 0 } = faces[0]?.gaze ?? {}
  expect((right + left) / 2).toBeCloseTo(openness)
  expect(faces[0]?.mouth).toBeGreaterThan(0.05)
})

test('two people are not followed but detected each time', async () => {
  const { faces, state } = await look(await readPicture(join(photographs, 'sample4.jpg')))
  expect(faces).toHaveLength(4)
  expect(state.followed).toBeUndefined()
})

test('without networks the picture itself is still observed', async () => {
  const { observations } = await lookAtFrame(undefined, viewOf(flat(5)), 0, {})
  expect(observations.map(({ of }) => of)).toEqual(['picture'])
})
