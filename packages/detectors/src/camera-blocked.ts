import type { PictureObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** The camera runs but shows nothing useful: its lens is covered, or the room is dark. */
export const cameraBlocked = detector({
  kind: 'camera-blocked',
  version: 2,
  watches: 'picture',
  severity: 'high',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(4).meta({ unit: 'seconds' }),
    /** Mean luma, 0..255. A normal picture has 100 to 170, a room at 15 % of its light 23. */
    darkBelow: z.number().min(5).max(100).default(35).meta({ unit: 'luma' }),
    /** Standard deviation of the block means. A covered lens has 0.3, a dark room 7, a normal picture 50. */
    flatBelow: z.number().min(0.5).max(20).default(3).meta({ unit: 'luma' }),
  }),
  watch: ({ afterSeconds, darkBelow, flatBelow }) =>
    episode(afterSeconds, (picture) => {
      const reason = reasonOf(picture, darkBelow, flatBelow)
      return reason !== undefined && { detail: { reason }, confidence: 0.95 }
    }),
})

/** Covered is asked first: a finger on the lens is dark as well. What is left is want of light. */
function reasonOf(picture: PictureObservation, darkBelow: number, flatBelow: number) {
  if (picture.spread < flatBelow) return 'covered'
  if (picture.luma < darkBelow) return 'dark'
  return undefined
}
