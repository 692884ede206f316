import type { Centre } from './centre.ts'
import type { Look } from './look.ts'

/** What the iris goes down between the lids, in shares of the eye's width, is about so many degrees of gaze: an eyeball's radius is .4 of it. */
const degreesPerShare = 140
/** Lids come down with the eyes: closed altogether they would stand for about so many degrees. */
const degreesOfLids = 45
/** Lids alone may be a squint: they count only where the iris went down as well. */
const leastIris = 0.03

/** By how many degrees head and eyes together are lower than this candidate's usual look; a squint or a tired lid is not lower. */
export function degreesBelow(look: Look, centre: Centre): number {
  return centre.pitch - look.pitch + eyesBelow(look, centre)
}

function eyesBelow(look: Look, centre: Centre): number {
  if (look.v === undefined || centre.v === undefined) return 0
  const iris = look.v - centre.v
  if (iris < leastIris) return 0
  const lids = look.openness && centre.openness ? 1 - look.openness / centre.openness : 0
  return Math.max(iris * degreesPerShare, lids * degreesOfLids)
}
