import type { Section } from '@invigil/items/exam-content.ts'

/** One thing as it was, as I have it and as somebody else has it. */
export type Three<Value> = Readonly<Record<'base' | 'mine' | 'theirs', Value>>

/** A section with what lies in it, by ids. */
export interface Place {
  id: string
  items: string[]
  draws: string[]
}

/**
 * Where everything stands after two authors moved things about: who did not move a thing does not decide where it is. What
 * `isKept` does not know stays out, sections aside.
 */
export function mergeOrders(sections: Three<Section[]>, isKept: (id: string) => boolean): Place[] {
  const homes = { items: homesIn(sections, 'items'), draws: homesIn(sections, 'draws') }
  const partsOf = (id: string, part: 'items' | 'draws') =>
    oneOrder(
      {
        base: idsIn(sections.base, id, part),
        mine: idsIn(sections.mine, id, part),
        theirs: idsIn(sections.theirs, id, part),
      },
      (one) => isKept(one) && homes[part].get(one) === id,
    )
  const ids = oneOrder(
    {
      base: sections.base.map(({ id }) => id),
      mine: sections.mine.map(({ id }) => id),
      theirs: sections.theirs.map(({ id }) => id),
    },
    () => true,
  )
  return ids.map((id) => ({ id, items: partsOf(id, 'items'), draws: partsOf(id, 'draws') }))
}

function idsIn(sections: Section[], sectionId: string, part: 'items' | 'draws'): string[] {
  const section = sections.find(({ id }) => id === sectionId)
  return (section?.[part] ?? []).map(({ id }) => id)
}

/** The section in which each part stands; where both moved it, in mine. */
function homesIn(sections: Three<Section[]>, part: 'items' | 'draws'): Map<string, string> {
  const [base, mine, theirs] = [sections.base, sections.mine, sections.theirs].map(
    (all) =>
      new Map(
        all.flatMap((section) => (section[part] ?? []).map(({ id }) => [id as string, section.id as string])),
      ),
  )
  const ids = new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])
  return new Map(
    [...ids].flatMap((id): [string, string][] => {
      const own = mine?.get(id)
      const home = own === undefined || own === base?.get(id) ? (theirs?.get(id) ?? own) : own
      return home === undefined ? [] : [[id, home]]
    }),
  )
}

/** One order of two; the one that was changed leads, mine before theirs. What the other has more goes behind what it follows there. */
export function oneOrder({ base, mine, theirs }: Three<string[]>, isKept: (id: string) => boolean): string[] {
  const haveAll = (id: string) => [base, mine, theirs].every((ids) => ids.includes(id))
  const isUnmoved = mine.filter(haveAll).join() === base.filter(haveAll).join()
  const [first, second] = isUnmoved ? [theirs, mine] : [mine, theirs]
  const order = first.filter(isKept)
  for (const [at, id] of second.entries()) {
    if (!isKept(id) || order.includes(id)) continue
    const before = second.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}
