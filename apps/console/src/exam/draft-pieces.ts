import type { Item } from '@invigil/items/all.ts'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import type { Draft } from './draft.ts'
import { mergeOrders, type Place, type Three } from './merge-orders.ts'
import type { ValueClash } from './merge-values.ts'

/** A part of a draft that two authors can change without meeting each other. */
export type Piece =
  | { what: 'item'; id: string; value: Item }
  | { what: 'draw'; id: string; value: Draw }
  | { what: 'section'; id: string; value: Omit<Section, 'items' | 'draws'> }
  | { what: 'exam'; id: string; value: unknown }

/** What both authors changed, each otherwise. An absent side has removed it. */
export interface Clash {
  what: Piece['what']
  /** The id of an item, draw or section, or the name of a field of the exam; with the path of a field within it behind. */
  id: string
  mine: Piece | undefined
  theirs: Piece | undefined
  /** The one field that they differ in, by its path, with both its sides; absent where one of both has removed the whole. */
  within?: ValueClash
}

/** Whose word counts where both changed the same, by the clash's id; mine where nothing is said. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

/** Everything of a draft that is merged by itself, by its id. */
export function piecesOf({ content, policy, ...head }: Draft): Map<string, Piece> {
  const { sections, ...settings } = content
  const rules = Object.entries(policy).map(([name, value]) => [`policy.${name}`, value] as const)
  const fields = [...Object.entries({ ...head, ...settings }), ...rules]
  const all: Piece[] = [
    ...fields
      .filter(([, value]) => value !== undefined)
      .map(([id, value]) => ({ what: 'exam' as const, id, value })),
    ...sections.flatMap(({ items, draws = [], ...own }): Piece[] => [
      { what: 'section', id: own.id, value: own },
      ...items.map((value) => ({ what: 'item' as const, id: value.id, value })),
      ...draws.map((value) => ({ what: 'draw' as const, id: value.id, value })),
    ]),
  ]
  return new Map(all.map((piece) => [piece.id, piece]))
}

interface Merged {
  merged: ReadonlyMap<string, Piece>
  /** Sections that one removed and the other filled, whose removal was chosen: what was new in them goes too. */
  gone: ReadonlySet<string>
  isNew: (id: string) => boolean
}

/** The draft of merged pieces; a place or an order that both changed is a clash, settled by `choices`. */
export function assembled(
  { merged, gone, isNew }: Merged,
  drafts: Three<Draft>,
  choices: Choices,
): { draft: Draft; clashes: Clash[] } {
  const { base, mine, theirs } = drafts
  const clashes: Clash[] = []
  const lost = new Set(
    [...mine.content.sections, ...theirs.content.sections]
      .filter(({ id }) => gone.has(id))
      .flatMap(({ items, draws = [] }) => [...items, ...draws].map(({ id }): string => id).filter(isNew)),
  )
  const order = mergeOrders(
    { base: base.content.sections, mine: mine.content.sections, theirs: theirs.content.sections },
    {
      isKept: (id) => merged.has(id) && !lost.has(id),
      isGone: (id) => gone.has(id),
      settle(path, sides) {
        const [id = '', rest] = path.split('/')
        const piece = rest ? merged.get(id) : undefined
        const within = { path: rest ?? path, ...named(sides, drafts) }
        clashes.push({ what: piece?.what ?? 'exam', id: path, mine: piece, theirs: piece, within })
        return choices[path] ?? 'mine'
      },
    },
  )
  return { draft: drafted(order, merged, drafts), clashes }
}

/** What ids stand for, as an author reads it. */
function named(sides: Record<'mine' | 'theirs', string[]>, { mine, theirs }: Three<Draft>) {
  const all = [...mine.content.sections, ...theirs.content.sections]
  const words = new Map(
    all.flatMap(({ id, title, items }): [string, string][] => [
      [id, title],
      ...items.map((item): [string, string] => [item.id, firstWords(item.text)]),
    ]),
  )
  const said = (ids: string[]) => ids.map((id, at) => words.get(id) || `${at + 1}`)
  return { mine: said(sides.mine), theirs: said(sides.theirs) }
}

function drafted(order: readonly Place[], merged: ReadonlyMap<string, Piece>, drafts: Three<Draft>): Draft {
  const sections = order.flatMap(({ id, items, draws }): Section[] => {
    const own = headOf(id, merged, drafts)
    // A section that one author removed stays as long as the other has put something into it.
    if (!own || (!merged.has(id) && items.length === 0 && draws.length === 0)) return []
    const inOrder = [...items, ...draws].flatMap((part) => merged.get(part) ?? [])
    const drawn = inOrder.flatMap((piece) => (piece.what === 'draw' ? piece.value : []))
    return [
      {
        ...own,
        items: inOrder.flatMap((piece) => (piece.what === 'item' ? piece.value : [])),
        ...(drawn.length > 0 && { draws: drawn }),
      },
    ]
  })
  const fields = [...merged.values()].filter(({ what }) => what === 'exam')
  const named = (isWanted: (id: string) => boolean, from = 0) =>
    Object.fromEntries(
      fields.filter(({ id }) => isWanted(id)).map(({ id, value }) => [id.slice(from), value]),
    )
  const settings = new Set(['shuffleOptions', 'decimals', 'tools'])
  return {
    ...named((id) => !settings.has(id) && !id.startsWith('policy.')),
    policy: named((id) => id.startsWith('policy.'), 'policy.'.length),
    content: { ...named((id) => settings.has(id)), sections },
  } as Draft
}

function headOf(id: string, merged: ReadonlyMap<string, Piece>, { mine, theirs }: Three<Draft>) {
  const piece = merged.get(id)
  if (piece?.what === 'section') return piece.value
  const left = [...mine.content.sections, ...theirs.content.sections].find((section) => section.id === id)
  if (!left) return
  const { items, draws, ...own } = left
  return own
}
