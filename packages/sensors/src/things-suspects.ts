import { areaOf, overlapOf, type Region, wholeOf } from './region.ts'
import type { Network } from './runtime.ts'
import { findByCenterNet } from './things-centernet.ts'
import type { Sighting } from './things-kinds.ts'
import { findByNanoDet } from './things-nanodet.ts'
import {
  type EvidenceByNetwork,
  evidenceOf,
  type PhoneEvidence,
  type ThingsNetworkName,
} from './things-sureness.ts'
import type { View } from './view.ts'

/** A place that may show a phone, in fractions of the picture's width and height; `score` is the first network's own. */
export interface Suspect {
  readonly place: Region
  readonly score: number
}

/** From these scores on a place is looked at again: of 33 small phones 30 are, and every second picture of people has such a place. */
const suspicious: Readonly<Record<ThingsNetworkName, number>> = { centernet: 0.09, nanodet: 0.16 }

/** Where NanoDet's first crop shows less, nothing else is asked: from .08 on phones were lost in episodes of noisy frames. */
const hopelessBelow = 0.06

/** Below these scores crops tell nothing. */
const leastInCrop = 0.02

/** The suspected thing fills a fifth and an eighth of the crops: what the networks know best. */
const zooms = [5, 8] as const
const smallestSide = 24

/** A phone at a webcam is between a fifth of a face (far behind, or on edge) and three faces long (before the lens). */
const faceWidths = { least: 0.2, most: 3 } as const

/** Places where a network takes something for a phone, surest first. A mouth or an eye of the main face is none. */
export function suspectsAmong(
  sightings: readonly Sighting[],
  by: ThingsNetworkName,
  view: View,
  face: Region | undefined,
): Suspect[] {
  return sightings
    .filter(({ what, score }) => what === 'phone' && score >= suspicious[by])
    .filter((sighting) => !face || mayBeBeside(sighting, face))
    .map((sighting) => ({ place: inFractions(sighting, view), score: sighting.score }))
    .toSorted((one, other) => other.score - one.score)
}

function mayBeBeside(sighting: Region, face: Region): boolean {
  const size = longerSide(sighting) / (face.right - face.left)
  if (size < faceWidths.least || size > faceWidths.most) return false
  const x = ((sighting.left + sighting.right) / 2 - face.left) / (face.right - face.left)
  const y = ((sighting.top + sighting.bottom) / 2 - face.top) / (face.bottom - face.top)
  const isInside = x > 0.15 && x < 0.85 && y > 0.1 && y < 0.95
  // What hides half a face would have hidden the face.
  return !isInside || areaOf(sighting) > areaOf(face) / 2
}

/** The same thing seen a moment later: it overlaps, or has moved by less than its own size. */
export function isSamePlace(one: Region, other: Region): boolean {
  if (overlapOf(one, other) > 0.2) return true
  const across = Math.abs(one.left + one.right - other.left - other.right) / 2
  const down = Math.abs(one.top + one.bottom - other.top - other.bottom) / 2
  return across < one.right - one.left && down < one.bottom - one.top
}

/**
 * Looks again at a suspected place with every network, in crops made for it. `place` is where the thing was then seen best;
 * there is no evidence where a first crop was enough to see that it is nothing.
 */
export async function lookAgain(
  networks: Readonly<Partial<Record<ThingsNetworkName, Network>>>,
  view: View,
  suspect: Suspect,
): Promise<{ place: Region; evidence: EvidenceByNetwork }> {
  const place = inPixels(suspect.place, view)
  const seen: { centernet: SeenInCrop[]; nanodet: SeenInCrop[] } = { centernet: [], nanodet: [] }
  const { centernet, nanodet } = networks
  for (const zoom of zooms) {
    if (!nanodet) break
    const there = await findByNanoDet(nanodet, view, around(place, zoom), leastInCrop)
    seen.nanodet.push(seenAt(place, there))
    if ((seen.nanodet[0]?.phone ?? 0) < hopelessBelow) return { place: suspect.place, evidence: {} }
  }
  for (const zoom of zooms) {
    if (!centernet) break
    const there = await findByCenterNet(centernet, view, around(place, zoom), leastInCrop)
    seen.centernet.push(seenAt(place, there))
  }
  const best = [...seen.centernet, ...seen.nanodet]
    .flatMap(({ phones }) => phones)
    .toSorted((one, other) => other.score - one.score)[0]
  return { evidence: seen, place: best ? inFractions(best, view) : suspect.place }
}

interface SeenInCrop extends PhoneEvidence {
  readonly phones: readonly Sighting[]
}

function seenAt(place: Region, sightings: readonly Sighting[]): SeenInCrop {
  const there = sightings.filter((sighting) => isAt(place, sighting))
  return { ...evidenceOf(there), phones: there.filter(({ what }) => what === 'phone') }
}

function isAt(place: Region, sighting: Sighting): boolean {
  if (overlapOf(place, sighting) > 0.3) return true
  const side = sideOf(place)
  const across = Math.abs(sighting.left + sighting.right - place.left - place.right) / 2
  const down = Math.abs(sighting.top + sighting.bottom - place.top - place.bottom) / 2
  const isNear = across < side * 0.4 && down < side * 0.4
  return sighting.what !== 'person' && isNear && longerSide(sighting) < side * 2
}

function around(place: Region, zoom: number): Region {
  const half = (sideOf(place) * zoom) / 2
  const x = (place.left + place.right) / 2
  const y = (place.top + place.bottom) / 2
  return { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

function sideOf(place: Region): number {
  return Math.max(smallestSide, longerSide(place))
}

function longerSide({ left, top, right, bottom }: Region): number {
  return Math.max(right - left, bottom - top)
}

function inFractions({ left, top, right, bottom }: Region, view: View): Region {
  const { right: width, bottom: height } = wholeOf(view)
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
}

function inPixels({ left, top, right, bottom }: Region, view: View): Region {
  const { right: width, bottom: height } = wholeOf(view)
  return { left: left * width, top: top * height, right: right * width, bottom: bottom * height }
}
