import { type CameraLook, type CameraState, lookAtFrame } from './camera-pipeline.ts'
import { type FaceTemplate, type IdentityNetworks, lookAtIdentity } from './identity.ts'
import type { Observation } from './observation.ts'
import { lookAtLiveness } from './passive-liveness.ts'
import type { Network, Networks } from './runtime.ts'
import type { Due, LookName, Took } from './schedule.ts'
import { lookAtThings, type ThingsNetworks, type ThingsState } from './things.ts'
import type { View } from './view.ts'

/** What can be seen with: every part may be missing, and then that look is not taken. */
export interface Eyes {
  readonly light?: Networks
  readonly identity?: IdentityNetworks
  readonly liveness?: Network
  readonly things?: ThingsNetworks
  /** Whom the main face is compared with. */
  readonly reference?: FaceTemplate
}

/** What to look for in one frame. `closely` looks for things in all parts of the picture, not in one of them. */
export interface LookWish {
  readonly faces: boolean
  readonly identity: boolean
  readonly liveness: boolean
  readonly things: 'none' | 'whole' | 'closely'
}

/** What one frame leaves for the next. Start with `{}`. */
export interface EyesState {
  readonly camera?: CameraState
  readonly things?: ThingsState
}

/** A look that did not work, and why. Its network is better not asked again. */
export interface LookFailure {
  readonly look: LookName
  readonly reason: string
}

/** What was seen, what it cost, and what did not work. */
export interface Looked {
  readonly observations: readonly Observation[]
  readonly state: EyesState
  readonly took: Took
  readonly failures: readonly LookFailure[]
}

/** What the schedule says is due, as a wish. */
export function wishOf({ faces, heavy }: Due, things: 'whole' | 'closely' = 'whole'): LookWish {
  return {
    faces,
    identity: heavy === 'identity',
    liveness: heavy === 'liveness',
    things: heavy === 'things' ? things : 'none',
  }
}

/**
 * Looks at one frame: at the picture always, and for what is wished where the networks for it are there. It never throws for
 * a network's sake: a look that fails is named in `failures`, and the others are taken all the same. `at` in milliseconds.
 */
export async function look(
  eyes: Eyes,
  view: View,
  at: number,
  state: EyesState,
  wish: LookWish,
): Promise<Looked> {
  const needsFaces = wish.faces || wish.identity || wish.liveness
  const light = await lookLightly(needsFaces ? eyes.light : undefined, view, at, state.camera ?? {})
  const [, seen] = light.look.observations
  const heavy = [
    seen && wish.identity ? await lookWho(eyes, view, at, light.look) : nothing,
    seen && wish.liveness ? await lookForLife(eyes, view, at, light.look) : nothing,
    wish.things === 'none' ? nothing : await lookAround(eyes, view, at, { state, wish, light: light.look }),
  ]
  const things = heavy.find((one) => one.things)?.things ?? state.things
  return {
    observations: [...light.look.observations, ...heavy.flatMap(({ observations }) => observations)],
    state: { camera: light.look.state, ...(things && { things }) },
    took: Object.assign({}, light.took, ...heavy.map(({ took }) => took)),
    failures: [...light.failures, ...heavy.flatMap(({ failures }) => failures)],
  }
}

/** One heavy look's share in a frame. */
interface HeavyLooked extends Pick<Looked, 'observations' | 'took' | 'failures'> {
  readonly things?: ThingsState
}

const nothing: HeavyLooked = { observations: [], took: {}, failures: [] }

async function lookLightly(
  networks: Networks | undefined,
  view: View,
  at: number,
  before: CameraState,
): Promise<{ look: CameraLook; took: Took; failures: readonly LookFailure[] }> {
  const start = performance.now()
  try {
    const look = await lookAtFrame(networks, view, at, before)
    return { look, took: networks ? { faces: performance.now() - start } : {}, failures: [] }
  } catch (error) {
    if (!networks) throw error
    const look = await lookAtFrame(undefined, view, at, before)
    return { look, took: {}, failures: [{ look: 'faces', reason: String(error) }] }
  }
}

function lookWho(
  { identity, reference }: Eyes,
  view: View,
  at: number,
  { observations, main }: CameraLook,
): Promise<HeavyLooked> | HeavyLooked {
  if (!identity || !reference) return nothing
  const seen = { faces: observations[1]?.faces ?? [], ...(main && { mesh: main.mesh }) }
  return attempt('identity', async () => {
    const observation = await lookAtIdentity(identity, view, seen, reference, at)
    return { observations: [observation], wasTaken: observation.faults.length === 0 }
  })
}

function lookForLife(
  { liveness }: Eyes,
  view: View,
  at: number,
  { main }: CameraLook,
): Promise<HeavyLooked> | HeavyLooked {
  if (!liveness) return nothing
  if (!main) return { ...nothing, took: { liveness: undefined } }
  return attempt('liveness', async () => ({
    observations: [await lookAtLiveness(liveness, view, main.face.box, at)],
    wasTaken: true,
  }))
}

async function lookAround(
  { things }: Eyes,
  view: View,
  at: number,
  { state, wish, light }: { state: EyesState; wish: LookWish; light: CameraLook },
): Promise<HeavyLooked> {
  if (!things) return nothing
  let after = state.things ?? {}
  const looked = await attempt('things', async () => {
    const face = light.main?.face.box
    const found = await lookAtThings(things, view, at, {
      ...(face && { face }),
      closely: wish.things === 'closely',
      before: after,
    })
    after = found.state
    return { observations: [found.observation], wasTaken: true }
  })
  return { ...looked, things: after }
}

/** Takes a heavy look and its time. Where its network fails, that is said, and the frame goes on without it. */
async function attempt(
  name: LookName,
  take: () => Promise<{ observations: readonly Observation[]; wasTaken: boolean }>,
): Promise<HeavyLooked> {
  const start = performance.now()
  try {
    const { observations, wasTaken } = await take()
    const milliseconds = wasTaken ? performance.now() - start : undefined
    return { observations, took: { [name]: milliseconds }, failures: [] }
  } catch (error) {
    return { observations: [], took: {}, failures: [{ look: name, reason: String(error) }] }
  }
}
