import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { Severity } from '@invigil/contract/signal.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import type { z } from 'zod'
import type { Watcher } from './watcher.ts'

export type ObservationBy<Of extends ObservationOf> = Extract<Observation, { of: Of }>

/** What one kind of detector is: which observations it watches, how it may be set, and how it notices. */
export type Detector<Kind extends string = string> = {
  kind: Kind
  /** `kind@version`, written into each signal. The version grows when the same recording may be judged otherwise. */
  name: string
  watches: ObservationOf
  /** The severity a policy starts from. */
  severity: Severity
  /** Every setting has a default, a range and a unit (`.meta({ unit })`), so that a form can be drawn from it. */
  settings: z.ZodObject
  /**
   * Starts to watch one candidate, from the gaze that was learnt at the check-in where there is one. Throws a ZodError when
   * the settings do not fit.
   */
  start: (settings: unknown, centre?: GazeCentre) => Watcher<Observation>
}

/** Makes a detector from what it watches and how; the settings are checked when it starts. */
export function detector<Kind extends string, Of extends ObservationOf, Settings extends z.ZodObject>(made: {
  kind: Kind
  version: number
  watches: Of
  severity: Severity
  settings: Settings
  watch: (settings: z.output<Settings>, centre?: GazeCentre) => Watcher<ObservationBy<Of>>
}): Detector<Kind> {
  const { kind, version, watches, severity, settings, watch } = made
  return {
    kind,
    name: `${kind}@${version}`,
    watches,
    severity,
    settings,
    start: (given, centre) => {
      const watcher = watch(settings.parse(given), centre)
      return {
        see: (observation) => (isOf(watches, observation) ? watcher.see(observation) : []),
        pass: watcher.pass,
        end: watcher.end,
      }
    },
  }
}

function isOf<Of extends ObservationOf>(of: Of, observation: Observation): observation is ObservationBy<Of> {
  return observation.of === of
}
