import type { PageObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** The exam does not fill the screen, though it did or had time to. Where a browser cannot do it, silence this detector. */
export const fullscreenLeft = detector({
  kind: 'fullscreen-left',
  version: 1,
  watches: 'page',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(5).meta({ unit: 'seconds' }),
    /** A browser fills the screen only after a click, so the beginning is not counted. */
    graceSeconds: z.number().min(0).max(300).default(30).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds, graceSeconds }) => {
    let firstAt: number | undefined
    let hasFilled = false
    return episode(afterSeconds, ({ at, isFullscreen }: PageObservation) => {
      firstAt ??= at
      hasFilled ||= isFullscreen
      return !isFullscreen && (hasFilled || at - firstAt >= graceSeconds * 1000)
    })
  },
})
