import { z } from 'zod'
import { detector } from './detector.ts'
import { endAfterSeconds, lookSettings, seenInLooks } from './thing-votes.ts'
import { episode } from './watcher.ts'

/** A book or papers are in the picture, in several of the last looks. Many exams allow them. */
export const bookSeen = detector({
  kind: 'book-seen',
  version: 1,
  watches: 'things',
  severity: 'low',
  settings: z.object(lookSettings),
  watch: (settings) =>
    episode(
      0,
      seenInLooks(settings, (things) => things.filter(({ what }) => what === 'book')),
      { endAfterSeconds },
    ),
})
