import type { ThingKind } from '@invigil/sensors/things-kinds.ts'
import { surenessOf, type ThingsNetworkName } from '@invigil/sensors/things-sureness.ts'
import { type DetectionRow, shareRow } from './row.ts'
import type { Seen } from './things-seen.ts'

const kinds: readonly (readonly [ThingKind, number])[] = [
  ['person', 0],
  ['book', 73],
  ['screen', 62],
  ['laptop', 63],
]
const networks: readonly ThingsNetworkName[] = ['centernet', 'nanodet']

/** Whole pictures at sureness .5: of those that show a kind, in how many it is found; of those that do not, in how many falsely. */
export function classRows(seen: readonly Seen[]): DetectionRow[] {
  const coco = seen.filter(({ of }) => of === 'coco')
  const people = seen.filter(({ of }) => of === 'people')
  return kinds.flatMap(([kind, number]) =>
    networks.flatMap((by) => {
      const shows = ({ labels }: Seen) => labels.some((label) => label.number === number)
      const isSeen = (one: Seen) => sureness(one, by, kind) >= 0.5
      const share = (those: readonly Seen[]): [number, number] => [those.filter(isSeen).length, those.length]
      const rows = [
        shareRow(`${kind}, ${by}: found (COCO, trained on)`, ...share(coco.filter(shows))),
        shareRow(`${kind}, ${by}: false (COCO)`, ...share(coco.filter((one) => !shows(one)))),
      ]
      if (kind === 'person') return rows
      return [...rows, shareRow(`${kind}, ${by}: seen in pictures of people`, ...share(people))]
    }),
  )
}

function sureness({ whole }: Seen, by: ThingsNetworkName, kind: ThingKind): number {
  const scores = whole[by].filter(({ what }) => what === kind).map(({ score }) => score)
  return Math.max(0, ...scores.map((score) => surenessOf(by, kind, score)))
}
