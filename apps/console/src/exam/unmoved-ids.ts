import type { Section } from '@invigil/items/exam-content.ts'

/**
 * What stands where it stood, of all that both orders have: sections among themselves, items and draws among those of their
 * section. As few things as possible have moved: the longest rising run of old places stays.
 */
export function unmovedIds(older: readonly Section[], newer: readonly Section[]): Set<string> {
  const stayed = stayedOf(
    older.map(({ id }) => id),
    newer.map(({ id }) => id),
  )
  for (const section of newer) {
    const before = older.find(({ id }) => id === section.id)
    for (const part of ['items', 'draws'] as const) {
      const [was, is] = [before?.[part] ?? [], section[part] ?? []].map((all) => all.map(({ id }) => id))
      for (const id of stayedOf(was ?? [], is ?? [])) stayed.add(id)
    }
  }
  return stayed
}

/** The longest run of the newer order whose old places rise (patience sorting). */
function stayedOf(older: readonly string[], newer: readonly string[]): Set<string> {
  const oldPlace = new Map(older.map((id, at) => [id, at]))
  const common = newer.filter((id) => oldPlace.has(id))
  const places = common.map((id) => oldPlace.get(id) ?? 0)
  /** For each length of a run, at which place the one ends whose last old place is the least. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [at, place] of places.entries()) {
    const found = ends.findIndex((end) => (places[end] ?? 0) >= place)
    const length = found < 0 ? ends.length : found
    before[at] = length > 0 ? ends[length - 1] : undefined
    ends[length] = at
  }
  const stayed = new Set<string>()
  let at = ends.at(-1)
  while (at !== undefined) {
    const id = common[at]
    if (id !== undefined) stayed.add(id)
    at = before[at]
  }
  return stayed
}
