import { deliveredFiles, laterFiles, onnxFileName, runtimeFiles } from '@invigil/models/files.ts'
import type { ModelId } from '@invigil/models/model.ts'
import type { Eyes } from './eyes.ts'
import { loadNetworks, type Runtime } from './runtime.ts'
import type { HeavyLook } from './schedule.ts'

/** Where networks come from. */
export interface EyeSource {
  /** The ids of the networks that are offered; undefined where nobody says, and then every one is worth a try. */
  offered(): Promise<ReadonlySet<string> | undefined>
  /** `onLoaded` hears each file's name once it is there. */
  runtime(onLoaded: (name: string) => void): Promise<Runtime>
}

/** Brings networks along: those that look at faces first, then what else is wanted, one after the other. */
export interface EyeLoader {
  /** What is there by now. */
  eyes(): Eyes
  /** Whether the server offers networks for a look: a strict set has none for some. */
  isOffered(look: HeavyLook): boolean
  /** Whether a look was wanted and its networks cannot be had here. */
  hasFailed(look: HeavyLook): boolean
  /** Throws where faces cannot be looked at here. */
  loadLight(): Promise<void>
  /** Loads what is missing for these looks, one after the other; those that fail are left out. Does nothing while it is at it. */
  load(looks: readonly HeavyLook[]): Promise<void>
  /** How much of what these looks and faces need is there, 0..1 by size. */
  share(looks: readonly HeavyLook[]): number
}

const lightNetworks: readonly ModelId[] = ['blazeface-256', 'facemesh-468', 'iris']

/** Nothing is loaded before it is asked for; `onProgress` hears of each file. */
export function eyeLoader(source: EyeSource, onProgress: () => void = () => {}): EyeLoader {
  let eyes: Eyes = {}
  let runtime: Runtime | undefined
  let offered: ReadonlySet<string> | undefined
  let isBusy = false
  const there = new Set<string>()
  const failed = new Set<HeavyLook>()
  const networksOf = (look: HeavyLook) => networksFor(look, (id) => offered?.has(id) ?? true)

  async function loadOne(look: HeavyLook, from: Runtime): Promise<void> {
    try {
      eyes = { ...eyes, ...(await loadEye(look, networksOf(look), from)) }
    } catch {
      failed.add(look)
    }
    onProgress()
  }

  return {
    eyes: () => eyes,
    isOffered: (look) => networksOf(look).length > 0,
    hasFailed: (look) => failed.has(look),
    loadLight: async () => {
      offered = await source.offered()
      runtime = await source.runtime((name) => {
        there.add(name)
        onProgress()
      })
      eyes = { ...eyes, light: await loadNetworks(runtime) }
    },
    load: async (looks) => {
      if (!runtime || isBusy) return
      isBusy = true
      const missing = looks.filter((look) => !eyes[look] && !failed.has(look) && networksOf(look).length > 0)
      for (const look of missing) await loadOne(look, runtime)
      isBusy = false
    },
    share: (looks) => {
      const needed = [
        ...Object.values(runtimeFiles).map(({ served }) => served),
        ...[...lightNetworks, ...looks.filter((look) => !failed.has(look)).flatMap(networksOf)].map(
          onnxFileName,
        ),
      ]
      return bytesOf(needed.filter((name) => there.has(name))) / bytesOf(needed)
    },
  }
}

/** The networks behind a look, of those a server offers; none where the look cannot be taken with them. */
export function networksFor(look: HeavyLook, isOffered: (id: ModelId) => boolean): readonly ModelId[] {
  switch (look) {
    case 'identity':
      return isOffered('dlib-128d')
        ? ['dlib-128d', ...(['mobilefacenet-192d'] as const).filter(isOffered)]
        : []
    case 'liveness':
      return (['fr-liveness'] as const).filter(isOffered)
    case 'things':
      // One is enough for a candidate's machine; CenterNet is the smaller download.
      return (['centernet-512', 'nanodet-g-416'] as const).filter(isOffered).slice(0, 1)
  }
}

async function loadEye(look: HeavyLook, ids: readonly ModelId[], runtime: Runtime): Promise<Partial<Eyes>> {
  const load = (id: ModelId) => (ids.includes(id) ? runtime.load(id) : undefined)
  switch (look) {
    case 'identity': {
      const dlib = await runtime.load('dlib-128d')
      const mobilefacenet = await load('mobilefacenet-192d')
      return { identity: { dlib, ...(mobilefacenet && { mobilefacenet }) } }
    }
    case 'liveness':
      return { liveness: await runtime.load('fr-liveness') }
    case 'things': {
      const centernet = await load('centernet-512')
      const nanodet = await load('nanodet-g-416')
      return { things: { ...(centernet && { centernet }), ...(nanodet && { nanodet }) } }
    }
  }
}

function bytesOf(names: readonly string[]): number {
  return [...deliveredFiles, ...laterFiles].reduce(
    (sum, { name, bytes }) => sum + (names.includes(name) ? bytes : 0),
    0,
  )
}
