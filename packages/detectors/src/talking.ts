import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { episode } from './watcher.ts'

/** In so much time a mouth that speaks opens and closes again and again; a yawn opens it once. */
const windowMs = 4000
/** Two frames a second, one of them lost. */
const leastFrames = 7
const leastChanges = 4
/** Words have pauses: who spoke so lately is still speaking. */
const pauseMs = 2000
/** Further aside the lips hide each other. */
const mostYaw = 35
const mostOutside = 0.2
const closedPercentile = 0.25

/**
 * The mouth opens and closes again and again, as in speech. A picture cannot hear: chewing with an open mouth may look the
 * same, and whispering behind still lips looks like nothing. To be set against sound.
 */
export const talking = detector({
  kind: 'talking',
  version: 1,
  watches: 'faces',
  severity: 'low',
  settings: z.object({
    afterSeconds: z.number().min(2).max(120).default(4).meta({ unit: 'seconds' }),
    /** The lips' distance over the mouth's width, above that of the closed mouth. Lips that move while reading stay below it. */
    opening: z.number().min(0.03).max(0.4).default(0.08).meta({ unit: 'share' }),
  }),
  watch: ({ afterSeconds, opening }) => {
    const changesIn = countChanges(opening)
    let spokeAt: number | undefined
    return episode(
      afterSeconds,
      (seen: FacesObservation) => {
        const { changes, lastAt } = changesIn(seen)
        if (changes >= leastChanges) spokeAt = lastAt
        if (spokeAt === undefined || seen.at - spokeAt > pauseMs) return false
        return { confidence: 0.4, detail: { changes }, weight: changes }
      },
      { endAfterSeconds: 3 },
    )
  },
})

type Mouth = { at: number; mouth: number }
type Changes = { changes: number; lastAt: number }

/** How often the mouth opened or closed within the window, and when at last; none where too little was seen of it. */
function countChanges(opening: number): (seen: FacesObservation) => Changes {
  let mouths: Mouth[] = []
  return ({ at, faces: [face] }) => {
    const recent = mouths.filter((one) => one.at <= at && at - one.at <= windowMs)
    const isSeen = Math.abs(face?.pose?.yaw ?? 90) <= mostYaw && (face?.outside ?? 0) <= mostOutside
    mouths = isSeen && face?.mouth !== undefined ? [...recent, { at, mouth: face.mouth }] : recent
    return mouths.length < leastFrames ? { changes: 0, lastAt: at } : changesOf(mouths, opening)
  }
}

/** Open above the whole opening, closed again below half of it, so that noise is no movement. */
function changesOf(mouths: readonly Mouth[], opening: number): Changes {
  const sorted = mouths.map(({ mouth }) => mouth).toSorted((one, other) => one - other)
  const closed = sorted[Math.floor(sorted.length * closedPercentile)] ?? 0
  const found = { changes: 0, lastAt: 0 }
  let isOpen = false
  for (const { at, mouth } of mouths) {
    if (isOpen ? mouth > closed + opening / 2 : mouth < closed + opening) continue
    isOpen = !isOpen
    found.changes++
    found.lastAt = at
  }
  return found
}
