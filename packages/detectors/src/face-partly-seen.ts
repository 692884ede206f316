import type { Face, FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** Where an eye is gone as well, so much of the limit is enough. */
const enoughWithAnEye = 0.7

/** The candidate's face is cut by the picture's edge: of what is missing, nothing can be said. */
export const facePartlySeen = detector({
  kind: 'face-partly-seen',
  version: 1,
  watches: 'faces',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(10).meta({ unit: 'seconds' }),
    /** Of the points of the face, so many beyond the edge; a third of the face's width is about .2 of its points. */
    outside: z.number().min(0.1).max(0.6).default(0.2).meta({ unit: 'share' }),
  }),
  watch: ({ afterSeconds, outside }) =>
    episode(afterSeconds, ({ faces: [face] }: FacesObservation) => {
      const share = face?.outside ?? 0
      if (!face || share < outside * (isAnEyeOut(face) ? enoughWithAnEye : 1)) return false
      return { detail: { percent: Math.round(share * 100) }, confidence: 0.8, weight: share }
    }),
})

function isAnEyeOut({ gaze }: Face): boolean {
  return gaze !== undefined && (gaze.right === undefined) !== (gaze.left === undefined)
}
