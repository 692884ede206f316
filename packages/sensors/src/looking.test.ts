import type { ModelId } from '@invigil/models/model.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import { beforeAll, expect, test } from 'vitest'
import { eyeLoader } from './eye-loading.ts'
import { startLooking } from './looking.ts'
import { viewOf } from './picture.ts'
import { readPicture } from './picture-node.ts'
import { nodeRuntime } from './runtime-node.ts'
import type { HeavyLook } from './schedule.ts'
import { aWoman } from './testing-woman.ts'
import type { View } from './view.ts'

const all: readonly HeavyLook[] = ['identity', 'liveness', 'things']
let woman: View

beforeAll(async () => {
  await prepareModels()
  woman = viewOf(await readPicture(await aWoman()))
}, 180_000)

test('the picture is judged at once, before any network is there', async () => {
  const { looking } = aLooking({ share: 999 })
  const { observations, going } = await looking.see(woman, 0)
  expect(observations.map(({ of }) => of)).toEqual(['picture'])
  expect(going).toBeUndefined()
})

test('networks are loaded one look after the other once the pace is known, and then used in turn', async () => {
  const { looking, loader, loaded } = aLooking({ share: 999 })
  await loader.loadLight()
  looking.compareWith(woman)
  const before = await frames(looking, 0, 4)
  expect(loaded).toEqual(['blazeface-256', 'facemesh-468', 'iris'])
  expect(before.at(-1)?.going).toMatchObject({ looks: ['faces'], loading: expect.any(Number) })
  const after = await framesUntil(looking, 4, 5)
  expect(loaded.slice(3)).toEqual(['dlib-128d', 'mobilefacenet-192d', 'fr-liveness', 'centernet-512'])
  expect(after.at(-1)?.going).toMatchObject({ looks: ['faces', ...all], missing: [] })
  expect(after.at(-1)?.going?.loading).toBeUndefined()
  expect(kindsIn(after)).toEqual(['faces', 'identity', 'liveness', 'picture', 'things'])
}, 180_000)

test('on a machine that cannot bear them they are not even loaded, and that is said', async () => {
  const { looking, loader, loaded } = aLooking({ share: 0.000_1 })
  await loader.loadLight()
  const seen = await frames(looking, 0, 8)
  expect(loaded).toEqual(['blazeface-256', 'facemesh-468', 'iris'])
  expect(seen.at(-1)?.going).toMatchObject({ missing: ['things', 'liveness', 'identity'], why: 'slow' })
  expect(looking.everyMs()).toBe(2000)
}, 180_000)

test('a photo without a face compares nobody, and nothing else suffers', async () => {
  const { looking, loader } = aLooking({ share: 999 })
  await loader.loadLight()
  looking.compareWith(
    viewOf({ width: 64, height: 48, channels: 3, data: new Uint8Array(64 * 48 * 3).fill(90) }),
  )
  const seen = await framesUntil(looking, 0, 4)
  expect(seen.at(-1)?.going).toMatchObject({ looks: ['faces', 'liveness', 'things'], missing: [] })
  expect(kindsIn(seen)).toEqual(['faces', 'liveness', 'picture', 'things'])
}, 180_000)

/** What looks with Node's runtime, and the networks it has asked for so far. */
function aLooking({ share }: { share: number }) {
  const loaded: ModelId[] = []
  const node = nodeRuntime()
  const runtime = async () => ({
    load: (id: ModelId) => {
      loaded.push(id)
      return node.load(id)
    },
  })
  const loader = eyeLoader({ offered: async () => undefined, runtime })
  return { loader, loaded, looking: startLooking({ loader, looks: all, framesPerSecond: 2, share }) }
}

/** Looks at the same picture again and again, half a second apart, and lets loading go on between. */
async function frames(looking: ReturnType<typeof startLooking>, from: number, count: number) {
  const seen: Awaited<ReturnType<typeof looking.see>>[] = []
  for (let frame = from; frame < from + count; frame++) {
    seen.push(await looking.see(woman, frame * 500))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return seen
}

/** The same until nothing is loaded any more and so many kinds were observed: how long that takes is the machine's affair. */
async function framesUntil(looking: ReturnType<typeof startLooking>, from: number, kinds: number) {
  const seen: Awaited<ReturnType<typeof frames>> = []
  while (kindsIn(seen).length < kinds || seen.at(-1)?.going?.loading !== undefined)
    seen.push(...(await frames(looking, from + seen.length, 1)))
  return seen
}

function kindsIn(seen: Awaited<ReturnType<typeof frames>>): string[] {
  return [...new Set(seen.flatMap(({ observations }) => observations.map(({ of }) => of)))].toSorted()
}
