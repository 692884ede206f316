import { z } from 'zod'
import { detector } from './detector.ts'
import { moment } from './watcher.ts'

/** The light went on or off from one look to the next, all over the picture: by itself no more than a hint. */
export const lightChanged = detector({
  kind: 'light-changed',
  version: 1,
  watches: 'picture',
  severity: 'low',
  settings: z.object({
    everySeconds: z.number().min(5).max(600).default(30).meta({ unit: 'seconds' }),
    /** Of the mean brightness, 0..255; a living picture's steps stay below 2, those of a room in motion below 12. */
    step: z.number().min(10).max(120).default(25).meta({ unit: 'luma' }),
    /** How much of the picture must go the same way. */
    sameWay: z.number().min(0.6).max(1).default(0.8).meta({ unit: 'share' }),
  }),
  watch: ({ everySeconds, step: least, sameWay }) =>
    moment(everySeconds, ({ step }) => {
      if (!step || Math.abs(step.luma) < least || step.sameWay < sameWay) return false
      const way = step.luma > 0 ? 'brighter' : 'darker'
      return { about: way, detail: { way, step: Math.round(Math.abs(step.luma)) }, confidence: 0.8 }
    }),
})
