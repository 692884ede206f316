import type { IdentityObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { type Change, followLikeness, type Unlike } from './likeness-course.ts'
import { episode, type Sight } from './watcher.ts'

/** The sensors call it a match from here on; no setting moves it, so that "was alike before" means the same everywhere. */
const matchFrom = 4.3

/** Frames too bad to compare say nothing for or against, but the last good ones do not speak for ever. */
const standsForMs = 60_000

/** After a pause like this what is said begins anew, with what is seen from then on. */
const pauseMs = 30_000

/** A face that changed little by little is more likely a beard or an evening than another person. */
const sureness: Record<Change, number> = { sudden: 0.75, 'from-start': 0.7, slow: 0.3 }

/** The face looks unlike the reference photo, over several good frames: one frame alone is never believed. */
export const faceMismatch = detector({
  kind: 'face-mismatch',
  version: 1,
  watches: 'identity',
  severity: 'medium',
  settings: z.object({
    /** For the median of the last frames, on the sensors' scale: strangers lie about 0, the same person about 7. */
    mismatchBelow: z.number().min(1).max(4).default(3.1).meta({ unit: 'score' }),
    /** Below what was usual a few frames ago; within a sitting of one person it moved by .3, turning the head by 3. */
    fallBy: z.number().min(2).max(8).default(4).meta({ unit: 'score' }),
    frames: z.number().int().min(5).max(25).default(5).meta({ unit: 'frames' }),
  }),
  watch: (settings) => {
    const follow = followLikeness({ ...settings, matchFrom })
    let sight: Sight | false = false
    let watchedSince = 0
    let seenAt = 0
    let comparedAt = 0

    return episode(0, ({ at, score }: IdentityObservation) => {
      if (Math.abs(at - seenAt) > pauseMs) watchedSince = at
      seenAt = at
      if (score === undefined) {
        if (Math.abs(at - comparedAt) > standsForMs) sight = false
        return sight
      }
      comparedAt = at
      const unlike = follow({ at, score })
      sight = unlike !== undefined && sightOf(unlike, settings.frames, watchedSince)
      return sight
    })
  },
})

function sightOf(
  { median, depth, since, change, usual }: Unlike,
  frames: number,
  watchedSince: number,
): Sight {
  return {
    detail: {
      change,
      score: toTenth(median),
      frames,
      ...(usual === undefined ? {} : { usual: toTenth(usual) }),
    },
    confidence: Math.round(Math.min(0.95, sureness[change] + depth * 0.05) * 100) / 100,
    weight: depth,
    since: Math.max(since, watchedSince),
  }
}

function toTenth(score: number): number {
  return Math.round(score * 10) / 10
}
