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
  version: 2,
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

/**
 * The sharpness as a share of the candidate's own; 1 while that is being learnt, and where there is nothing to see. In less light
 * every edge is fainter, by the square of the contrast: what explains the loss so is no blur.
 */
function againstOwn(shareBelow: number): (picture: PictureObservation) => number {
  const first: Clarity[] = []
  let own: Clarity | undefined
  return ({ sharpness, spread, luma }) => {
    if (spread < leastSpread || luma < leastLuma) return 1
    const now = { edges: sharpness, toContrast: sharpness / spread ** 2 }
    if (own === undefined) {
      first.push(now)
      if (first.length === looksToLearn) own = medianOf(first)
      return 1
    }
    const share = Math.max(shareIn(now.edges, own.edges), shareIn(now.toContrast, own.toContrast))
    if (share >= shareBelow) {
      own = {
        edges: own.edges + (now.edges - own.edges) * following,
        toContrast: own.toContrast + (now.toContrast - own.toContrast) * following,
      }
    }
    return share
  }
}

interface Clarity {
  readonly edges: number
  readonly toContrast: number
}

function medianOf(clarities: readonly Clarity[]): Clarity {
  return {
    edges: median(clarities.map(({ edges }) => edges)),
    toContrast: median(clarities.map(({ toContrast }) => toContrast)),
  }
}

function shareIn(now: number, own: number): number {
  return own > 0 ? Math.max(0, now) / own : 1
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
