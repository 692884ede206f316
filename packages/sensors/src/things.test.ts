import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import { beforeAll, expect, test } from 'vitest'
import { type Box, type ThingsObservation, ThingsObservation as Valid } from './observation.ts'
import { type Picture, viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { nodeRuntime } from './runtime-node.ts'
import { lookAtThings, partOf, type ThingsNetworks, type ThingsState } from './things.ts'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')
let networks: Required<ThingsNetworks>

beforeAll(async () => {
  await prepareModels()
  const runtime = nodeRuntime()
  networks = {
    centernet: await runtime.load('centernet-512'),
    nanodet: await runtime.load('nanodet-g-416'),
  }
}, 120_000)

/** sample2: three women on a sofa, and a white phone at the lower left edge that covers 1 % of the picture. */
const sofa = () => readPicture(join(photographs, 'sample2.jpg'), 640)

/** The left woman of sample2, by eye, in fractions of the picture. */
const herFace: Box = { left: 0.2, top: 0.08, width: 0.08, height: 0.2 }

async function look(
  picture: Picture,
  { face, closely = true, before = {}, at = 0, by = networks as ThingsNetworks }: Wish = {},
) {
  return lookAtThings(by, viewOf(picture), at, { ...(face && { face }), closely, before })
}

interface Wish {
  face?: Box
  closely?: boolean
  before?: ThingsState
  at?: number
  by?: ThingsNetworks
}

const phonesOf = ({ things }: ThingsObservation) => things.filter(({ what }) => what === 'phone')
const peopleOf = ({ things }: ThingsObservation) => things.filter(({ what }) => what === 'person')

function flat(grey: number): Picture {
  return { width: 640, height: 480, channels: 3, data: new Uint8Array(640 * 480 * 3).fill(grey) }
}

test('a phone that covers a hundredth of the picture is found, where it lies', async () => {
  const { observation } = await look(await sofa())
  const box = phonesOf(observation).toSorted((one, other) => other.score - one.score)[0]?.box
  expect(box?.left).toBeCloseTo(0.036, 1)
  expect(box?.top).toBeCloseTo(0.915, 1)
  expect(box && box.left + box.width).toBeLessThan(0.2)
})

test('the next look, by another network and at another part, sees it again', async () => {
  const picture = await sofa()
  const first = await look(picture)
  const second = await look(picture, { before: first.state, at: 3000 })
  const lowerLeft = phonesOf(second.observation).filter(({ box }) => box.top > 0.8 && box.left < 0.1)
  expect(lowerLeft).toHaveLength(1)
})

test('people are found, and the one with the main face is told from the others', async () => {
  const { observation } = await look(await sofa(), { face: herFace })
  const withFace = peopleOf(observation).filter(({ withMainFace }) => withMainFace)
  const others = peopleOf(observation).filter(({ withMainFace }) => withMainFace === false)
  expect(withFace).toHaveLength(1)
  expect(withFace[0]?.box.left).toBeLessThan(0.2)
  expect(others.length).toBeGreaterThan(0)
})

test('where no face is known, nobody is said to be somebody else', async () => {
  const { observation } = await look(await sofa())
  expect(peopleOf(observation).length).toBeGreaterThan(1)
  expect(observation.things.filter((thing) => 'withMainFace' in thing)).toEqual([])
})

test.each(['sample1.jpg', 'sample3.jpg', 'sample5.jpg'])('there is no phone in %s', async (file) => {
  const picture = await readPicture(join(photographs, file), 640)
  const first = await look(picture)
  const second = await look(picture, { before: first.state, at: 3000 })
  const sure = [...phonesOf(first.observation), ...phonesOf(second.observation)].filter(
    ({ score }) => score >= 0.5,
  )
  expect(sure).toEqual([])
})

test('one network by itself finds it too', async () => {
  const picture = await sofa()
  const { nanodet, centernet } = networks
  const strict = await look(picture, { by: { nanodet } })
  const whole = await look(picture, { by: { centernet }, closely: false })
  expect(phonesOf(strict.observation).some(({ box }) => box.top > 0.8)).toBe(true)
  expect(phonesOf(whole.observation).some(({ box }) => box.top > 0.8)).toBe(true)
  expect(whole.observation.looked).toBe('whole')
})

test('without networks nothing is seen, and nothing fails', async () => {
  const { observation } = await look(flat(90), { by: {} })
  expect(observation).toEqual({ of: 'things', at: 0, looked: 'parts', things: [] })
})

test('a wall shows nothing, and what is told is an observation', async () => {
  const wall = await look(flat(140))
  const full = await look(await sofa(), { face: herFace })
  expect(phonesOf(wall.observation)).toEqual([])
  expect(Valid.parse(full.observation)).toEqual(full.observation)
})

test('a place that was looked at closely in vain is left alone until its time is over', async () => {
  const picture = await sofa()
  const place = { left: 0.03, top: 0.9, right: 0.16, bottom: 0.99 }
  const before: ThingsState = { dismissed: [{ place, until: 5_000 }] }
  const soon = await look(picture, { before, at: 3000 })
  const later = await look(picture, { before, at: 6_000 })
  const lowerLeft = ({ box }: { box: Box }) => box.top > 0.8 && box.left < 0.1
  expect(phonesOf(soon.observation).filter(lowerLeft)).toEqual([])
  expect(phonesOf(later.observation).filter(lowerLeft)).toHaveLength(1)
  expect(soon.state.dismissed).toContainEqual({ place, until: 5_000 })
  expect(later.state.dismissed).not.toContainEqual({ place, until: 5_000 })
})

test('a clock that is set back does not leave a place alone for longer', async () => {
  const picture = await sofa()
  const place = { left: 0.03, top: 0.9, right: 0.16, bottom: 0.99 }
  const { state } = await look(picture, { before: { dismissed: [{ place, until: 3_600_000 }] }, at: 1000 })
  expect(state.dismissed).not.toContainEqual({ place, until: 3_600_000 })
})

test('the two parts overlap in the middle and reach both edges', () => {
  const picture = { width: 1000, height: 500 }
  expect(partOf(picture, 'left')).toEqual({ left: 0, top: 0, right: 600, bottom: 500 })
  expect(partOf(picture, 'right')).toEqual({ left: 400, top: 0, right: 1000, bottom: 500 })
})
