import type { Signal } from '@invigil/contract/signal.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import type { Detector } from './detector.ts'
import type { Notice } from './watcher.ts'

/**
 * How long one observation stands for what comes after it. A frame says little about the next five seconds. What a
 * browser tells at each change holds until it tells another — but not through a sleep, and a hidden page may run only
 * once a minute.
 */
const standsForMs: Record<ObservationOf, number> = {
  faces: 5000,
  picture: 5000,
  things: 15_000,
  identity: 30_000,
  liveness: 30_000,
  camera: 75_000,
  page: 75_000,
  displays: 75_000,
  track: 75_000,
  clipboard: 75_000,
  story: 15_000,
}

const ofFrames: ReadonlySet<ObservationOf> = new Set(['faces', 'picture', 'things', 'identity', 'liveness'])

export type Following = { see: (observation: Observation) => Signal[]; end: (at: number) => Signal[] }

/** Clocks that go back further than this were set; less is an observation that came late. */
const lateMs = 5000

/**
 * Runs one detector over whatever is observed, and names its episodes. Where nothing was observed nothing is assumed: a
 * gap ends what was open at the last thing seen, and patience begins anew. A frame that comes late is passed over.
 */
export function follow<Kind extends string>(
  detector: Detector<Kind>,
  settings: unknown,
  models: string[],
  newId: () => string,
): Following {
  const watcher = detector.start(settings)
  const stands = standsForMs[detector.watches]
  const watchesFrames = ofFrames.has(detector.watches)
  const episodes = new Map<string, string>()
  let lastAt: number | undefined

  function see(observation: Observation): Signal[] {
    const { at } = observation
    const isOwn = observation.of === detector.watches
    const before = lastAt ?? at
    if (at - before > stands || before - at > lateMs) return afterGap(observation, before, isOwn)
    if (lastAt === undefined && !isOwn) return []
    if (watchesFrames && (!isOwn || at < before)) return []
    lastAt = Math.max(at, before)
    const passed = watchesFrames ? [] : watcher.pass(lastAt)
    return [...passed, ...(isOwn ? watcher.see({ ...observation, at: lastAt }) : [])].map(asSignal)
  }

  function afterGap(observation: Observation, before: number, isOwn: boolean): Signal[] {
    const { at } = observation
    lastAt = isOwn ? at : undefined
    const closed = watcher.end(before).map((notice) => ({ ...notice, at: Math.max(at, before) }))
    return [...closed, ...(isOwn ? watcher.see(observation) : [])].map(asSignal)
  }

  function end(at: number): Signal[] {
    const last = lastAt ?? at
    lastAt = undefined
    const until = Math.abs(at - last) > stands ? last : Math.max(at, last)
    return watcher
      .end(until)
      .map((notice) => ({ ...notice, at: Math.max(at, last) }))
      .map(asSignal)
  }

  function asSignal({ thread, ...notice }: Notice): Signal {
    const episode = episodes.get(thread) ?? newId()
    if (notice.phase === 'began') episodes.set(thread, episode)
    if (notice.phase === 'ended') episodes.delete(thread)
    return { kind: detector.kind, ...notice, episode, detector: detector.name, models }
  }

  return { see, end }
}
