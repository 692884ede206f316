import type { LivenessObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode, voted } from './watcher.ts'

/** Looks come every five to ten seconds; five of them must fit. */
const forgetAfterSeconds = 90
const outOf = 5

/** In several of the last five looks one passive network took the face for a picture of a face: a hint to look at it, no more. */
export const livenessDoubt = detector({
  kind: 'liveness-doubt',
  version: 1,
  watches: 'liveness',
  severity: 'low',
  settings: z.object({
    liveBelow: z.number().min(0.05).max(0.9).default(0.5).meta({ unit: 'share' }),
    looks: z.number().int().min(2).max(5).default(3).meta({ unit: 'looks' }),
  }),
  watch: ({ liveBelow, looks }) => {
    const isDoubted = voted(
      looks,
      outOf,
      ({ live }: LivenessObservation) => live < liveBelow,
      forgetAfterSeconds,
    )
    return episode(
      0,
      (look) =>
        isDoubted(look) && {
          detail: { live: Math.round(look.live * 100) / 100 },
          confidence: 0.5,
          weight: 1 - look.live,
        },
      { endAfterSeconds: 15 },
    )
  },
})
