import type { Thing, ThingsObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { type Sight, voted } from './watcher.ts'

/** How sure one look must be, and how many of the last six looks must have seen it. */
export const lookSettings = {
  sureness: z.number().min(0.3).max(0.95).default(0.5).meta({ unit: 'share' }),
  looks: z.number().int().min(1).max(6).default(3).meta({ unit: 'looks' }),
}

/** Looks for things are seconds apart, so what was voted must be remembered for long, and a lost thing be waited for. */
const rememberSeconds = 40
export const endAfterSeconds = 12

/** A look this sure counts one and a half: two of them say as much as three that are less. */
const sureFrom = 0.7
const sureCounts = 1.5

/** No network is sure of a thing: a person looks at the picture. */
const surest = 0.95

type Found = { thing: Thing; detail: Sight['detail'] }

/**
 * Holds when enough of the last looks saw such a thing; tells the surest of this look, or the last one that was seen. With
 * `weighed` sure looks count for more.
 */
export function seenInLooks(
  { sureness, looks }: { sureness: number; looks: number },
  those: (things: readonly Thing[]) => readonly Thing[],
  { weighed = false } = {},
): (seen: ThingsObservation) => false | Sight {
  const surestOf = ({ things }: ThingsObservation) =>
    those(things)
      .filter((thing) => thing.score >= sureness)
      .toSorted((one, other) => other.score - one.score)[0]
  const voteOf = (seen: ThingsObservation) => {
    const thing = surestOf(seen)
    if (!thing) return 0
    return weighed && thing.score >= sureFrom ? sureCounts : 1
  }
  const isVoted = voted(looks, 6, voteOf, rememberSeconds)
  let last: Found | undefined

  return (seen) => {
    const thing = surestOf(seen)
    if (thing) last = { thing, detail: detailOf(thing) }
    if (!isVoted(seen) || !last) return false
    const confidence = Math.min(surest, Math.max(0, last.thing.score))
    return { detail: last.detail, confidence, weight: last.thing.score }
  }
}

/** Where a thing is, for a sentence and for a crop: fractions of the picture. */
function detailOf({ what, box }: Thing): Sight['detail'] {
  const middle = box.left + box.width / 2
  return {
    what,
    where: middle < 0.36 ? 'left' : middle > 0.64 ? 'right' : 'middle',
    left: fraction(box.left),
    top: fraction(box.top),
    width: fraction(box.width),
    height: fraction(box.height),
  }
}

function fraction(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
}
