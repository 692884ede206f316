import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** The exam's page cannot be seen: another tab, a minimised window, a locked screen. */
export const pageHidden = detector({
  kind: 'page-hidden',
  version: 1,
  watches: 'page',
  severity: 'medium',
  settings: z.object({
    afterSeconds: z.number().min(0).max(60).default(2).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds }) => episode(afterSeconds, ({ isVisible }) => !isVisible, { endAfterSeconds: 0 }),
})
