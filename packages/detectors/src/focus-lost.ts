import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** The page can be seen, but the keyboard is elsewhere: another window, a dialog of the system. A hidden page is page-hidden's. */
export const focusLost = detector({
  kind: 'focus-lost',
  version: 1,
  watches: 'page',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(1).max(120).default(4).meta({ unit: 'seconds' }),
  }),
  watch: ({ afterSeconds }) => episode(afterSeconds, ({ isVisible, hasFocus }) => isVisible && !hasFocus),
})
