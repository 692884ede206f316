import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** The desktop spreads over more than one display. A browser that does not tell is believed. */
export const secondDisplay = detector({
  kind: 'second-display',
  version: 1,
  watches: 'displays',
  severity: 'medium',
  settings: z.object({
    afterSeconds: z.number().min(0).max(120).default(3).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds }) => episode(afterSeconds, ({ extended }) => extended === 'yes'),
})
