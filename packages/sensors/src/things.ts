import type { Box, Thing, ThingsObservation } from './observation.ts'
import { areaOf, type Region, sharedArea, wholeOf } from './region.ts'
import type { Network } from './runtime.ts'
import { findByCenterNet } from './things-centernet.ts'
import { type Sighting, surestOf } from './things-kinds.ts'
import { findByNanoDet } from './things-nanodet.ts'
import { phoneSureness, surenessOf, type ThingsNetworkName } from './things-sureness.ts'
import { isSamePlace, lookAgain, type Suspect, suspectsAmong } from './things-suspects.ts'
import type { View } from './view.ts'

/** The networks that look at things; either alone is enough, both together are surer of phones. */
export interface ThingsNetworks {
  readonly centernet?: Network
  readonly nanodet?: Network
}

/** What one look leaves for the next. Start with `{}`. */
export interface ThingsState {
  /** How many looks there were: networks and parts of the picture take turns. */
  readonly looks?: number
  /** Where a phone was seen or is still thought possible. */
  readonly suspects?: readonly Suspect[]
  /** What was looked at closely and is no phone: it need not be looked at again for a while. */
  readonly dismissed?: readonly { readonly place: Region; readonly until: number }[]
}

/** Below this no kind is worth telling. */
const leastTold = 0.3
const leastScore = 0.08

/** A closer look costs up to four runs. */
const mostCloserLooks = 2
/** Shorter than the time between two looks a rest would save nothing; a longer one forbids a second chance in ten seconds. */
const dismissedForMs = 5_000

/** The parts are the left and the right 60 % of the picture: small things grow by two thirds, and two looks see everything. */
const partWidth = 0.6

/**
 * What is looked at in turn, one run a look: NanoDet sees both parts, CenterNet the whole. As ten seconds of stills were
 * measured this finds 28 of 33 small phones, the whole picture by both networks in turn 23.
 */
const turns = ['left', 'right', 'whole'] as const

/**
 * Looks for things: at a part of the picture or the whole of it in turn, `closely` at all of them, and again at where a phone
 * may be. `at` in milliseconds; `face` is the main face, where one is seen.
 */
export async function lookAtThings(
  networks: ThingsNetworks,
  view: View,
  at: number,
  { face, closely, before }: { face?: Box; closely: boolean; before: ThingsState },
): Promise<{ observation: ThingsObservation; state: ThingsState }> {
  const turn = before.looks ?? 0
  const faceThere = face && inPixels(face, view)
  const seen: Seen[] = []
  for (const where of closely ? turns : turns.slice(turn % 3, (turn % 3) + 1))
    seen.push(...(await findIn(networks, view, where)))
  const found = seen.flatMap(({ by, sightings }) => suspectsAmong(sightings, by, view, faceThere))
  const dismissed = (before.dismissed ?? []).filter(({ until }) => isStill(until, at))
  const suspects = notAgain([...found, ...(before.suspects ?? [])], dismissed)
  const judged = await lookCloser(networks, view, suspects)
  const isNew = ({ place }: Suspect) => !before.suspects?.some((known) => isSamePlace(known.place, place))
  const phones = judged.filter(({ sureness }) => sureness >= leastTold)
  // A thing that a part cuts through would be told a second time beside the whole one.
  const told = seen.filter(({ where }) => !closely || where === 'whole')
  const others = told.flatMap(({ by, sightings }) => describe(sightings, by, view, faceThere))
  return {
    observation: {
      of: 'things',
      at,
      looked: closely ? 'parts' : 'whole',
      things: [...others, ...phones.map(({ place, sureness }) => asPhone(place, sureness))],
    },
    state: {
      looks: turn + 1,
      suspects: phones.map(({ place, sureness }) => ({ place, score: sureness })),
      dismissed: [
        ...dismissed,
        ...judged
          .filter((one) => one.sureness < leastTold && isNew(one.suspect))
          // As it was found at first, or it would be found again.
          .map(({ suspect: { place } }) => ({ place, until: at + dismissedForMs })),
      ],
    },
  }
}

