import type { PictureObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** From a scene like before to quite another between two looks: faster than most hands turn a camera. */
const likeBefore = 0.6
const quiteAnother = 0.2
const atOnceMs = 1500

/**
 * The camera looks at something else than before, by the edges that stand still in the picture: it was moved, or another
 * picture was put in its place. Somebody who leans, leaves or switches on a lamp is not noticed. After a minute the new scene
 * is taken as it is, and the episode ends.
 */
export const cameraMoved = detector({
  kind: 'camera-moved',
  version: 1,
  watches: 'picture',
  severity: 'medium',
  settings: z.object({
    afterSeconds: z.number().min(1).max(50).default(6).meta({ unit: 'seconds' }),
    likenessBelow: z.number().min(0.1).max(0.5).default(0.35).meta({ unit: 'correlation' }),
  }),
  watch: ({ afterSeconds, likenessBelow }) => {
    let before: PictureObservation | undefined
    let how = 'moved'
    return episode(
      afterSeconds,
      (picture) => {
        const { scene } = picture
        if (scene === undefined) return false
        if (scene >= likenessBelow) {
          before = picture
          return false
        }
        if (before) how = howChanged(before, picture)
        before = undefined
        return {
          detail: { how, likeness: Math.round(scene * 100) / 100 },
          confidence: 0.75,
          weight: 1 - scene,
        }
      },
      { endAfterSeconds: 3 },
    )
  },
})

function howChanged(before: PictureObservation, now: PictureObservation): 'moved' | 'replaced' {
  const isAtOnce = now.at - before.at < atOnceMs
  return isAtOnce && (before.scene ?? 0) >= likeBefore && (now.scene ?? 1) < quiteAnother
    ? 'replaced'
    : 'moved'
}
