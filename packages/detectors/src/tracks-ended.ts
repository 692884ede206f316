import type { TrackObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { apart, episode } from './watcher.ts'

/** A watched stream stopped, or has been mute for longer than a device needs to come back. */
export const tracksEnded = detector({
  kind: 'tracks-ended',
  version: 1,
  watches: 'track',
  severity: 'high',
  settings: z.object({
    endedSeconds: z.number().min(0).max(60).default(2).meta({ unit: 'seconds' }),
    mutedSeconds: z.number().min(1).max(300).default(10).meta({ unit: 'seconds' }),
  }),
  watch: ({ endedSeconds, mutedSeconds }) =>
    apart(
      ({ stream }) => stream,
      () =>
        episode(mutedSeconds, ({ stream, state }: TrackObservation) => {
          if (state === 'live') return false
          const hasEnded = state === 'ended'
          return {
            detail: { stream, state },
            weight: hasEnded ? 1 : 0,
            afterSeconds: hasEnded ? endedSeconds : mutedSeconds,
          }
        }),
    ),
})
