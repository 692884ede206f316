import type { ModelId, ModelSetName } from '@invigil/models/model.ts'
import { defaultCache, offeredSet } from '@invigil/models/served.ts'
import type { Eyes, LookWish } from '@invigil/sensors/eyes.ts'
import type { IdentityNetworks } from '@invigil/sensors/identity.ts'
import { loadNetworks, type Network } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import type { ThingsNetworks } from '@invigil/sensors/things.ts'

/** Networks as they are needed, each loaded once. What is not prepared on this machine is done without. */
export interface LazyNetworks {
  /** The networks behind a wish. One that does not load just now is left out, or is thrown where all `areNeeded`. */
  eyesFor(wish: LookWish, areNeeded?: boolean): Promise<Eyes>
}

/** What is told of networks that are not there; `reason` where they are but do not load. */
export type OnMissing = (missing: ModelId[], reason?: string) => void

const restMs = 30_000
const lightIds: ModelId[] = ['blazeface-256', 'facemesh-468', 'iris']

/** Loads networks of the set at the first wish; `onMissing` is told once of each network that is not there. */
export function lazyNetworks(
  onMissing: OnMissing,
  set: ModelSetName = 'best',
  { cache = defaultCache, againAfterMs = restMs }: { cache?: string; againAfterMs?: number } = {},
): LazyNetworks {
  const runtime = nodeRuntime(cache)
  const isPrepared = (id: ModelId) => offeredSet(set, cache).networks[id] !== undefined
  const once = <Loaded>(ids: ModelId[], load: () => Promise<Loaded>) =>
    loadedOnce(load, againAfterMs, (error) => onMissing(ids, String(error)))
  const withPrepared = async (id: ModelId): Promise<Network | undefined> => {
    if (isPrepared(id)) return runtime.load(id)
    onMissing([id])
    return undefined
  }
  const light = once(lightIds, async () => {
    const missing = lightIds.filter((id) => !isPrepared(id))
    if (missing.length === 0) return loadNetworks(runtime)
    onMissing(missing)
    return undefined
  })
  const identity = once(
    ['dlib-128d', 'mobilefacenet-192d'],
    async (): Promise<IdentityNetworks | undefined> => {
      const dlib = await withPrepared('dlib-128d')
      const mobilefacenet = dlib && (await withPrepared('mobilefacenet-192d'))
      return dlib && { dlib, ...(mobilefacenet && { mobilefacenet }) }
    },
  )
  const liveness = once(['fr-liveness'], () => withPrepared('fr-liveness'))
  const things = once(['centernet-512', 'nanodet-g-416'], async (): Promise<ThingsNetworks | undefined> => {
    const centernet = await withPrepared('centernet-512')
    const nanodet = await withPrepared('nanodet-g-416')
    if (!centernet && !nanodet) return undefined
    return { ...(centernet && { centernet }), ...(nanodet && { nanodet }) }
  })
  return {
    async eyesFor(wish, areNeeded = false) {
      const has = <Loaded>(load: () => Promise<Loaded>) =>
        areNeeded ? load() : load().catch(() => undefined)
      const needsFaces = wish.faces || wish.identity || wish.liveness
      const eyes = {
        light: needsFaces ? await has(light) : undefined,
        identity: wish.identity ? await has(identity) : undefined,
        liveness: wish.liveness ? await has(liveness) : undefined,
        things: wish.things === 'none' ? undefined : await has(things),
      }
      return Object.fromEntries(Object.entries(eyes).filter(([, networks]) => networks !== undefined))
    },
  }
}

/** Loads once; what did not load is tried again after a rest, and told of the first time only. */
function loadedOnce<Loaded>(
  load: () => Promise<Loaded>,
  againAfterMs: number,
  onFailed: (error: unknown) => void,
): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined
  let restsUntil = Number.POSITIVE_INFINITY
  let isTold = false
  const begin = () =>
    load().catch((error: unknown) => {
      restsUntil = performance.now() + againAfterMs
      if (!isTold) onFailed(error)
      isTold = true
      throw error
    })
  return () => {
    if (!loading || performance.now() >= restsUntil) {
      restsUntil = Number.POSITIVE_INFINITY
      loading = begin()
    }
    return loading
  }
}
