import { z } from 'zod'
import { detector } from './detector.ts'
import { endAfterSeconds, lookSettings, seenInLooks } from './thing-votes.ts'
import { episode } from './watcher.ts'

/** Something that looks like a phone, in several of the last looks or surely in two. Phones are small and much looks like them: never sure. */
export const phoneSeen = detector({
  kind: 'phone-seen',
  version: 2,
  watches: 'things',
  severity: 'medium',
  settings: z.object(lookSettings),
  watch: (settings) =>
    episode(
      0,
      seenInLooks(settings, (things) => things.filter(({ what }) => what === 'phone'), { weighed: true }),
      { endAfterSeconds },
    ),
})
