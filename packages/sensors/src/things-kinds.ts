import type { thingKinds } from './observation.ts'
import { overlapOf, type Region } from './region.ts'

export type ThingKind = (typeof thingKinds)[number]

/** What we look for among the 80 classes of COCO, by their number. */
export const kindByClass: readonly (readonly [number, ThingKind])[] = [
  [0, 'person'],
  [62, 'screen'],
  [63, 'laptop'],
  [64, 'mouse'],
  [65, 'remote'],
  [66, 'keyboard'],
  [67, 'phone'],
  [73, 'book'],
]

/** What one network took for a thing at one place of the picture, 0..1 sure. */
export interface Sighting extends Region {
  readonly what: ThingKind
  readonly score: number
}

/** Keeps the surest of sightings of one kind that overlap by more than half, surest first. */
export function surestOf(sightings: readonly Sighting[], mostOverlap = 0.5): Sighting[] {
  const kept: Sighting[] = []
  for (const sighting of sightings.toSorted((one, other) => other.score - one.score)) {
    const isKnown = kept.some(
      (surer) => surer.what === sighting.what && overlapOf(surer, sighting) >= mostOverlap,
    )
    if (!isKnown) kept.push(sighting)
  }
  return kept
}

/** The output of that many numbers; throws where the network has none. Some converters rename outputs, none resizes them. */
export function ofLength(outputs: readonly Float32Array[], length: number): Float32Array {
  const found = outputs.find((values) => values.length === length)
  if (!found) throw new Error(`the network gave no output of ${length} numbers`)
  return found
}
