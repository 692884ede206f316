import type { ModelId, ModelSetName } from '@invigil/models/model.ts'
import { offeredSet } from '@invigil/models/served.ts'
import type { Eyes, LookWish } from '@invigil/sensors/eyes.ts'
import type { IdentityNetworks } from '@invigil/sensors/identity.ts'
import { loadNetworks, type Network } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import type { ThingsNetworks } from '@invigil/sensors/things.ts'

/** Networks as they are needed, each loaded once. What is not prepared on this machine is done without. */
export interface LazyNetworks {
  eyesFor(wish: LookWish): Promise<Eyes>
}

/** Loads networks of the set at the first wish; `onMissing` is told once of each network that is not there. */
export function lazyNetworks(
  onMissing: (missing: ModelId[]) => void,
  set: ModelSetName = 'best',
): LazyNetworks {
  const runtime = nodeRuntime()
  const isPrepared = (id: ModelId) => offeredSet(set).networks[id] !== undefined
  const withPrepared = async (id: ModelId): Promise<Network | undefined> => {
    if (isPrepared(id)) return runtime.load(id)
    onMissing([id])
    return undefined
  }
  const light = once(async () => {
    const missing = (['blazeface-256', 'facemesh-468', 'iris'] as const).filter((id) => !isPrepared(id))
    if (missing.length === 0) return loadNetworks(runtime)
    onMissing(missing)
    return undefined
  })
  const identity = once(async (): Promise<IdentityNetworks | undefined> => {
    const dlib = await withPrepared('dlib-128d')
    const mobilefacenet = dlib && (await withPrepared('mobilefacenet-192d'))
    return dlib && { dlib, ...(mobilefacenet && { mobilefacenet }) }
  })
  const liveness = once(() => withPrepared('fr-liveness'))
  const things = once(async (): Promise<ThingsNetworks | undefined> => {
    const centernet = await withPrepared('centernet-512')
    const nanodet = await withPrepared('nanodet-g-416')
    if (!centernet && !nanodet) return undefined
    return { ...(centernet && { centernet }), ...(nanodet && { nanodet }) }
  })
  return {
    async eyesFor(wish) {
      const needsFaces = wish.faces || wish.identity || wish.liveness
      const eyes = {
        light: needsFaces ? await light() : undefined,
        identity: wish.identity ? await identity() : undefined,
        liveness: wish.liveness ? await liveness() : undefined,
        things: wish.things === 'none' ? undefined : await things(),
      }
      return Object.fromEntries(Object.entries(eyes).filter(([, networks]) => networks !== undefined))
    },
  }
}

function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}
