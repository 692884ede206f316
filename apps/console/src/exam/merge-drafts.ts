import { Item } from '@invigil/items/all.ts'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import type { Draft } from './draft.ts'
import { isSame } from './is-same.ts'
import { mergeOrders, type Three } from './merge-orders.ts'
import { mergeValues, type ValueClash } from './merge-values.ts'
import { withOneKey, withoutKeyField } from './one-key.ts'

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

/**
 * Two drafts that began as the same one, as one: what only one author changed is taken over; what both changed otherwise is
 * told as a clash and settled by `choices`. Fields of one item, section or draw are merged each by itself. Where both moved the
 * same item, my order counts. `brings`: what of theirs is new.
 */
export function mergeDrafts(
  drafts: Three<Draft>,
  choices: Choices = {},
): { draft: Draft; clashes: Clash[]; brings: number } {
  const pieces = ofEach(drafts, piecesOf)
  const ids = new Set([...pieces.mine.keys(), ...pieces.theirs.keys()])
  const clashes: Clash[] = []
  let brings = 0
  const merged = new Map<string, Piece>()
  for (const id of ids) {
    const three = ofEach(pieces, (all) => all.get(id))
    if (!isSame(three.base, three.theirs) && !isSame(three.mine, three.theirs)) brings += 1
    const one = isClash(three) ? mergedPiece(id, three, choices) : undefined
    clashes.push(...(one?.clashes ?? []))
    const kept = one ? one.piece : isSame(three.base, three.mine) ? three.theirs : three.mine
    if (kept) merged.set(id, kept)
  }
  return { draft: assembled(merged, drafts), clashes, brings }
}

function isClash({ base, mine, theirs }: Three<Piece | undefined>): boolean {
  return !isSame(mine, theirs) && !isSame(base, mine) && !isSame(base, theirs)
}

/** What both changed, field by field; as a whole where one has removed it, or where its parts would not fit together. */
function mergedPiece(
  id: string,
  { base, mine, theirs }: Three<Piece | undefined>,
  choices: Choices,
): { piece: Piece | undefined; clashes: Clash[] } {
  const what = (mine ?? theirs)?.what ?? 'exam'
  const fields = base && mine && theirs ? mergedFields(id, { base, mine, theirs }, choices) : undefined
  if (fields) return fields
  return { piece: choices[id] === 'theirs' ? theirs : mine, clashes: [{ what, id, mine, theirs }] }
}

function mergedFields(id: string, { base, mine, theirs }: Three<Piece>, choices: Choices) {
  const idOf = (path: string) => (path === '' ? id : `${id}/${path}`)
  const values: Three<unknown> = { base: base.value, mine: mine.value, theirs: theirs.value }
  const { value, clashes } = mergeValues(withOneKey(values), (path) => choices[idOf(path)] ?? 'mine')
  const piece = { ...mine, value: withoutKeyField(value) } as Piece
  if (!fits(piece) && fits(mine) && fits(theirs)) return
  return {
    piece,
    clashes: clashes.map(
      (within): Clash => ({ what: mine.what, id: idOf(within.path), mine, theirs, within }),
    ),
  }
}

/** Two lists that are each short enough may be too long together. */
function fits({ what, value }: Piece): boolean {
  return what !== 'item' || Item.safeParse(value).success
}

function ofEach<From, To>({ base, mine, theirs }: Three<From>, how: (from: From) => To): Three<To> {
  return { base: how(base), mine: how(mine), theirs: how(theirs) }
}

function piecesOf({ content, policy, ...head }: Draft): Map<string, Piece> {
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

function assembled(merged: ReadonlyMap<string, Piece>, drafts: Three<Draft>): Draft {
  const order = mergeOrders(
    ofEach(drafts, ({ content }) => content.sections),
    (id) => merged.has(id),
  )
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
  const settings = new Set(['shuffleOptions', 'tools'])
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