/** A clock that is set back makes no rest longer. */
function isStill(until: number, at: number): boolean {
  return at < until && until - at <= dismissedForMs
}

interface Seen {
  readonly where: (typeof turns)[number]
  readonly by: ThingsNetworkName
  readonly sightings: readonly Sighting[]
}

/** Looks at the whole with CenterNet and at parts with NanoDet; where one is missing the other does what it can. */
async function findIn(
  { centernet, nanodet }: ThingsNetworks,
  view: View,
  where: (typeof turns)[number],
): Promise<Seen[]> {
  const region = where === 'whole' ? wholeOf(view) : partOf(view, where)
  if (centernet && (where === 'whole' || !nanodet))
    return [{ where, by: 'centernet', sightings: await findByCenterNet(centernet, view, region, leastScore) }]
  if (nanodet)
    return [{ where, by: 'nanodet', sightings: await findByNanoDet(nanodet, view, region, leastScore) }]
  return []
}

/** Each place once, without those that were found to be nothing. */
function notAgain(suspects: readonly Suspect[], dismissed: readonly { place: Region }[]): Suspect[] {
  const kept: Suspect[] = []
  for (const suspect of suspects) {
    const isKnown = [...kept, ...dismissed].some(({ place }) => isSamePlace(place, suspect.place))
    if (!isKnown) kept.push(suspect)
  }
  return kept.toSorted((one, other) => other.score - one.score).slice(0, mostCloserLooks)
}

interface Judged {
  readonly suspect: Suspect
  readonly place: Region
  readonly sureness: number
}

async function lookCloser(
  networks: ThingsNetworks,
  view: View,
  suspects: readonly Suspect[],
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const suspect of suspects) {
    const { place, evidence } = await lookAgain(networks, view, suspect)
    judged.push({ suspect, place, sureness: phoneSureness(evidence) })
  }
  return judged
}

function describe(
  sightings: readonly Sighting[],
  by: ThingsNetworkName,
  view: View,
  face: Region | undefined,
): Thing[] {
  return surestOf(sightings)
    .filter(({ what }) => what !== 'phone')
    .map((sighting) => ({ sighting, score: surenessOf(by, sighting.what, sighting.score) }))
    .filter(({ score }) => score >= leastTold)
    .map(({ sighting, score }) => ({
      what: sighting.what,
      box: boxOf(sighting, view),
      score,
      ...(sighting.what === 'person' && face && { withMainFace: isBodyOf(sighting, face) }),
    }))
}

/** The box holds the face's middle, or lies mostly where the body below that face is: an arm, a shirt. */
function isBodyOf(person: Region, face: Region): boolean {
  const x = (face.left + face.right) / 2
  const y = (face.top + face.bottom) / 2
  if (x > person.left && x < person.right && y > person.top && y < person.bottom) return true
  const width = face.right - face.left
  const body = { left: face.left - 1.5 * width, top: y, right: face.right + 1.5 * width, bottom: Infinity }
  return sharedArea(person, body) > 0.6 * areaOf(person)
}

function asPhone(place: Region, score: number): Thing {
  return { what: 'phone', box: boxOf(place, { width: 1, height: 1 }), score }
}

/** The left or the right part of a picture. */
export function partOf({ width, height }: Pick<View, 'width' | 'height'>, side: 'left' | 'right'): Region {
  const left = side === 'left' ? 0 : (1 - partWidth) * width
  return { left, top: 0, right: left + partWidth * width, bottom: height }
}

/** In fractions of the picture, without what lies beyond its edge. */
function boxOf(region: Region, { width, height }: Pick<View, 'width' | 'height'>): Box {
  const left = Math.max(0, region.left / width)
  const top = Math.max(0, region.top / height)
  return {
    left,
    top,
    width: Math.max(0, Math.min(1, region.right / width) - left),
    height: Math.max(0, Math.min(1, region.bottom / height) - top),
  }
}

function inPixels({ left, top, width, height }: Box, view: View): Region {
  return {
    left: left * view.width,
    top: top * view.height,
    right: (left + width) * view.width,
    bottom: (top + height) * view.height,
  }
}
