import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { type Centre, learnCentre } from './centre.ts'
import { detector } from './detector.ts'
import { areClosed } from './eyes-closed.ts'
import { type Look, lookOf } from './look.ts'
import { degreesBelow } from './lowered.ts'
import { episode, type Sight } from './watcher.ts'

const learningSeconds = 3
/** Bent over so far that the face is lost, for so long; after that it is face-missing's business alone. */
const lostMs = 5000
/** Who looks down steadily for so long works there, on paper: that becomes the centre, until as long a look back up. */
const worksThereMs = 180_000
/** Lids that come down for so short a time are a blink: it changes nothing. */
const blinkMs = 1000
const blinkShare = 0.35
/** Turned further aside it is looking-away's. */
const asideDegrees = 30
/** What is added to the reach that was seen at the check-in: a tall screen's lower edge is no desk. */
const beyondReach = 15

/** Head, lids and iris stay lower than the candidate's usual look. Glances at the keyboard are shorter than its patience; where writing by hand is allowed it is better left off. */
export const lookingDown = detector({
  kind: 'looking-down',
  version: 2,
  watches: 'faces',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(2).max(300).default(10).meta({ unit: 'seconds' }),
    /** Head and eyes together, below the candidate's own centre. The lower edge of a screen is 10 to 15 below its middle. */
    downDegrees: z.number().min(15).max(60).default(25).meta({ unit: 'degrees' }),
  }),
  watch: ({ afterSeconds, downDegrees }, start) => {
    const centre = learnCentre(learningSeconds, start)
    let last: { at: number; sight: Sight } | undefined
    let elsewhere: { where: 'down' | 'up'; since: number } | undefined
    let lookedAt: number | undefined

    return episode(afterSeconds, (seen: FacesObservation) => {
      const look = lookOf(seen)
      if (!look) return last !== undefined && seen.at - last.at < lostMs && last.sight
      // Who was gone meanwhile has not worked there all that time.
      if (lookedAt !== undefined && Math.abs(seen.at - lookedAt) > lostMs) elsewhere = undefined
      lookedAt = seen.at
      const usual = centre.from(look)
      if (!usual) return false
      if (isBlink(look, usual) && last !== undefined && seen.at - last.at < blinkMs) return last.sight
      const below = degreesBelow(look, usual)
      const limit = Math.max(downDegrees, (usual.reach?.pitch ?? 0) + beyondReach)
      const isDown =
        below > limit && Math.abs(look.yaw - usual.yaw) <= asideDegrees && !areClosed(look, usual)
      const sight = { detail: { degrees: Math.round(Math.min(90, below)) }, confidence: 0.6, weight: below }
      last = isDown ? { at: seen.at, sight } : undefined
      const where = isDown ? 'down' : below < -limit / 2 ? 'up' : undefined
      if (where !== elsewhere?.where) elsewhere = where && { where, since: seen.at }
      if (!elsewhere || seen.at - elsewhere.since < worksThereMs) return isDown && sight
      elsewhere = undefined
      centre.forget()
      return false
    })
  },
})

function isBlink({ openness }: Look, usual: Centre): boolean {
  return openness !== undefined && openness < (usual.openness ?? 0) * blinkShare
}
