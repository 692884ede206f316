import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode, voted } from './watcher.ts'

/** Somebody else is in the picture: more than one face in two of three frames, so that a poster seen once is nobody. */
export const severalFaces = detector({
  kind: 'several-faces',
  version: 1,
  watches: 'faces',
  severity: 'high',
  settings: z.object({
    afterSeconds: z.number().min(0).max(60).default(1).meta({ unit: 'seconds' }),
    /** How sure the face detector must be of the second face. */
    sureness: z.number().min(0.4).max(0.95).default(0.55).meta({ unit: 'share' }),
  }),
  watch: ({ afterSeconds, sureness }) => {
    const isCrowded = voted(2, 3, (seen: FacesObservation) => facesFrom(seen, sureness).length > 1)
    return episode(afterSeconds, (seen) => {
      const faces = facesFrom(seen, sureness)
      if (!isCrowded(seen)) return false
      return {
        detail: { faces: Math.max(2, faces.length) },
        confidence: surenessOf(faces),
        weight: faces.length,
      }
    })
  },
})

function facesFrom({ faces }: FacesObservation, sureness: number): FacesObservation['faces'] {
  return faces.filter((face) => face.score >= sureness && (face.presence ?? 1) >= 0.5)
}

/** The second face decides: nobody doubts the first. */
function surenessOf(faces: FacesObservation['faces']): number {
  const second = faces[1]
  return second ? Math.min(1, Math.max(0, second.score)) : 0.5
}
