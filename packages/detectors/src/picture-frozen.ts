import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** A covered lens stands still as well: `camera-blocked` says so, and knows better why. */
const flatBelow = 3

/**
 * The camera's picture stands still, bit by bit. No living camera does that for long: its noise alone moved the block means by
 * 0.28 at the least, re-encoded at a poor quality too. Drivers do repeat a frame or two in poor light.
 */
export const pictureFrozen = detector({
  kind: 'picture-frozen',
  version: 1,
  watches: 'picture',
  severity: 'high',
  settings: z.object({ afterSeconds: z.number().min(2).max(120).default(4).meta({ unit: 'seconds' }) }),
  watch: ({ afterSeconds }) =>
    episode(
      afterSeconds,
      ({ motion, spread }) => motion === 0 && spread >= flatBelow && { confidence: 0.95 },
    ),
})
