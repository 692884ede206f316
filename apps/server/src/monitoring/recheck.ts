import type { DetectorRule } from '@invigil/contract/policy.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, detectors } from '@invigil/detectors/all.ts'
import type { Detector } from '@invigil/detectors/detector.ts'
import { settingsForm } from '@invigil/detectors/settings-form.ts'
import type { ObservationOf } from '@invigil/sensors/observation.ts'
import type { Recent } from './recent.ts'

export type RecheckOutcome = 'confirmed' | 'not-confirmed' | 'not-checkable'

/** What the server saw at the time of a browser's signal; `why` where it cannot say. */
export interface Rechecked {
  outcome: RecheckOutcome
  /** How many looks of the right kind there were. */
  looks: number
  why?: 'late' | 'undecodable' | 'not-looked'
}

/** A stretch by the server's clock, in ms. */
export interface Stretch {
  since: number
  at: number
}

/** Two cameras' clocks, two rhythms of looking and the way of a frame lie between two observers. */
const toleranceMs = 4_000
/** What a detector must have seen before, to know what is usual for this candidate. */
const learningMs = 90_000
/** Heavier looks come seldom; one of them may be all there is. */
const leastLooks: Partial<Record<ObservationOf, number>> = { faces: 2, picture: 2 }

const ofFrames: ReadonlySet<ObservationOf> = new Set(['faces', 'picture', 'identity', 'liveness', 'things'])

/** The detector of a kind that a server can look for itself; undefined for what only a browser notices. */
export function visibleDetector(kind: string): Detector | undefined {
  return detectors.find((one: Detector) => one.kind === kind && ofFrames.has(one.watches))
}

/**
 * Looks whether the server saw what a browser noticed: by the same detector with the least patience it may have, because the
 * two looked at different frames of one thing.
 */
export function recheck(
  recent: Recent,
  { kind }: Pick<Signal, 'kind'>,
  { since, at }: Stretch,
  rule: DetectorRule,
): Rechecked {
  const detector = visibleDetector(kind)
  const [from, to] = [since - toleranceMs, at + toleranceMs]
  const looks = recent.observations(from, to).filter(({ of }) => of === detector?.watches).length
  if (!detector || looks < (leastLooks[detector.watches] ?? 1))
    return {
      outcome: 'not-checkable',
      looks,
      why: recent.hasUndecodable(from, to) ? 'undecodable' : 'not-looked',
    }
  const isNoticed = recent.signals(from, to).some((signal) => signal.kind === kind)
  if (isNoticed || noticesPatiently(recent, detector, { since: from, at: to }, rule))
    return { outcome: 'confirmed', looks }
  return { outcome: 'not-confirmed', looks }
}

/** Looks whether a stretch of which a browser said nothing was quiet for the server, too. */
export function recheckQuiet(recent: Recent, { since, at }: Stretch): Rechecked & { kinds: string[] } {
  const looks = recent.observations(since, at).filter(({ of }) => of === 'faces').length
  if (looks < 5) return { outcome: 'not-checkable', looks, why: 'not-looked', kinds: [] }
  const kinds = new Set(
    recent.signals(since, at).flatMap(({ kind }) => (visibleDetector(kind) ? [kind] : [])),
  )
  return { outcome: kinds.size > 0 ? 'not-confirmed' : 'confirmed', looks, kinds: [...kinds] }
}

function noticesPatiently(
  recent: Recent,
  detector: Detector,
  { since, at }: Stretch,
  rule: DetectorRule,
): boolean {
  const settings = { ...rule.settings, ...leastPatience(detector) }
  const watch = createWatch({
    settings: { [detector.kind]: { ...rule, isOn: true, settings } },
    silenced: [],
    newId: () => 'recheck',
  })
  const seen = recent.observations(since - learningMs, at).flatMap((observation) => watch.see(observation))
  return [...seen, ...watch.end(at)].some((signal) => signal.at >= since && signal.since <= at)
}

function leastPatience(detector: Detector): Record<string, number> {
  const field = settingsForm(detector).find(({ name }) => name === 'afterSeconds')
  return field?.control === 'number' ? { afterSeconds: field.least } : {}
}
