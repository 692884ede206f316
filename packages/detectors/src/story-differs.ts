import type { StoryObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/**
 * What the browser tells differs from what its pictures show the server. The patience is long: the two look at different
 * frames at different times, and what a browser noticed needs its way too.
 */
export const storyDiffers = detector({
  kind: 'story-differs',
  version: 1,
  watches: 'story',
  severity: 'high',
  settings: z.object({
    afterSeconds: z.number().min(5).max(300).default(20).meta({ unit: 'seconds' }),
    noticesMissed: z.boolean().default(true),
    noticesSilence: z.boolean().default(true),
  }),
  watch: ({ afterSeconds, noticesMissed, noticesSilence }) =>
    episode(
      afterSeconds,
      ({ differs }: StoryObservation) => {
        if (!differs) return false
        const { by, about } = differs
        if (by === 'missed' && !noticesMissed) return false
        if ((by === 'silent' || by === 'muted') && !noticesSilence) return false
        return { detail: { by, about: about ?? '' }, confidence: sureness[by], weight: weights[by] }
      },
      { endAfterSeconds: 3 },
    ),
})

/** How sure each is: that nothing comes is a fact, that something was missed rests on two looks at small pictures. */
const sureness = { frozen: 0.9, looped: 0.8, muted: 0.9, silent: 0.9, replaced: 0.7, missed: 0.7 } as const

/** What explains most stands in the signal. */
const weights = { frozen: 3, looped: 5, muted: 4, silent: 2, replaced: 6, missed: 1 } as const
