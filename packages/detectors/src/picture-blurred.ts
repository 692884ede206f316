import type { PictureObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** So many looks make a baseline; after that it follows slowly, and not at all while the picture is blurred. */
const looksToLearn = 20
const following = 0.01

/** A covered lens and a dark room have no edges either, and are called by their names by `camera-blocked`. */
const leastSpread = 3
const leastLuma = 35

/** The picture lost its sharpness against what this camera showed before: a smeared lens, a film before it, or no focus. */
export const pictureBlurred = detector({
  kind: 'picture-blurred',
  version: 1,
  watches: 'picture',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(2).max(300).default(10).meta({ unit: 'seconds' }),
    /** Of the candidate's own sharpness; a picture blurred by four pixels has .1, by eight .03. */
    shareBelow: z.number().min(0.02).max(0.6).default(0.2).meta({ unit: 'share' }),
  }),
  watch: ({ afterSeconds, shareBelow }) => {
    const shareOf = againstOwn(shareBelow)
    return episode(
      afterSeconds,
      (picture) => {
        const share = shareOf(picture)
        return (
          share < shareBelow && {
            detail: { share: Math.round(share * 100) / 100 },
            confidence: 0.8,
            weight: 1 - share,
          }
        )
      },
      { endAfterSeconds: 3 },
    )
  },
})

/** The sharpness as a share of the candidate's own; 1 while that is being learnt, and where there is nothing to see. */
function againstOwn(shareBelow: number): (picture: PictureObservation) => number {
  const first: number[] = []
  let own: number | undefined
  return ({ sharpness, spread, luma }) => {
    if (spread < leastSpread || luma < leastLuma) return 1
    if (own === undefined) {
      first.push(sharpness)
      if (first.length === looksToLearn) own = median(first)
      return 1
    }
    const share = own > 0 ? Math.max(0, sharpness) / own : 1
    if (share >= shareBelow) own += (sharpness - own) * following
    return share
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
