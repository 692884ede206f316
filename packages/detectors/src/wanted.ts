import type { ObservationOf } from '@invigil/sensors/observation.ts'
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
