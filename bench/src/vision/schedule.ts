import { offeredSet } from '@invigil/models/served.ts'
import { type Eyes, type EyesState, type LookWish, look } from '@invigil/sensors/eyes.ts'
import { templateOf } from '@invigil/sensors/identity.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { findPortrait } from '@invigil/sensors/portrait.ts'
import { loadNetworks, type Network, type Runtime } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { percentile } from '../table.ts'
import { ends, measure } from './measure.ts'
import type { Row } from './row.ts'

const facesOnly: LookWish = { faces: true, identity: false, liveness: false, things: 'none' }

/** What the server does with a candidate’s frames: seconds between two looks. */
const everySeconds = { identity: 5, liveness: 5, things: 3 } as const
const cycleSeconds = 15

/** Everything the server sees with, and a reference photo. Throws where a network is missing: the figures would lie. */
export async function openEyes(jpeg: Buffer): Promise<Required<Eyes>> {
  const runtime = nodeRuntime()
  const light = await loadNetworks(runtime)
  const identity = {
    dlib: await present(runtime, 'dlib-128d'),
    mobilefacenet: await present(runtime, 'mobilefacenet-192d'),
  }
  const view = viewOf(await readPicture(jpeg, 640))
  const portrait = await findPortrait(light, view)
  if (!portrait) throw new Error('the reference photo shows nobody')
  return {
    light,
    identity,
    liveness: await present(runtime, 'fr-liveness'),
    things: {
      centernet: await present(runtime, 'centernet-512'),
      nanodet: await present(runtime, 'nanodet-g-416'),
    },
    reference: await templateOf(identity, view, portrait.mesh),
  }
}

function present(runtime: Runtime, id: Parameters<Runtime['load']>[0]): Promise<Network> {
  if (!offeredSet().networks[id])
    throw new Error(`${id} is not prepared: node packages/models/src/prepare.ts`)
  return runtime.load(id)
}

/** The looks one by one, each on its own frame. */
export async function lookRows(
  eyes: Required<Eyes>,
  jpegs: readonly Buffer[],
  rounds: number,
): Promise<Row[]> {
  const pictures = await Promise.all(jpegs.map((jpeg) => readPicture(jpeg, 640)))
  const heavy = (wish: Partial<LookWish>): LookWish => ({ ...facesOnly, faces: false, ...wish })
  const decode = await measure(rounds, (round) => readPicture(nth(jpegs, round), 640))
  const detected = await measure(rounds, (round) => seen(eyes, nth(pictures, round), 0, {}, facesOnly))
  const { state } = await seen(eyes, nth(pictures, 0), 0, {}, facesOnly)
  const followed = await measure(rounds, (round) => seen(eyes, nth(pictures, round), 500, state, facesOnly))
  const things = await measure(rounds, (round) =>
    seen(eyes, nth(pictures, round), 0, { things: { looks: round } }, heavy({ things: 'whole' })),
  )
  const closely = await measure(rounds, (round) =>
    seen(eyes, nth(pictures, round), 0, { things: { looks: round } }, heavy({ things: 'closely' })),
  )
  const all: LookWish = { faces: true, identity: true, liveness: true, things: 'whole' }
  const everything = await measure(rounds, (round) => seen(eyes, nth(pictures, round), 0, {}, all))
  return [
    ['decode a JPEG of 640×480', ...ends(decode.times), '', '', ''],
    ['look at faces, found anew', ...ends(detected.times), '', '', ''],
    ['look at a face that is followed', ...ends(followed.times), '', '', ''],
    ['look at things, whole', ...ends(things.times), '', '', ''],
    ['look at things, closely', ...ends(closely.times), '', '', ''],
    ['all looks at one frame', ...ends(everything.times), '', '', ''],
  ]
}

/** The processor’s milliseconds for a second of one candidate’s frames, one a second, decoded and looked at as the server does. */
export async function scheduleRow(
  eyes: Required<Eyes>,
  jpegs: readonly Buffer[],
  cycles: number,
): Promise<{ row: Row; candidatesPerCore: number; identityLooks: number }> {
  const perSecond: number[] = []
  let state: EyesState = {}
  let identityLooks = 0
  for (let cycle = 0; cycle <= cycles; cycle++) {
    const before = process.cpuUsage()
    for (let second = 0; second < cycleSeconds; second++) {
      const picture = await readPicture(nth(jpegs, second), 640)
      const looked = await seen(eyes, picture, (cycle * cycleSeconds + second) * 1000, state, dueAt(second))
      state = looked.state
      if (looked.took.identity !== undefined) identityLooks++
    }
    const { user, system } = process.cpuUsage(before)
    if (cycle > 0) perSecond.push((user + system) / 1000 / cycleSeconds)
  }
  const row: Row = ['CPU for a second of one candidate', ...ends(perSecond), '', '', '']
  return { row, candidatesPerCore: Math.floor(1000 / percentile(perSecond, 50)), identityLooks }
}

function dueAt(second: number): LookWish {
  return {
    faces: true,
    identity: second % everySeconds.identity === 0,
    liveness: second % everySeconds.liveness === 2,
    things: second % everySeconds.things === 1 ? 'whole' : 'none',
  }
}

/** A look whose every part worked: a failed one would cost nothing and be called fast. */
export async function seen(eyes: Eyes, picture: Picture, at: number, state: EyesState, wish: LookWish) {
  const looked = await look(eyes, viewOf(picture), at, state, wish)
  const [failure] = looked.failures
  if (failure) throw new Error(`${failure.look} failed: ${failure.reason}`)
  return looked
}

function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('there are no frames')
  return item
}
