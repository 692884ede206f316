import type { Policy } from '@invigil/contract/policy.ts'
import type { ObservationOf } from '@invigil/sensors/observation.ts'
import type { HeavyLook } from '@invigil/sensors/schedule.ts'
import { type DetectorRules, detectors } from './all.ts'
import type { Detector } from './detector.ts'

/** What the detectors that are on and not silenced watch: nobody else wants it observed. */
export function wantedObservations(
  settings: DetectorRules,
  silenced: readonly string[],
): ReadonlySet<ObservationOf> {
  const isUsed = ({ kind }: Detector) => settings[kind]?.isOn && !silenced.includes(kind)
  return new Set(detectors.filter(isUsed).map(({ watches }: Detector) => watches))
}

/** What a candidate's camera is looked at for beside faces: without a photo there is nobody to compare with. */
export function wantedLooks(
  { detectors: settings, referencePhoto }: Pick<Policy, 'detectors' | 'referencePhoto'>,
  silenced: readonly string[],
): HeavyLook[] {
  const wanted = wantedObservations(settings, silenced)
  return (['identity', 'liveness', 'things'] as const).filter(
    (look) => wanted.has(look) && (look !== 'identity' || referencePhoto),
  )
}
