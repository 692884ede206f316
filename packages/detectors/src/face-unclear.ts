import type { FaceFault, IdentityObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** Why a face could not be compared; `neither` is a good picture of a face neither like nor unlike the reference. */
type Reason = Exclude<FaceFault, 'several-faces'> | 'several' | 'neither'

/** Of a pause like this nothing is known: patience begins anew. */
const pauseMs = 30_000

/**
 * The face could not be compared with the reference photo for minutes. Nobody is accused: a light to turn on, a chair to move.
 * While nobody is to be seen the time stands still, and a face that is clearly unlike is face-mismatch's business.
 */
export const faceUnclear = detector({
  kind: 'face-unclear',
  version: 1,
  watches: 'identity',
  severity: 'low',
  settings: z.object({
    afterMinutes: z.number().min(1).max(60).default(5).meta({ unit: 'minutes' }),
  }),
  watch: ({ afterMinutes }) => {
    const times = new Map<Reason, number>()
    let unclearMs = 0
    let unclearSince: number | undefined
    let lastAt: number | undefined

    return episode(0, (seen: IdentityObservation) => {
      const passedMs = seen.at - (lastAt ?? seen.at)
      lastAt = seen.at
      if (seen.decision === 'match' || Math.abs(passedMs) > pauseMs) {
        unclearMs = 0
        unclearSince = undefined
        times.clear()
        return false
      }
      if (seen.decision === 'inconclusive' && !seen.faults.includes('no-face')) {
        unclearSince ??= seen.at
        const reason = reasonOf(seen.faults)
        times.set(reason, (times.get(reason) ?? 0) + 1)
        unclearMs += Math.max(0, passedMs)
      }
      if (unclearMs < afterMinutes * 60_000) return false
      return {
        detail: { why: mostFrequent(times) },
        confidence: 0.9,
        weight: unclearMs,
        since: unclearSince ?? seen.at,
      }
    })
  },
})

function reasonOf([first]: readonly FaceFault[]): Reason {
  return first === 'several-faces' ? 'several' : (first ?? 'neither')
}

function mostFrequent(times: ReadonlyMap<Reason, number>): Reason {
  const [first] = [...times].toSorted(([, one], [, other]) => other - one)
  return first?.[0] ?? 'neither'
}
