import type { Section } from '@invigil/items/exam-content.ts'

/** One thing as it was, as I have it and as somebody else has it. */
export type Three<Value> = Readonly<Record<'base' | 'mine' | 'theirs', Value>>

/** A section with what lies in it, by ids. */
export interface Place {
  id: string
  items: string[]
  draws: string[]
}

/** What is asked of a place or an order that both changed: `id/place`, `id/items-order`, `order` of the sections. */
type Settle = (path: string, sides: Omit<Three<string[]>, 'base'>) => 'mine' | 'theirs'

interface Ways {
  isKept: (id: string) => boolean
  settle: Settle
  /** Whether a section is gone for good, even for what one of both has put into it. */
  isGone: (sectionId: string) => boolean
}

/**
 * Where everything stands after two authors moved things about: who did not move a thing does not decide where it is; where
 * both moved it, `settle` does. What `isKept` does not know stays out, sections aside.
 */
export function mergeOrders(sections: Three<Section[]>, ways: Ways): Place[] {
  const homes = { items: homesIn(sections, 'items', ways), draws: homesIn(sections, 'draws', ways) }
  const partsOf = (id: string, part: 'items' | 'draws') =>
    settledOrder(
      {
        base: idsIn(sections.base, id, part),
        mine: idsIn(sections.mine, id, part),
        theirs: idsIn(sections.theirs, id, part),
      },
      (one) => ways.isKept(one) && homes[part].get(one) === id,
      (sides) => ways.settle(`${id}/${part}-order`, sides),
    )
  const ids = settledOrder(
    {
      base: sections.base.map(({ id }) => id),
      mine: sections.mine.map(({ id }) => id),
      theirs: sections.theirs.map(({ id }) => id),
    },
    () => true,
    (sides) => ways.settle('order', sides),
  )
  return ids.map((id) => ({ id, items: partsOf(id, 'items'), draws: partsOf(id, 'draws') }))
}

function idsIn(sections: Section[], sectionId: string, part: 'items' | 'draws'): string[] {
  const section = sections.find(({ id }) => id === sectionId)
  return (section?.[part] ?? []).map(({ id }) => id)
}

/** The section in which each part of a draft stands, by the part's id. */
export function homesOf(sections: readonly Section[]): Map<string, string> {
  return new Map(
    sections.flatMap(({ id: home, items, draws = [] }) =>
      [...items, ...draws].map(({ id }): [string, string] => [id, home]),
    ),
  )
}

/** The section in which each part stands in the end. */
function homesIn(sections: Three<Section[]>, part: 'items' | 'draws', ways: Ways): Map<string, string> {
  const [base, mine, theirs] = [sections.base, sections.mine, sections.theirs].map((all) =>
    homesOf(all.map((section) => ({ ...section, items: [], draws: [], [part]: section[part] ?? [] }))),
  )
  const ids = new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])
  return new Map(
    [...ids].flatMap((id): [string, string][] => {
      const home = homeOf(id, { base: base?.get(id), mine: mine?.get(id), theirs: theirs?.get(id) }, ways)
      return home === undefined ? [] : [[id, home]]
    }),
  )
}

function homeOf(id: string, homes: Three<string | undefined>, { isKept, settle, isGone }: Ways) {
  const { base, mine, theirs } = homes
  const left = [mine, theirs].filter((home) => home !== undefined && !isGone(home))
  if (left.length < 2 || mine === theirs) return left[0] ?? mine ?? theirs
  if (mine === base || !isKept(id)) return theirs
  if (theirs === base) return mine
  return homes[settle(`${id}/place`, { mine: [mine ?? ''], theirs: [theirs ?? ''] })]
}

/** Whether what all three have was moved by one at most, or by both alike. */
export function isMovedByOne(ids: Three<string[]>): boolean {
  const { base, mine, theirs } = common(ids)
  return [theirs, base].some((one) => one.join() === mine.join()) || base.join() === theirs.join()
}

function common({ base, mine, theirs }: Three<string[]>): Three<string[]> {
  const ofAll = (ids: string[]) => ids.filter((id) => [base, mine, theirs].every((all) => all.includes(id)))
  return { base: ofAll(base), mine: ofAll(mine), theirs: ofAll(theirs) }
}

function settledOrder(
  ids: Three<string[]>,
  isKept: (id: string) => boolean,
  settle: (sides: Three<string[]>) => 'mine' | 'theirs',
): string[] {
  const isMine = isMovedByOne(ids) || settle(common(ids)) === 'mine'
  return oneOrder(isMine ? ids : { base: ids.base, mine: ids.theirs, theirs: ids.mine }, isKept)
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
