import type { DetectorRule } from '@invigil/contract/policy.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, type DetectorKind, detectors } from '@invigil/detectors/all.ts'
import type { Detector } from '@invigil/detectors/detector.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import { useCallback, useMemo, useState } from 'react'

export type Noticed = Pick<Signal, 'kind' | 'detail' | 'phase' | 'at'>

/** What a camera alone can show. A face is compared with a reference photo only in an exam. */
const ofPictures: ReadonlySet<ObservationOf> = new Set(['faces', 'picture', 'things', 'liveness'])

const momentStaysMs = 5_000

/** Plays observations to the rules that are on and need nothing but a camera, and keeps what each notices just now. */
export function useTrial(rules: Readonly<Record<string, DetectorRule>>) {
  const written = JSON.stringify(rules)
  const { kinds, watch } = useMemo(() => trialOf(JSON.parse(written)), [written])
  // What an older rule noticed says nothing about the one that stands now.
  const [kept, setKept] = useState({ watch, noticed: nothing })
  const see = useCallback(
    (observation: Observation) => {
      const signals = watch?.see(observation) ?? []
      setKept((before) => {
        const noticed = before.watch === watch ? before.noticed : nothing
        return { watch, noticed: afterSignals(noticed, signals, observation.at) }
      })
    },
    [watch],
  )
  return { kinds, noticed: kept.watch === watch ? kept.noticed : nothing, see }
}

const nothing: ReadonlyMap<string, Noticed> = new Map()

/** Settings that do not fit, while somebody types, are tried once they do. */
function trialOf(rules: Record<string, DetectorRule>) {
  const kinds: DetectorKind[] = detectors
    .filter(({ kind, watches }: Detector) => ofPictures.has(watches) && rules[kind]?.isOn)
    .map(({ kind }) => kind)
  try {
    const watch = createWatch({ settings: rules, silenced: [], newId: () => crypto.randomUUID() })
    return { kinds, watch }
  } catch {
    return { kinds, watch: undefined }
  }
}

function afterSignals(
  before: ReadonlyMap<string, Noticed>,
  signals: readonly Signal[],
  at: number,
): ReadonlyMap<string, Noticed> {
  const isStale = ({ phase, at: noticedAt }: Noticed) => phase === 'moment' && at - noticedAt > momentStaysMs
  if (signals.length === 0 && ![...before.values()].some(isStale)) return before
  const after = new Map([...before].filter(([, noticed]) => !isStale(noticed)))
  for (const signal of signals) {
    if (signal.phase === 'ended') after.delete(signal.kind)
    else after.set(signal.kind, signal)
  }
  return after
}
