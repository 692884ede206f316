import { z } from 'zod'
import { detector } from './detector.ts'
import { endAfterSeconds, lookSettings, seenInLooks } from './thing-votes.ts'
import { episode } from './watcher.ts'

/** A laptop, a monitor or a television is in the picture: the camera sits on the screen in use, so this is another one. */
export const deviceSeen = detector({
  kind: 'device-seen',
  version: 1,
  watches: 'things',
  severity: 'low',
  settings: z.object(lookSettings),
  watch: (settings) =>
    episode(
      0,
      seenInLooks(settings, (things) => things.filter(({ what }) => what === 'laptop' || what === 'screen')),
      { endAfterSeconds },
    ),
})
