import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { type Centre, learnCentre } from './centre.ts'
import { detector } from './detector.ts'
import { closedBelow, type Look, lookOf } from './look.ts'
import { episode } from './watcher.ts'

const learningSeconds = 3
/** Closed eyes were measured at .04 to .07, eyes on a desk at .10 to .15, open ones from .17 on, narrow ones among them. */
const closedShare = 0.35
/** Lids of a lowered head hang: what they hide is looking-down's business. */
const headDownDegrees = 12
/** Less open than this by habit, open and closed cannot be told apart. */
const leastUsual = 0.13

/** Both eyes stay closed, measured by how far this candidate usually opens them. A wink, a squint or a lost face is none. */
export const eyesClosed = detector({
  kind: 'eyes-closed',
  version: 1,
  watches: 'faces',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(2).max(300).default(8).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds }, start) => {
    const centre = learnCentre(learningSeconds, start)
    return episode(afterSeconds, (seen: FacesObservation) => {
      const look = lookOf(seen)
      const usual = look && centre.from(look)
      if (!look || !usual) return false
      // Learnt from eyes that were shut: once more.
      if ((usual.openness ?? 0) < leastUsual) centre.forget()
      return areClosed(look, usual) && { confidence: 0.7 }
    })
  },
})

/** Whether both eyes are closed, as far as can be told; not where the head hangs. */
export function areClosed(look: Look, usual: Centre): boolean {
  const { right, left } = look
  if (right === undefined || left === undefined || !usual.openness || usual.openness < leastUsual)
    return false
  if (usual.pitch - look.pitch > headDownDegrees) return false
  return Math.max(right, left) < Math.min(closedBelow, usual.openness * closedShare)
}
