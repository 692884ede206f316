import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** Nobody is in front of the camera. */
export const faceMissing = detector({
  kind: 'face-missing',
  version: 1,
  watches: 'faces',
  severity: 'medium',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(5).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds }) =>
    episode(afterSeconds, ({ faces }) => faces.length === 0 && { confidence: 0.9 }),
})
