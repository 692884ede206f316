import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/**
 * What the camera shows was there before, movement by movement: a film that is played again and again. Found by the correlation
 * of changes at the best lag (sensors/picture-history), or for certain by pictures that come again bit by bit.
 */
export const pictureLooped = detector({
  kind: 'picture-looped',
  version: 1,
  watches: 'picture',
  severity: 'high',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(5).meta({ unit: 'seconds' }),
    /** Loops of the labelled videos reach .65 to .85; hours of made-up sitting, rocking and reading stayed below .5. */
    likeness: z.number().min(0.3).max(0.95).default(0.5).meta({ unit: 'correlation' }),
  }),
  watch: ({ afterSeconds, likeness }) =>
    episode(
      afterSeconds,
      ({ repeats }) =>
        repeats !== undefined &&
        repeats.correlation >= likeness && {
          detail: {
            period: Math.round(repeats.seconds * 10) / 10,
            likeness: Math.round(repeats.correlation * 100) / 100,
          },
          confidence: repeats.correlation === 1 ? 0.99 : Math.min(0.95, 0.5 + repeats.correlation / 2),
          weight: repeats.correlation,
        },
      { endAfterSeconds: 10 },
    ),
})
