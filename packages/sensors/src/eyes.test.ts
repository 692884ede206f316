import { prepareModels } from '@invigil/models/prepare.ts'
import { beforeAll, expect, test } from 'vitest'
import { eyeLoader } from './eye-loading.ts'
import { type Eyes, type Looked, type LookWish, look } from './eyes.ts'
import { viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { nodeRuntime } from './runtime-node.ts'
import { aWoman } from './testing-woman.ts'
import type { View } from './view.ts'

const everything: LookWish = { faces: true, identity: true, liveness: true, things: 'whole' }
const nobody = viewOf({ width: 64, height: 48, channels: 3, data: new Uint8Array(64 * 48 * 3).fill(90) })
const torn = { run: () => Promise.reject(new Error('out of memory')) }

let eyes: Eyes
let woman: View

beforeAll(async () => {
  await prepareModels()
  const loader = eyeLoader({ offered: async () => undefined, runtime: async () => nodeRuntime() })
  await loader.loadLight()
  await loader.load(['liveness', 'things'])
  eyes = loader.eyes()
  woman = viewOf(await readPicture(await aWoman()))
}, 60_000)

test('what is wished is looked for, each with its own time', async () => {
  const looked = await look(eyes, woman, 1000, {}, { ...everything, identity: false })
  expect(kindsOf(looked)).toEqual(['picture', 'faces', 'liveness', 'things'])
  expect(Object.keys(looked.took).toSorted()).toEqual(['faces', 'liveness', 'things'])
  expect(looked.failures).toEqual([])
})

test('what is not wished is not looked for', async () => {
  const wish: LookWish = { faces: true, identity: false, liveness: false, things: 'none' }
  expect(kindsOf(await look(eyes, woman, 1000, {}, wish))).toEqual(['picture', 'faces'])
})

test('without a reference nobody is compared, without networks the picture alone is judged', async () => {
  expect(kindsOf(await look({ light: eyes.light }, woman, 1000, {}, everything))).toEqual([
    'picture',
    'faces',
  ])
  expect(kindsOf(await look({}, woman, 1000, {}, everything))).toEqual(['picture'])
})

test('a network that fails is named, and the other looks are taken all the same', async () => {
  const looked = await look({ ...eyes, liveness: torn }, woman, 1000, {}, everything)
  expect(kindsOf(looked)).toEqual(['picture', 'faces', 'things'])
  expect(looked.failures).toEqual([{ look: 'liveness', reason: 'Error: out of memory' }])
})

test('where the faces’ own network fails, the picture is judged and things are looked for', async () => {
  const light = eyes.light && { ...eyes.light, faces: torn }
  const looked = await look({ ...eyes, light }, woman, 1000, {}, everything)
  expect(kindsOf(looked)).toEqual(['picture', 'things'])
  expect(looked.failures).toEqual([{ look: 'faces', reason: 'Error: out of memory' }])
})

test('where nobody is, liveness had its turn at no cost', async () => {
  const looked = await look(eyes, nobody, 1000, {}, { ...everything, things: 'none' })
  expect(kindsOf(looked)).toEqual(['picture', 'faces'])
  expect(looked.took).toEqual({ faces: expect.any(Number), liveness: undefined })
  expect(Object.keys(looked.took)).toContain('liveness')
})

function kindsOf({ observations }: Looked): string[] {
  return observations.map(({ of }) => of)
}
