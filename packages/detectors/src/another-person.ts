import type { Box, Thing } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { endAfterSeconds, lookSettings, seenInLooks } from './thing-votes.ts'
import { episode } from './watcher.ts'

/** The share of a body that may lie in the candidate's own: an arm or a shoulder by itself is no second person. */
const mostInside = 0.6

/** Another person's body, with or without a face: somebody who is not the one whose face the camera follows. */
export const anotherPerson = detector({
  kind: 'another-person',
  version: 1,
  watches: 'things',
  severity: 'medium',
  settings: z.object(lookSettings),
  watch: (settings) => episode(0, seenInLooks(settings, othersAmong), { endAfterSeconds }),
})

/** Bodies beside the candidate's. Where no face is followed, the largest body is taken for the candidate's. */
function othersAmong(things: readonly Thing[]): readonly Thing[] {
  const people = things.filter(({ what }) => what === 'person')
  const isFaceKnown = people.some(({ withMainFace }) => withMainFace !== undefined)
  const own = isFaceKnown ? people.find(({ withMainFace }) => withMainFace) : largestOf(people)
  return people.filter((one) => isOther(one, own))
}

function isOther(one: Thing, own: Thing | undefined): boolean {
  if (one === own || one.withMainFace) return false
  return !own || shareInside(one.box, own.box) <= mostInside
}

function largestOf(people: readonly Thing[]): Thing | undefined {
  return people.toSorted((one, other) => areaOf(other.box) - areaOf(one.box))[0]
}

function shareInside(box: Box, other: Box): number {
  const width = Math.min(box.left + box.width, other.left + other.width) - Math.max(box.left, other.left)
  const height = Math.min(box.top + box.height, other.top + other.height) - Math.max(box.top, other.top)
  return width <= 0 || height <= 0 ? 0 : (width * height) / areaOf(box)
}

function areaOf({ width, height }: Box): number {
  return width * height
}
